// A part of a cluster that is started again whenever it ends by itself.
import { startPart } from "./part.mjs";

/** So many ends within so long are no accident that another start would mend. */
const most = { ends: 5, withinMs: 60_000 };
const firstPauseMs = 250;

/**
 * Starts a part as `startPart` does. Once `keep()` was called it is started again when it ends: soon, and each time later.
 * `say` is told in words; `giveUp` too, when it ended too often.
 */
export function keepPart(options, { say, giveUp }) {
	let ends = [];
	let kept = false;
	let stopped = false;
	let timer = null;
	let part = begin();

	function begin() {
		return startPart({ ...options, onEnd });
	}

	function onEnd(ended, how) {
		if (!kept || stopped) return;
		// What it had started itself must not go on beside its successor.
		ended.signal("SIGKILL");
		const now = performance.now();
		ends = [...ends.filter((end) => now - end < most.withinMs), now];
		if (ends.length >= most.ends) {
			giveUp(
				`${options.name} ended (${how}), ${most.ends} times within a minute. Its last words:\n${ended.said()}\n`,
			);
			return;
		}
		say(`${options.name} ended (${how}). It is started again.`);
		timer = setTimeout(
			() => {
				part = begin();
			},
			firstPauseMs * 2 ** (ends.length - 1),
		);
	}

	return {
		name: options.name,
		said: () => part.said(),
		running: () => part.running(),
		keep() {
			kept = true;
		},
		async stop(withinMs) {
			stopped = true;
			clearTimeout(timer);
			await part.stop(withinMs);
		},
	};
}
