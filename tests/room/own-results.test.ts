import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { type AnswersByRound, scoreRoom } from "../../server/room/marks.ts";
import { nextView } from "../../server/room/next-view.ts";
import { ownResults, readableIn } from "../../server/room/own-results.ts";
import {
	isOf,
	readResultsSecret,
	resultsClosed,
	resultsSecretOf,
} from "../../server/room/results-link.ts";
import { sheetOf } from "../../server/room/sheet.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { readRoom, textOfRoom } from "../../server/store/documents.ts";
import { kinds } from "../../shared/kinds/kinds.ts";
import { OwnResults } from "../../shared/own-results.ts";
import type { Question } from "../../shared/quiz.ts";
import { defaultSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import { diceOf } from "./dice.ts";
import {
	anyAnswer,
	asked,
	dawn,
	room,
	run,
	sceneOf,
	sheet,
} from "./example.ts";
import { anySheet } from "./quizzes-by-chance.ts";
import { walk } from "./walk.ts";

const seats = ["ann", "bob", "cy"].map((id) => ({
	id,
	name: `Name of ${id}`,
	removed: id === "cy",
}));

/** What Ann reads. */
function read(
	so: Room,
	of: Sheet = sheet,
	answers: AnswersByRound = new Map(),
) {
	const shown = sheetOf(so, of);
	const scores = scoreRoom(so, shown, seats, answers);
	const scene = sceneOf(so, shown);
	return ownResults(scene, seats[0] ?? never, readableIn(scene, scores));
}
const never = { id: "", name: "" };

const places = (so: Room) => read(so).questions.map(({ index }) => index);
const set = (more: Partial<Room["settings"]>) =>
	room({ settings: { ...defaultSettings, ...more } });

describe("a student's own results", () => {
	test("[RM2190] have the questions that were revealed, and none of which a vote is still to be revealed, in any room", () => {
		const told = { some: 0, none: 0, again: 0 };
		for (let seed = 1; seed <= 120; seed++) {
			const dice = diceOf(seed);
			const quiz = anySheet(dice, kinds);
			for (const { room: so } of walk(dice, quiz, 40, () => ({}))) {
				const answers: AnswersByRound = new Map(
					so.rounds.map(({ round, question, openedAt }) => [
						round,
						seats.map(({ id }) => ({
							seat: id,
							value: anyAnswer(dice, quiz[question] as Question),
							at: openedAt + 10,
						})),
					]),
				);
				const results = read(so, quiz, answers);
				expect(v.is(OwnResults, JSON.parse(JSON.stringify(results)))).toBe(
					true,
				);
				const last = new Map(
					so.rounds.map(({ question, revealed }) => [question, revealed]),
				);
				const { phonesShow, ownResults } = so.settings;
				const isOpen =
					ownResults &&
					(phonesShow === "reveal" ||
						(phonesShow === "end" && so.phase.name === "ended"));
				const revealed = [...last].flatMap(([question, is]) =>
					is && isOpen ? [question] : [],
				);
				expect(
					results.questions.map(({ index }) => index),
					`seed ${seed}, version ${so.version}`,
				).toEqual(revealed.sort((one, other) => one - other));
				told[revealed.length > 0 ? "some" : "none"]++;
				if (
					isOpen &&
					[...last].some(
						([question, is]) =>
							!is &&
							so.rounds.some(
								(one) => one.question === question && one.revealed,
							),
					)
				)
					told.again++;
			}
		}
		for (const times of Object.values(told)) expect(times).toBeGreaterThan(10);
	});

	test("[RM2190] open by what the room's settings say of phones, then and now; a stored room that says nothing gives them", () => {
		const one = (more: Partial<Room["settings"]>) => asked(set(more), 0);
		expect(places(one({}))).toEqual([0]);
		expect(places(one({ phonesShow: "end" }))).toEqual([]);
		expect(places(run(one({ phonesShow: "end" }), [{ do: "end" }]))).toEqual([
			0,
		]);
		expect(resultsClosed(one({ phonesShow: "end" }))).toMatchObject({
			why: "results-at-end",
		});
		for (const more of [
			{ phonesShow: "never" },
			{ ownResults: false },
		] as const) {
			const ended = run(one(more), [{ do: "end" }]);
			expect(resultsClosed(ended)).toMatchObject({ why: "results-off" });
			expect(places(ended)).toEqual([]);
		}
		const { ownResults: _, ...before } = defaultSettings;
		const stored = JSON.parse(textOfRoom(one({}))) as Room;
		const older = readRoom(JSON.stringify({ ...stored, settings: before }));
		expect(places(older)).toEqual([0]);
	});

	test("[RM2191] say of each what was answered, what it earned and what is right by now, and that this was changed since", () => {
		const so = asked(room(), 0, { "[1]": 1, "[0]": 1 });
		const answers: AnswersByRound = new Map([
			[1, [{ seat: "ann", value: [0], at: dawn }]],
		]);
		expect(read(so, sheet, answers)).toMatchObject({
			title: "Lesson 1",
			name: "Name of ann",
			endedAt: null,
			score: 0,
			place: { rank: 1, of: 2 },
			questions: [
				{
					index: 0,
					text: "A single question",
					key: { correct: [1] },
					explanation: "Because 1.",
					distribution: { answered: 2, counts: [1, 1, 0, 0] },
					value: [0],
					correct: false,
					points: 0,
				},
			],
		});
		const corrected = run(so, [
			{
				do: "correct",
				question: 0,
				correction: { is: "key", key: { correct: [0] } },
			},
		]);
		expect(read(corrected, sheet, answers)).toMatchObject({
			score: 1,
			questions: [
				{ key: { correct: [0] }, correct: true, points: 1, corrected: true },
			],
		});
		expect(read(so).questions[0]).toMatchObject({ value: null, points: 0 });
		expect(read(so).questions[0]).not.toHaveProperty("corrected");
	});

	test("[RM2191] tell points and places as far as the room does", () => {
		const told = (more: Partial<Room["settings"]>) => {
			const { score, place } = read(asked(set(more), 0));
			return [score, place?.rank ?? null];
		};
		expect(told({})).toEqual([0, 1]);
		expect(told({ leaderboard: false })).toEqual([0, null]);
		expect(told({ scoring: "none" })).toEqual([null, null]);
	});

	test("[RM2191] have the words of a room that keeps them off the phones once it has ended", () => {
		const so = asked(set({ textOnPhones: false }), 0);
		expect(read(so).questions[0]).toMatchObject({
			text: null,
			ask: { options: [null, null, null, null] },
		});
		expect(read(run(so, [{ do: "end" }])).questions[0]).toMatchObject({
			text: "A single question",
		});
	});

	test("[RM2192] phones are told from when on there are any, and the whole anew when that changes", () => {
		const viewOf = (so: Room) => viewForStudents(sceneOf(so, []), "e", dawn);
		expect(viewOf(room())).toMatchObject({ results: "reveal" });
		expect(viewOf(set({ phonesShow: "end" }))).toMatchObject({
			results: "end",
		});
		const off = run(room(), [
			{ do: "settings", settings: { ...defaultSettings, ownResults: false } },
		]);
		expect(viewOf(off)).not.toHaveProperty("results");
		expect(nextView(off, viewOf(off), viewOf(room()))).toBeNull();
	});
});

describe("the secret of a personal link", () => {
	const seat = "Az09_-".padEnd(22, "s");
	const secret = resultsSecretOf(room(), seat);

	test("[RM2193] is that of one seat in one room, has 128 bits that nobody can know, and leads to no token", () => {
		const link = readResultsSecret(secret);
		expect(link).toMatchObject({ roomId: "room-1", seatId: seat });
		expect(link && isOf(room(), link)).toBe(true);
		expect(link?.proof).toMatch(/^[\w-]{22}$/);
		expect(link && isOf(room({ screenToken: "other" }), link)).toBe(false);
		expect(link && isOf(room(), { ...link, seatId: "another" })).toBe(false);
		const others = ["ann", "bob"].map((id) => resultsSecretOf(room(), id));
		expect(new Set(others.map((one) => one.slice(-22))).size).toBe(2);
		expect(secret).not.toContain(room().screenToken);
	});

	test("[RM2193] what has not its form is none", () => {
		for (const typed of [
			"",
			".",
			"..",
			secret.slice(0, -1),
			`${secret}x`,
			`${secret}.`,
			secret.replace(".", "/"),
			`room-1.${seat}`,
			`room-1.${seat}.${"é".repeat(22)}`,
			`{room}.${seat}.${"x".repeat(22)}`,
			`${"r".repeat(101)}.${seat}.${"x".repeat(22)}`,
		])
			expect(readResultsSecret(typed), typed).toBeNull();
	});
});
