import type { Steps } from "../room/steps.ts";

/** So long a task may keep the event loop before it turns. */
const sliceMs = 10;

/** Who waits for a turn of the event loop of their own. */
const waiting: (() => void)[] = [];

function goOn(): void {
	waiting.shift()?.();
	if (waiting.length > 0) setImmediate(goOn);
}

/** When the loop has turned: one task to a turn, however many go on at once. */
function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		if (waiting.push(resolve) === 1) setImmediate(goOn);
	});
}

/** A task's slices: call between its steps, and the loop turns when one has been long enough. */
export function slices(ms = sliceMs): () => Promise<void> | void {
	let until = performance.now() + ms;
	return () => {
		if (performance.now() < until) return;
		return nextTurn().then(() => {
			until = performance.now() + ms;
		});
	};
}

/** Does what takes long step by step, so that others' answers are saved in between. `turn`: of a task that this is a part of. */
export async function inSlices<T>(
	steps: Steps<T>,
	turn = slices(),
): Promise<T> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		const waits = turn();
		if (waits !== undefined) await waits;
	}
}
