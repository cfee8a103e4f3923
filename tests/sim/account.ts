import * as v from "valibot";
import type { Room } from "../../server/room/state.ts";
import type { AnswerRow, Seat } from "../../server/store/room-store.ts";
import type { Json } from "../../shared/json.ts";
import type { Distribution } from "../../shared/kinds/kind.ts";
import { isJudged, isKeyless, kindOf } from "../../shared/kinds/kinds.ts";
import { Correct, Options, unsure } from "../../shared/kinds/options.ts";
import { limits } from "../../shared/limits.ts";
import type { Results } from "../../shared/rest.ts";
import type { Sheet } from "../../shared/views.ts";
import { spelled } from "../room/spelled.ts";

/** All that the store and its public export say at the end. */
export interface Truth {
	readonly room: Room;
	/** The questions as it asks them. */
	readonly sheet: Sheet;
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
		const asked = results.questions.find(
			({ index }) => index === round.question,
		);
		const right = own.filter(
			({ value }) => asked !== undefined && shareOf(asked, value) === 1,
		).length;
		const judged = asked !== undefined && hasRight(asked);
		const counted = { answered: own.length, right: judged ? right : null };
		if (round.closedAt !== null)
			hold(
				same(round.counted, counted),
				`round ${round.round}: counted ${JSON.stringify(round.counted)}, stored ${JSON.stringify(counted)}`,
			);
		const question = results.questions.find(
			({ index }) => index === round.question,
		);
		const told = question?.rounds.find((one) => one.round === round.round);
		hold(
			told?.answered === own.length &&
				same(told.distribution, recounted(question, own)),
			`round ${round.round} is told wrongly in the results`,
		);
		for (const row of own) {
			const answers = results.students
				.find((student) => student.seat === row.seat)
				?.answers.filter((answer) => answer.round === row.round);
			hold(
				answers?.length === 1 && same(answers[0]?.value, row.value),
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

/** The picture of a round's rows, by a plainer account where options are counted. */
function recounted(
	question: Results["questions"][number] | undefined,
	rows: readonly AnswerRow[],
): Distribution | null {
	if (question === undefined) return null;
	const { ask, key } = question;
	const answered = rows.length;
	if (v.is(Options, ask))
		return {
			answered,
			counts: ask.options.map(
				(_, index) =>
					rows.filter(({ value }) => [value].flat().includes(index)).length,
			),
			...(ask.unsure && {
				unsure: rows.filter(({ value }) => value === unsure).length,
			}),
		};
	const kind = kindOf(question);
	const groups: Record<string, number> = {};
	for (const { value } of rows)
		for (const group of kind.groups(ask, value))
			groups[group] = (groups[group] ?? 0) + 1;
	const { length } = Object.keys(groups);
	if (length > limits.groupsTold) throw new Error("a hall of too many groups");
	return kind.distribution(ask, key, {
		answered,
		groups: spelled(kind, groups),
		left: 0,
		...(hasRight(question) && {
			right: rows.filter(({ value }) => shareOf(question, value) === 1).length,
		}),
	});
}

/** Whether anything is right about it, and somebody has said what. */
function hasRight(question: Results["questions"][number]): boolean {
	return isJudged(question) && !isKeyless(question);
}

/** What share of the points an answer earns, by a plainer account where options are correct. */
function shareOf(question: Results["questions"][number], value: Json): number {
	const { ask, key } = question;
	if (!hasRight(question)) return 0;
	return v.is(Correct, key)
		? Number(key.correct.length > 0 && same(key.correct, value))
		: (kindOf(question).mark(ask, key, value) ?? 0);
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
		if (counting === undefined || answer === undefined) continue;
		const right = shareOf(question, answer.value);
		if (right === 0 || settings.scoring === "none") continue;
		const { deadline = null, openedAt = 0 } =
			room.rounds[counting.round - 1] ?? {};
		const whole = (deadline ?? 0) - openedAt;
		const share =
			settings.scoring === "speed" && deadline !== null
				? 1 - Math.min(answer.at - openedAt, whole) / whole / 2
				: 1;
		if (settings.scoring !== "speed" || settings.perPoint === 1)
			hundredths += Math.round(question.points * right * share * 100);
		else {
			const isQuick = answer.at - openedAt <= 500;
			const thousands = question.points * right * (isQuick ? 1 : share);
			hundredths += Math.round(thousands * 1000) * 100;
		}
	}
	return hundredths / 100;
}
