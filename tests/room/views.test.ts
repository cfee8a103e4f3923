import { describe, expect, test } from "vitest";
import { viewForInstructor } from "../../server/room/instructor-view.ts";
import { type Scores, scoreRoom } from "../../server/room/marks.ts";
import type { Upkeep } from "../../server/room/reduce.ts";
import {
	showsLeaderboard,
	viewForScreen,
} from "../../server/room/screen-view.ts";
import type { Room } from "../../server/room/state.ts";
import {
	keepsOwnParts,
	showsMarks,
	viewForOne,
	viewForStudents,
} from "../../server/room/student-view.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import {
	type Act,
	asked,
	counted,
	dawn,
	room,
	run,
	sceneOf,
	sheet,
} from "./example.ts";

const lobby = room();
const ready = run(lobby, [{ do: "goto", question: 1 }]);
const open = run(ready, [{ do: "open", question: 1 }]);
const closed = run(open, [
	{ do: "close" },
	{ do: "count", round: 1, counted: counted({ "[0,2]": 2, "[1]": 1 }) },
]);
const revealed = run(closed, [{ do: "reveal" }]);
const ended = run(revealed, [{ do: "end" }]);

const set = (from: Room, settings: Partial<RoomSettings>): Room => ({
	...from,
	settings: { ...from.settings, ...settings },
});
const seats = ["ann", "bob", "cy"].map((id) => ({
	id,
	name: id.toUpperCase(),
	removed: false,
}));
const rows = [
	{ seat: "ann", value: [0, 2], at: dawn },
	{ seat: "bob", value: [0, 2], at: dawn },
	{ seat: "cy", value: [1], at: dawn },
];
const scoresOf = (so: Room): Scores =>
	scoreRoom(so, sheet, seats, new Map([[1, rows]]));
const student = (so: Room) =>
	viewForStudents(sceneOf(so, sheet), "epoch", dawn);
const one = (so: Room, id = "ann") =>
	viewForOne(
		{ room: so, sheet },
		"epoch",
		{ id, name: id },
		{ round: 1, seq: 2, value: [0, 2] },
		scoresOf(so),
	);
const screen = (so: Room) =>
	viewForScreen(sceneOf(so, sheet), "epoch", dawn, scoresOf(so));
const instructor = (so: Room) =>
	viewForInstructor(sceneOf(so, sheet), "epoch", dawn, scoresOf(so));

const stamp = ["roomId", "epoch", "version", "now"];
const askedKeys = "round index vote kind text ask".split(" ");

describe("the student's view", () => {
	test("[RM1430] only what all see and nobody's own part is made of leaves each one's part as it was told", () => {
		const keeps = (act: Act | Upkeep, from = revealed) =>
			keepsOwnParts(from, run(from, [act]));
		expect(keeps({ do: "show", what: "leaderboard", on: true })).toBe(true);
		expect(keeps({ do: "lock", on: true }, closed)).toBe(true);
		expect(keeps({ do: "renew" })).toBe(false);
		expect(keeps({ do: "recount" })).toBe(false);
		expect(keeps({ do: "goto", question: 0 })).toBe(false);
		expect(keeps({ do: "reveal" }, closed)).toBe(false);
		const settings = { ...revealed.settings, scoring: "none" } as const;
		expect(keeps({ do: "settings", settings })).toBe(false);
		const shown = run(revealed, [{ do: "lock", on: true }]);
		expect(keepsOwnParts(revealed, run(shown, [{ do: "renew" }]))).toBe(false);
	});

	test("[VW1] each phase has these fields and no other", () => {
		const common = [
			...stamp,
			"code",
			"title",
			"total",
			"kinds",
			"names",
			"results",
			"phase",
		];
		const keys = (so: Room) => Object.keys(student(so)).sort();
		const expected = (...more: string[]) => [...common, ...more].sort();
		expect(keys(lobby)).toEqual(expected());
		expect(keys(ready)).toEqual(expected("index"));
		expect(keys(open)).toEqual(expected("asked", "deadline", "changeable"));
		expect(keys(closed)).toEqual(expected("asked"));
		expect(keys(revealed)).toEqual(expected("asked", "solution"));
		expect(keys(ended)).toEqual(expected("review"));
		for (const so of [open, closed, revealed]) {
			const view = student(so);
			expect("asked" in view && Object.keys(view.asked)).toEqual(askedKeys);
		}
	});

	test("[VW2] an open question is told with its time and without anything of its answers", () => {
		expect(student(open)).toEqual({
			roomId: "room-1",
			epoch: "epoch",
			version: 3,
			now: dawn,
			code: "R0CD12",
			title: "Lesson 1",
			total: 4,
			kinds: ["single", "multiple", "truefalse", "poll"],
			names: "required",
			results: "reveal",
			phase: "open",
			asked: {
				round: 1,
				index: 1,
				vote: 1,
				kind: "multiple",
				text: "A multiple question",
				ask: { options: ["Option 1", "Option 2", "Option 3", "Option 4"] },
			},
			deadline: dawn + 30_000,
			changeable: true,
		});
	});

	test("[VW3] where phones show no texts they get none, only the number of options", () => {
		for (const so of [open, closed, revealed]) {
			const view = student(set(so, { textOnPhones: false }));
			expect("asked" in view && view.asked).toMatchObject({
				text: null,
				ask: { options: [null, null, null, null] },
			});
		}
	});

	test("[VW4] the solution comes with the reveal, at the end, or never, as the room is set", () => {
		const solution = (so: Room) => {
			const view = student(so);
			return "solution" in view ? view.solution : "no such field";
		};
		expect(solution(revealed)).toEqual({
			key: { correct: [0, 2] },
			explanation: sheet[1]?.explanation,
			distribution: { answered: 3, counts: [2, 1, 2, 0] },
			before: null,
		});
		expect(solution(set(revealed, { phonesShow: "end" }))).toBeNull();
		expect(solution(set(revealed, { phonesShow: "never" }))).toBeNull();
		const review = (so: Room) => {
			const view = student(so);
			return "review" in view ? view.review : "no such field";
		};
		const reviewed = [
			{
				index: 1,
				kind: "multiple",
				text: "A multiple question",
				ask: { options: ["Option 1", "Option 2", "Option 3", "Option 4"] },
				key: { correct: [0, 2] },
				explanation: sheet[1]?.explanation,
			},
		];
		expect(review(ended)).toEqual(reviewed);
		expect(review(set(ended, { phonesShow: "end" }))).toEqual(reviewed);
		expect(review(set(ended, { phonesShow: "never" }))).toBeNull();
	});

	test("[VW5] a second vote says so, and its solution stands beside the first one's counts", () => {
		const again = asked(revealed, 1, { "[0,2]": 3 });
		const view = student(again);
		expect(view).toMatchObject({
			asked: { round: 2, vote: 2 },
			solution: {
				distribution: { answered: 3, counts: [3, 0, 3, 0] },
				before: { answered: 3, counts: [2, 1, 2, 0] },
			},
		});
		const elsewhere = run(again, [{ do: "open", question: 0 }]);
		expect(student(elsewhere)).toMatchObject({ asked: { round: 3, vote: 1 } });
	});
});

describe("one student's own part", () => {
	test("[VW6] before the reveal it is name and stored answer alone", () => {
		for (const so of [lobby, ready, open, closed]) {
			expect(showsMarks(so)).toBe(false);
			expect(one(so)).toEqual({
				roomId: "room-1",
				epoch: "epoch",
				version: so.version,
				name: "ann",
				answer: { round: 1, seq: 2, value: [0, 2] },
				mark: null,
				standing: null,
				marks: null,
			});
		}
	});

	test("[VW7] the reveal adds the mark and the place, where the room is set so", () => {
		expect(one(revealed)).toMatchObject({
			mark: { index: 1, value: [0, 2], correct: true, points: 2 },
			standing: { score: 2, rank: 1, of: 3 },
			marks: null,
		});
		expect(one(revealed, "cy")).toMatchObject({
			mark: { value: [1], correct: false, points: 0 },
			standing: { score: 0, rank: 3, of: 3 },
		});
		expect(one(revealed, "late")).toMatchObject({
			mark: { index: 1, value: null, correct: null, points: 0 },
			standing: null,
		});
		for (const phonesShow of ["end", "never"] as const)
			expect(one(set(revealed, { phonesShow }))).toMatchObject({
				mark: null,
				standing: null,
			});
		for (const off of [{ leaderboard: false }, { scoring: "none" }] as const)
			expect(one(set(revealed, off))).toMatchObject({
				mark: { correct: true },
				standing: null,
			});
	});

	test("[VW7] the end tells every asked question's mark, where the room is set so", () => {
		const marks = [{ index: 1, value: [0, 2], correct: true, points: 2 }];
		for (const phonesShow of ["reveal", "end"] as const)
			expect(one(set(ended, { phonesShow }))).toMatchObject({
				mark: null,
				marks,
				standing: { score: 2, rank: 1, of: 3 },
			});
		expect(one(set(ended, { phonesShow: "never" }))).toMatchObject({
			marks: null,
			standing: null,
		});
	});
});

describe("the screen's view", () => {
	test("[VW8] it shows the question whole, whatever phones show, and the solution with the reveal only", () => {
		const bare = { textOnPhones: false, phonesShow: "never" } as const;
		expect(screen(set(ready, bare))).toMatchObject({
			phase: "ready",
			index: 1,
			text: "A multiple question",
		});
		expect(screen(set(open, bare))).toMatchObject({
			phase: "open",
			openedAt: dawn,
			deadline: dawn + 30_000,
			asked: { text: "A multiple question", ask: { options: { length: 4 } } },
		});
		const keys = (so: Room) => Object.keys(screen(so)).sort();
		const common = [
			...stamp,
			"code",
			"title",
			"total",
			"locked",
			"word",
			"leaderboard",
			"phase",
		];
		expect(keys(open)).toEqual(
			[...common, "asked", "deadline", "explained", "openedAt"].sort(),
		);
		expect(keys(closed)).toEqual(
			[...common, "asked", "distribution", "explained"].sort(),
		);
		expect(keys(lobby)).toEqual(common.sort());
		expect(screen(set(revealed, bare))).toMatchObject({
			phase: "revealed",
			solution: { key: { correct: [0, 2] } },
		});
	});

	test("[VW9] a closed question's distribution is there only when the instructor shows it", () => {
		const distribution = (so: Room) => {
			const view = screen(so);
			return "distribution" in view ? view.distribution : "no such field";
		};
		expect(distribution(closed)).toBeNull();
		const shown = run(closed, [{ do: "show", what: "distribution", on: true }]);
		expect(distribution(shown)).toEqual({ answered: 3, counts: [2, 1, 2, 0] });
	});

	test("[VW10] the leaderboard is there when it is shown, scored and revealed, and never else", () => {
		const on = (so: Room) =>
			run(so, [{ do: "show", what: "leaderboard", on: true }]);
		const board = (so: Room) => screen(so).leaderboard?.map(({ name }) => name);
		expect(board(on(revealed))).toEqual(["ANN", "BOB"]);
		expect(board(ended)).toEqual(["ANN", "BOB"]);
		for (const so of [
			revealed,
			on(closed),
			set(on(revealed), { leaderboard: false }),
			set(on(revealed), { scoring: "none" }),
			set(ended, { leaderboard: false }),
		]) {
			expect(showsLeaderboard(so)).toBe(false);
			expect(screen(so).leaderboard).toBeNull();
		}
	});
});

describe("the instructor's view", () => {
	test("[VW11] every round stands in the run sheet with its counts and the share of full marks", () => {
		const again = run(revealed, [{ do: "open", question: 1 }]);
		expect(instructor(again).run).toEqual([
			[],
			[
				{
					round: 1,
					state: "revealed",
					distribution: { answered: 3, counts: [2, 1, 2, 0] },
					shareCorrect: 2 / 3,
				},
				{
					round: 2,
					state: "open",
					distribution: null,
					shareCorrect: null,
				},
			],
			[],
			[],
		]);
		expect(instructor(closed).run[1]).toMatchObject([{ state: "closed" }]);
		const poll = asked(lobby, 3, { "[0]": 2 });
		expect(instructor(poll).run[3]).toMatchObject([{ shareCorrect: null }]);
		const nobody = asked(lobby, 0);
		expect(instructor(nobody).run[0]).toMatchObject([{ shareCorrect: null }]);
	});

	test("[VW12] it tells where the room stands and what comes next", () => {
		expect(instructor(open)).toMatchObject({
			at: "open:1:1",
			phase: "open",
			question: 1,
			round: 1,
			openedAt: dawn,
			deadline: dawn + 30_000,
			primary: { command: { do: "close", at: "open:1:1" } },
		});
		expect(instructor(lobby)).toMatchObject({
			at: "lobby",
			question: null,
			round: null,
			deadline: null,
		});
		expect(instructor(ended)).toMatchObject({ primary: null, endedAt: dawn });
	});

	test("[VW13] it has the leaderboard after the first reveal, whatever the others see", () => {
		expect(instructor(closed).leaderboard).toEqual([]);
		expect(
			instructor(set(revealed, { leaderboard: false })).leaderboard,
		).toHaveLength(3);
		expect(instructor(set(revealed, { scoring: "none" })).leaderboard).toEqual(
			[],
		);
	});
});
