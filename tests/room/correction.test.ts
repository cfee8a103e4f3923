import { describe, expect, test } from "vitest";
import { csvParts } from "../../server/files/results-csv.ts";
import { analysisOf } from "../../server/room/analysis/analysis.ts";
import {
	correctionPreviewInSteps,
	roundToCorrect,
} from "../../server/room/correction-preview.ts";
import {
	correct,
	correctedSheet,
	correctionsTag,
} from "../../server/room/corrections.ts";
import {
	type Answered,
	type AnswersByRound,
	scoreRoom,
} from "../../server/room/marks.ts";
import { reduce } from "../../server/room/reduce.ts";
import type { SeatRecord } from "../../server/room/results.ts";
import type { Room } from "../../server/room/state.ts";
import { atOnce } from "../../server/room/steps.ts";
import { streakAt } from "../../server/room/streak.ts";
import { viewForOne } from "../../server/room/student-view.ts";
import type { Correction } from "../../shared/correction.ts";
import type { CorrectionPreview } from "../../shared/correction-told.ts";
import type { Json } from "../../shared/json.ts";
import type { Question } from "../../shared/quiz.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { defaultSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import { diceOf } from "./dice.ts";
import {
	accepted,
	asked,
	dawn,
	question,
	refusal,
	room,
	run,
} from "./example.ts";
import { resultsOf } from "./whole.ts";

interface Lecture {
	readonly room: Room;
	readonly sheet: Sheet;
	readonly seats: readonly SeatRecord[];
	readonly answers: AnswersByRound;
}

const seat = (id: string, more: Partial<SeatRecord> = {}): SeatRecord => ({
	id,
	name: id,
	joinedAt: dawn,
	removed: false,
	...more,
});

type Scoring = (typeof defaultSettings)["scoring"];

/** Each question is revealed in its order; `said`: by seat, what each answered, null: nothing. */
function lecture(
	sheet: readonly Question[],
	said: Readonly<Record<string, readonly Json[]>>,
	scoring: Scoring = "correctness",
	seats = Object.keys(said).map((id) => seat(id)),
): Lecture {
	const settings = { ...defaultSettings, scoring };
	let so = room({ settings });
	const answers = new Map<number, Answered[]>();
	for (const index of sheet.keys()) {
		const rows = Object.entries(said).flatMap(([id, values], place) => {
			const value = values[index] ?? null;
			return value === null
				? []
				: [{ seat: id, value, at: dawn + 1000 * place }];
		});
		const counts: Record<string, number> = {};
		for (const { value } of rows) {
			const text = JSON.stringify(value);
			counts[text] = (counts[text] ?? 0) + 1;
		}
		so = asked(so, index, counts, dawn, sheet);
		answers.set(so.rounds.length, rows);
	}
	return { room: so, sheet, seats, answers };
}

function corrected(
	of: Lecture,
	index: number,
	correction: Correction,
): Lecture {
	const { room: from, sheet } = of;
	const marked = correctedSheet(from, sheet);
	const command = { do: "correct", question: index, correction } as const;
	const next = accepted(reduce(from, marked, command, dawn, "me"));
	// As whoever brings the room up to date counts it anew.
	const rounds = next.rounds.map((round, at) => ({
		...round,
		counted: from.rounds[at]?.counted ?? null,
	}));
	return { ...of, room: { ...next, rounds } };
}

const told = ({ room: so, sheet, seats, answers }: Lecture) =>
	resultsOf(so, correctedSheet(so, sheet), seats, answers);

function scores({ room: so, sheet, seats, answers }: Lecture) {
	return scoreRoom(so, correctedSheet(so, sheet), seats, answers);
}

const pointsIn = (of: Lecture) =>
	Object.fromEntries(told(of).students.map(({ seat, score }) => [seat, score]));

function previewed(
	of: Lecture,
	index: number,
	correction: Correction,
): CorrectionPreview {
	const { room: so, sheet, answers } = of;
	const marked = correctedSheet(so, sheet);
	const made = correct(so, marked, index, correction, dawn, "me");
	if (made !== null && isRefusal(made)) throw new Error(made.message);
	const next = made === null ? so : { ...so, corrections: made };
	const round = roundToCorrect(so, index)?.round ?? 0;
	return atOnce(
		correctionPreviewInSteps(
			{ room: so, sheet: marked },
			{ room: next, sheet: correctedSheet(next, sheet) },
			index,
			scores(of),
			answers.get(round) ?? [],
		),
	);
}

const toAll: Correction = { is: "to-all", on: true };
const two: readonly Question[] = [
	question("single", [1], { points: 2 }),
	question("single", [0], { id: "other" }),
];
/** Ann has it right, Bob not, Cy did not answer. */
const three = { ann: [[1], [0]], bob: [[2], [0]], cy: [null, [1]] };

describe("points to all", () => {
	test("[RM2134] stand in the table's column of the question, also where nothing was answered: the columns add up to the points", () => {
		const rows = [...csvParts(told(corrected(lecture(two, three), 0, toAll)))]
			.map((row) => row.trim().split(","))
			.map(([name, points, , , , first, , second]) => [
				name?.toLowerCase(),
				points,
				first,
				second,
			]);
		expect(rows.slice(1)).toEqual([
			["ann", "3", "2", "1"],
			["bob", "3", "2", "1"],
			["cy", "2", "2", "0"],
		]);
	});

	test("[RM2150] are everybody's, whether they answered or not; what is right stays so", () => {
		const before = lecture(two, three);
		expect(pointsIn(before)).toEqual({ ann: 3, bob: 1, cy: 0 });
		const after = corrected(before, 0, toAll);
		expect(pointsIn(after)).toEqual({ ann: 3, bob: 3, cy: 2 });
		const [first] = told(after).questions;
		expect(first).toMatchObject({
			points: 2,
			toAll: 2,
			corrections: [{ is: "unscored", toAll: true }],
			rounds: [{ right: 1, answered: 2 }],
		});
		expect(told(after).questions[1]).not.toHaveProperty("toAll");
		const ofBob = told(after).students.find(({ seat }) => seat === "bob");
		expect(ofBob).toMatchObject({
			rank: 1,
			answers: [{ correct: false, points: 2 }, { points: 1 }],
		});
		expect(pointsIn(corrected(after, 0, { is: "to-all", on: false }))).toEqual(
			pointsIn(before),
		);
	});

	test("[RM2150] are all of them by speed, and none where nothing is scored", () => {
		const by = (scoring: Scoring) =>
			pointsIn(corrected(lecture(two, three, scoring), 0, toAll));
		const { perPoint } = defaultSettings;
		expect(by("speed")).toEqual({
			ann: 3 * perPoint,
			bob: 3 * perPoint,
			cy: 2 * perPoint,
		});
		expect(by("none")).toEqual({ ann: 0, bob: 0, cy: 0 });
	});

	test("[RM2150] come with the reveal, as all points do", () => {
		const { room: so } = lecture(two, three);
		const [first, second] = so.rounds;
		if (first === undefined || second === undefined) throw new Error("rounds");
		const hidden = { ...so, rounds: [{ ...first, revealed: false }, second] };
		const before = { ...lecture(two, three), room: hidden };
		const after = corrected(before, 0, toAll);
		expect(pointsIn(after)).toEqual({ ann: 1, bob: 1, cy: 0 });
		expect(told(after).questions[0]).not.toHaveProperty("toAll");
	});

	test("[RM2150] are told to a phone as everybody's, to who did not answer too, and a streak goes by what is right", () => {
		const after = corrected(lecture(two, three), 0, toAll);
		const standing = scores(after);
		const ended = run(after.room, [{ do: "end" }], dawn, [...two]);
		const marks = (id: string) =>
			viewForOne(
				{ room: ended, sheet: correctedSheet(ended, two) },
				"e",
				{ id, name: id },
				null,
				standing,
			).marks?.[0];
		expect(marks("bob")).toEqual({
			index: 0,
			value: [2],
			correct: false,
			points: 2,
			toAll: true,
		});
		expect(marks("cy")).toEqual({
			index: 0,
			value: null,
			correct: null,
			points: 2,
			toAll: true,
		});
		expect(streakAt(standing, "ann", 1)).toBe(2);
		expect(streakAt(standing, "bob", 1)).toBe(1);
	});

	test("[RM2151] and what is taken out of the scoring take each other's place, and only what holds is taken back", () => {
		const before = lecture(two, three);
		const out = corrected(before, 0, { is: "scored", on: false });
		expect(pointsIn(out)).toEqual({ ann: 1, bob: 1, cy: 0 });
		const { room: so } = out;
		expect(
			correct(so, two, 0, { is: "to-all", on: false }, dawn, "me"),
		).toBeNull();
		const all = corrected(out, 0, toAll);
		expect(all.room.corrections).toHaveLength(1);
		expect(pointsIn(all)).toEqual({ ann: 3, bob: 3, cy: 2 });
		expect(correct(all.room, two, 0, toAll, dawn, "me")).toBeNull();
		const again = corrected(all, 0, { is: "scored", on: false });
		expect(pointsIn(again)).toEqual(pointsIn(out));
		expect(pointsIn(corrected(again, 0, { is: "scored", on: true }))).toEqual(
			pointsIn(before),
		);
	});

	test("[RM2151] are refused where nothing is right or wrong, in words", () => {
		const poll = lecture([question("poll", [])], { ann: [[1]] });
		const made = correct(poll.room, poll.sheet, 0, toAll, dawn, "me");
		expect(refusal(made as never)).toBe("bad-input");
	});

	test("[RM2152] tell nothing: the question is in no item analysis and in no reliability, and its points are in everybody's", () => {
		const dice = diceOf(5);
		const sheet = [0, 1, 2].map((index) =>
			question("single", [0], { id: `q${index}` }),
		);
		const said = Object.fromEntries(
			Array.from({ length: 40 }, (_, student) => [
				`s${student}`,
				sheet.map(() => [dice.chance(60) ? 0 : 1]),
			]),
		);
		const before = lecture(sheet, said);
		const analysed = ({ room: so, sheet: of, seats, answers }: Lecture) =>
			analysisOf(so, correctedSheet(so, of), seats, answers);
		const all = analysed(corrected(before, 1, toAll));
		const out = analysed(corrected(before, 1, { is: "scored", on: false }));
		expect(all.questions.map(({ index }) => index)).toEqual([0, 2]);
		expect(all.questions).toEqual(out.questions);
		expect(all.reliability).toEqual(out.reliability);
		expect(all.asked).toHaveLength(3);
		expect(all.points?.possible).toBe(3);
		expect(out.points?.possible).toBe(2);
		expect(all.points?.mean).toBeCloseTo((out.points?.mean ?? 0) + 1, 9);
		expect(all.points?.deviation).toBeCloseTo(out.points?.deviation ?? 0, 9);
		const alone = lecture(two.slice(0, 1), three);
		expect(analysed(corrected(alone, 0, toAll)).points).toMatchObject({
			mean: 2,
			deviation: 0,
			possible: 2,
		});
	});
});

describe("what a correction would change", () => {
	test("[RM2153] is by chance what the results say before and after it", () => {
		for (let seed = 0; seed < 300; seed++) {
			const dice = diceOf(seed);
			const sheet = Array.from({ length: 1 + dice.roll(4) }, (_, index) => {
				const right = [dice.roll(4)];
				const points = dice.roll(4);
				return dice.chance(60)
					? question("single", right, { id: `q${index}`, points })
					: question("multiple", [...right, (right[0] ?? 0) + 4], {
							id: `q${index}`,
							points,
							size: 8,
							key: {
								correct: [...right, (right[0] ?? 0) + 4],
								credit: "per-option",
							},
						});
			});
			const said = Object.fromEntries(
				Array.from({ length: dice.roll(20) }, (_, student) => [
					`s${student}`,
					sheet.map(() => (dice.chance(80) ? [dice.roll(4)] : null)),
				]),
			);
			const seats = Object.keys(said).map((id) =>
				seat(id, { removed: dice.chance(10) }),
			);
			const scoring = dice.pick(["correctness", "speed", "none"] as const);
			let of = lecture(sheet, said, scoring, seats);
			if (dice.chance(30)) of = corrected(of, 0, toAll);
			const index = dice.roll(sheet.length);
			const correction = dice.pick<Correction>([
				toAll,
				{ is: "scored", on: false },
				{ is: "scored", on: true },
				{ is: "key", key: { correct: [dice.roll(4)] } },
				{ is: "key", key: null },
			]);
			const preview = previewed(of, index, correction);
			const [was, is] = [told(of), told(corrected(of, index, correction))];
			const here = was.students.filter(({ removed }) => !removed);
			const then = new Map(is.students.map((one) => [one.seat, one]));
			const expected = here.flatMap(({ seat, name, score, rank }) => {
				const after = then.get(seat);
				return after === undefined || after.score === score
					? []
					: [
							{
								seat,
								name,
								points: { before: score, after: after.score },
								place: { before: rank, after: after.rank },
							},
						];
			});
			const bySeat = (one: { seat: string }, other: { seat: string }) =>
				one.seat < other.seat ? -1 : 1;
			expect([...preview.students].sort(bySeat), `seed ${seed}`).toEqual(
				expected.sort(bySeat),
			);
			expect(preview.others).toBe(0);
			expect(preview.joined).toBe(here.length);
			expect(preview.gain.students + preview.lose.students).toBe(
				expected.length,
			);
			const sum = expected.reduce(
				(all, { points }) => all + points.after - points.before,
				0,
			);
			expect(preview.gain.points - preview.lose.points).toBeCloseTo(sum, 6);
			expect(preview.places).toBe(
				here.filter(({ seat, rank }) => then.get(seat)?.rank !== rank).length,
			);
			const share = ({ questions }: typeof was) => {
				const round = questions[index]?.rounds[0];
				return round === undefined ||
					round.right === null ||
					round.answered === 0
					? null
					: round.right / round.answered;
			};
			expect(preview.right).toEqual({ before: share(was), after: share(is) });
		}
	});

	test("[RM2154] is told for the most first, fifty at most, and the rest is counted", () => {
		const said = Object.fromEntries(
			Array.from({ length: 120 }, (_, student) => [
				`s${student}`,
				[student % 2 === 0 ? [1] : [2], [0]],
			]),
		);
		const preview = previewed(lecture(two, said), 0, toAll);
		expect(preview).toMatchObject({
			changes: true,
			state: "revealed",
			joined: 120,
			answered: 120,
			gain: { students: 60, points: 120 },
			lose: { students: 0, points: 0 },
			places: 60,
			others: 10,
			right: { before: 0.5, after: 0.5 },
		});
		expect(preview.students).toHaveLength(50);
		const credit = {
			...question("multiple", [0, 1], { points: 4 }),
			key: { correct: [0, 1], credit: "per-option" },
		};
		const some = lecture([credit], { ann: [[0]], bob: [[2, 3]], cy: [[0, 1]] });
		const order = previewed(some, 0, toAll).students.map(({ seat }) => seat);
		expect(order).toEqual(["bob", "ann"]);
	});

	test("[RM2155] holds with nobody there, nobody right, nothing asked, no key and nothing scored", () => {
		const empty = previewed(lecture(two, {}), 0, toAll);
		expect(empty).toMatchObject({
			joined: 0,
			answered: 0,
			right: { before: null, after: null },
			gain: { students: 0, points: 0 },
			students: [],
		});
		const key: Correction = { is: "key", key: { correct: [3] } };
		const nobody = previewed(lecture(two, { ann: [[2]] }), 0, key);
		expect(nobody).toMatchObject({
			right: { before: 0, after: 0 },
			students: [],
			changes: true,
		});
		const unasked = previewed(
			{ room: room(), sheet: two, seats: [seat("ann")], answers: new Map() },
			0,
			key,
		);
		expect(unasked).toMatchObject({
			state: "not-asked",
			joined: 1,
			answered: 0,
		});
		const keyless = [question("single", [])];
		expect(
			previewed(lecture(keyless, { ann: [[3]], bob: [[2]] }), 0, key),
		).toMatchObject({
			right: { before: null, after: 0.5 },
			gain: { students: 1, points: 1 },
			students: [{ seat: "ann", place: { before: 1, after: 1 } }],
		});
		const own: Correction = { is: "key", key: { correct: [1] } };
		expect(previewed(lecture(two, three), 0, own).changes).toBe(false);
		const none = previewed(lecture(two, three, "none"), 0, toAll);
		expect(none).toMatchObject({ scored: false, students: [], places: 0 });
	});

	test("[RM2156] of a hall of 5,000 is worked out in steps that let others have their turn", () => {
		const hall = Array.from({ length: 5000 }, (_, student) => `s${student}`);
		const said = Object.fromEntries(
			hall.map((id, student) => [id, [[student % 4], [student % 3]]]),
		);
		const of = lecture(two, said);
		const made = correct(of.room, two, 0, toAll, dawn, "me");
		if (made === null || isRefusal(made)) throw new Error("not corrected");
		const next = { ...of.room, corrections: made };
		const steps = correctionPreviewInSteps(
			{ room: of.room, sheet: two },
			{ room: next, sheet: correctedSheet(next, two) },
			0,
			scores(of),
			of.answers.get(1) ?? [],
		);
		let count = 0;
		for (;;) {
			const step = steps.next();
			if (step.done === true) {
				expect(step.value.gain.students).toBe(3750);
				break;
			}
			count += 1;
		}
		// Marks, places, differences and shares before and after: each in steps of twenty.
		expect(count).toBeGreaterThan((5 * 5000) / 20);
	});
});

test("[RM2157] the corrections that hold have a tag, and what was meant on others is refused and changes nothing", () => {
	const { room: so } = lecture(two, three);
	const seen = correctionsTag(so);
	const key: Correction = { is: "key", key: { correct: [2] } };
	const command = (correction: Correction, tag: string, at = 0) =>
		({ do: "correct", question: at, correction, seen: tag }) as const;
	const mine = accepted(reduce(so, two, command(key, seen), dawn, "me"));
	expect(correctionsTag(mine)).not.toBe(seen);
	const theirs = command({ is: "scored", on: false }, seen, 1);
	expect(refusal(reduce(mine, two, theirs, dawn, "you"))).toBe("stale");
	// The reply was lost, and it is sent again: it is done.
	expect(reduce(mine, two, command(key, seen), dawn, "me")).toBe(mine);
	const again = command({ is: "scored", on: false }, correctionsTag(mine), 1);
	const both = accepted(reduce(mine, two, again, dawn, "you"));
	expect(both.corrections?.map(({ by }) => by)).toEqual(["me", "you"]);
	// What a page of before says has no tag.
	expect(
		accepted(
			reduce(
				both,
				two,
				{ do: "correct", question: 1, correction: { is: "scored", on: true } },
				dawn,
			),
		).corrections,
	).toHaveLength(1);
});
