import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Instructor } from "../instructor.ts";
import type { Lecture } from "../lecture.ts";

/** F16. The instructor is away for so long; before and after, two tabs press the same button at once. */
export function twoTabs(awayMs: number): Fault {
	return {
		id: "F16",
		is: `instructor drops for ${awayMs / 1000} s, two tabs`,
		x: 5000,
		rounds: 3,
		needs: { ...usual, stale: 5 },
		async play(lecture) {
			const { instructor } = lecture;
			const other = await instructor.secondTab();
			const both = () => pressTwice(instructor, other);
			await lecture.round({
				overMs: 800,
				beforeOpen: both,
				beforeClose: both,
				beforeReveal: both,
			});
			await lecture.round({
				overMs: 1000,
				burstAt: 300,
				during: async () => {
					await sleep(300);
					await lecture.strike(
						"the instructor is away",
						() => instructor.stayAway(awayMs),
						{ clockRuns: true },
					);
				},
				patienceMs: awayMs + 10_000,
			});
			await lecture.round({
				overMs: 500,
				beforeOpen: both,
				beforeClose: () => staleTab(lecture, other),
			});
			other.leave();
		},
	};
}

/** Both pages show the same place; both press, and one of them once more. */
async function pressTwice(one: Instructor, other: Instructor): Promise<void> {
	const command = one.view().primary?.command;
	if (command === undefined) return;
	await Promise.all([one.command(command), other.command(command)]);
	await other.command(command);
	await sleep(300);
}

/** A tab that was asleep since the question before presses what it shows. */
async function staleTab(lecture: Lecture, other: Instructor): Promise<void> {
	const round = lecture.instructor.view().round ?? 1;
	const at = `open:${round - 2}:${round - 1}`;
	await other.command({ do: "close", at });
}
