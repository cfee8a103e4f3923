import type { Room } from "../../server/room/state.ts";
import type { AnswerRow, Seat } from "../../server/store/room-store.ts";
import type { Results } from "../../shared/rest.ts";

/** All that the store and its public export say at the end. */
export interface Truth {
	readonly room: Room;
	readonly epoch: string;
	readonly seats: readonly Seat[];
	readonly rows: ReadonlyMap<number, readonly AnswerRow[]>;
	readonly results: Results;
}

/** Writes the fault down unless it is true. */
export type Hold = (truthful: boolean, fault: string) => void;

export const same = (a: unknown, b: unknown) =>
	JSON.stringify(a) === JSON.stringify(b);

/** Counts at the close, a recount of the rows, and the export say the same; so do scores, by another account. */
export function checkResults({ room, rows, results }: Truth, hold: Hold): void {
	for (const round of room.rounds) {
		const own = rows.get(round.round) ?? [];
		const groups: Record<string, number> = {};
		for (const { choice } of own)
			groups[JSON.stringify(choice)] =
				(groups[JSON.stringify(choice)] ?? 0) + 1;
		const sorted = (of: object) => Object.entries(of).sort();
		if (round.closedAt !== null)
			hold(
				same(sorted(round.groups ?? { none: 1 }), sorted(groups)),
				`round ${round.round}: counted ${JSON.stringify(round.groups)}, stored ${JSON.stringify(groups)}`,
			);
		const told = results.questions[round.question]?.rounds.find(
			(one) => one.round === round.round,
		);
		const options = results.questions[round.question]?.options ?? [];
		const counts = options.map(
			(_, index) => own.filter(({ choice }) => choice.includes(index)).length,
		);
		hold(
			told?.answered === own.length && same(told.counts, counts),
			`round ${round.round} is told wrongly in the results`,
		);
		for (const row of own) {
			const answers = results.students
				.find((student) => student.seat === row.seat)
				?.answers.filter((answer) => answer.round === row.round);
			hold(
				answers?.length === 1 && same(answers[0]?.choice, row.choice),
				`the results have not exactly this: ${JSON.stringify(row)}`,
			);
		}
	}
	const active = results.students.filter((student) => !student.removed);
	for (const student of results.students) {
		const score = plainScore(results, room, student);
		hold(
			student.score === score,
			`${student.name} has ${student.score}, by another account ${score}`,
		);
		const better = active.filter(
			(other) => plainScore(results, room, other) > score,
		);
		hold(
			student.rank === (student.removed ? null : better.length + 1),
			`${student.name} has rank ${student.rank}`,
		);
	}
}

/** The score from the export alone, by a second, plainer account. */
function plainScore(
	{ questions, settings }: Results,
	room: Room,
	student: Results["students"][number],
): number {
	let hundredths = 0;
	for (const question of questions) {
		const revealed = question.rounds.filter(
			({ round }) => room.rounds[round - 1]?.revealed,
		);
		const counting =
			revealed.findLast(({ answered }) => answered > 0) ?? revealed.at(-1);
		const answer = student.answers.find(
			({ round }) => round === counting?.round,
		);
		const key = question.options.flatMap(({ correct }, index) =>
			correct ? [index] : [],
		);
		if (counting === undefined || answer === undefined) continue;
		if (key.length === 0 || !same(key, answer.choice)) continue;
		if (settings.scoring === "none") continue;
		const { deadline = null, openedAt = 0 } =
			room.rounds[counting.round - 1] ?? {};
		const whole = (deadline ?? 0) - openedAt;
		const share =
			settings.scoring === "speed" && deadline !== null
				? 1 - Math.min(answer.at - openedAt, whole) / whole / 2
				: 1;
		hundredths += Math.round(question.points * share * 100);
	}
	return hundredths / 100;
}
