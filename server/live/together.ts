import { setTimeout as pause } from "node:timers/promises";

/**
 * For what many may ask and has one answer for all: it is looked for once for everybody who waits, never more often than this, and
 * never before somebody asked, so that the answer is as new as the question.
 */
export function together<T>(
	look: () => Promise<T>,
	everyMs: number,
): () => Promise<T> {
	let coming: Promise<T> | null = null;
	let last = Number.NEGATIVE_INFINITY;
	const begin = async () => {
		const left = last + everyMs - performance.now();
		if (left > 0) await pause(left);
		last = performance.now();
		coming = null;
		return look();
	};
	return () => {
		if (coming !== null) return coming;
		const mine = Promise.resolve().then(begin);
		coming = mine;
		return mine;
	};
}
