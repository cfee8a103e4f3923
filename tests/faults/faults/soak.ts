import { type Fault, usual } from "../fault.ts";
import { memoryOf } from "../memory.ts";

/** Samples of the nodes' memory, and where they are compared: after a warm-up, and at the end. */
const everyMs = 5000;
const most = 1.1;
/** As many questions as the quiz has: whoever ends a room walks through what was not asked. */
const rounds = 40;

/**
 * The release tier's long sitting: no fault, a question every 45 s, quicker than any lecture; the nodes' memory may
 * grow by a tenth, no more.
 */
export function soak(minutes: number): Fault {
	return {
		id: "soak",
		is: `${minutes} minutes without a fault`,
		x: 5000,
		rounds,
		needs: { ...usual, inFlight: 0 },
		async play(lecture) {
			const samples: number[] = [];
			const timer = setInterval(() => {
				const all = memoryOf(lecture.site);
				samples.push(all.reduce((sum, mb) => sum + mb, 0));
			}, everyMs);
			const overMs = (minutes * 60_000) / rounds;
			for (let round = 0; round < rounds; round++)
				await lecture.round({ overMs, changeable: round % 2 === 1 });
			clearInterval(timer);
			const part = Math.ceil(samples.length / 6);
			const warm = median(samples.slice(part, 2 * part));
			const last = median(samples.slice(-part));
			console.log(
				`   nodes' memory: ${warm.toFixed(0)} MB after the warm-up, ${last.toFixed(0)} MB at the end`,
			);
			if (last > most * warm)
				lecture.recorder.add({
					k: "log",
					process: "nodes",
					text: `memory grew from ${warm} to ${last} MB`,
				});
		},
	};
}

function median(numbers: readonly number[]): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
