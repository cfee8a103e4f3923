import { sleep } from "../dice.ts";
import { type Fault, usual } from "../fault.ts";
import type { Lecture } from "../lecture.ts";
import type { Student } from "../student.ts";

/** F10. Every answer goes one to three times, over other sockets and nodes, with other values. */
export const repeated: Fault = {
	id: "F10",
	is: "every answer sent 1 to 3 times, other sockets, nodes, values",
	// The student's first connection is put out by the others, and comes back.
	x: 5000,
	rounds: 2,
	short: true,
	needs: { ...usual, repeats: 100 },
	async play(lecture) {
		for (const changeable of [false, true])
			await lecture.round({
				overMs: 1000,
				changeable,
				answer: (round) =>
					lecture.strike(
						"answers sent again",
						() => sendAgain(lecture, round),
						{ clockRuns: true },
					),
			});
	},
};

async function sendAgain(lecture: Lecture, round: number): Promise<void> {
	const { dice, site } = lecture;
	const urls = [site.url, ...site.nodes.map(({ url }) => url)];
	await Promise.all([
		...lecture.phones.map(async (phone) => {
			await sleep(dice.next() * 800);
			phone.answer(lecture.sample(), true);
		}),
		...lecture.students.map(async (student) => {
			await sleep(dice.next() * 800);
			const answer = () => ({ round, seq: 1, value: lecture.sample() });
			const more = Array.from({ length: dice.whole(0, 2) }, () =>
				student.sendElsewhere(answer(), dice.pick(urls)),
			);
			let replies = await Promise.all([student.send(answer(), true), ...more]);
			// Each new connection put the one before out: what became of its answer is asked for until somebody knows.
			for (let tries = 0; tries < 20 && replies.every(isUnknown); tries++) {
				await sleep(500);
				replies = [await student.send(answer(), true)];
			}
		}),
	]);
}

const isUnknown = (reply: unknown) => reply === "unknown";

/** When a student of each group sends, ms after the deadline, and whether that must count. */
const moments: readonly { readonly at: number; readonly meant: boolean }[] = [
	{ at: -1500, meant: true },
	{ at: -50, meant: true },
	{ at: 0, meant: true },
	{ at: 50, meant: true },
	{ at: 450, meant: false },
	{ at: 550, meant: false },
	{ at: 900, meant: false },
];

/** F11. Answers around the deadline, after the close, to a round that is not open yet, to the one before, of another epoch. */
export const late: Fault = {
	id: "F11",
	is: "answers around the deadline, after the close, to other rounds, of another epoch",
	x: 1000,
	rounds: 2,
	seconds: [5, null],
	short: true,
	needs: {
		...usual,
		refused: { closed: 5, "old-round": 5, "not-open": 5, busy: 5 },
	},
	async play(lecture) {
		await lecture.round({
			overMs: 0,
			answer: (round) =>
				lecture.strike(
					"answers around the deadline",
					() => aroundDeadline(lecture, round),
					{ clockRuns: true },
				),
			beforeReveal: () => toAnotherRound(lecture, 2, 20),
		});
		await lecture.round({
			overMs: 800,
			burstAt: 300,
			during: async () => {
				await toAnotherRound(lecture, 1, 40);
				await ofAnotherEpoch(lecture, 2, 20);
			},
		});
	},
};

async function aroundDeadline(lecture: Lecture, round: number): Promise<void> {
	const deadline = lecture.instructor.view().deadline ?? 0;
	for (const phone of lecture.phones) phone.answer(lecture.sample(), true);
	await Promise.all(
		lecture.students.map(async (student, index) => {
			const { at, meant } = moments[index % moments.length] ?? {
				at: 0,
				meant: true,
			};
			// Store, nodes and students are on one machine and have one clock.
			await sleep(deadline + at - Date.now());
			const value = lecture.sample();
			await student.send({ round, seq: 1, value }, meant);
		}),
	);
}

/** Some students answer a round that is not the open one. Those who have answered it are told what is stored. */
async function toAnotherRound(
	lecture: Lecture,
	round: number,
	count: number,
): Promise<void> {
	const { students, dice } = lecture;
	const some: readonly Student[] = students.slice(0, count);
	await Promise.all(
		some.map(async (student) => {
			await sleep(dice.next() * 200);
			const value = lecture.sample(round);
			await student.send({ round, seq: 1, value }, false);
		}),
	);
}

/** Some students answer the open round with a value of their own, as of a store that has been restored since. */
async function ofAnotherEpoch(
	lecture: Lecture,
	round: number,
	count: number,
): Promise<void> {
	await Promise.all(
		lecture.students.slice(-count).map((student) => {
			const value = lecture.sample(round);
			const epoch = "the-history-before-this";
			return student.send({ round, seq: 50, value, epoch }, false);
		}),
	);
}
