import { describe, expect, test } from "vitest";
import { isFlagged } from "../../server/room/flagged-name.ts";
import { isHeld, isUndecided } from "../../server/room/held-names.ts";
import { viewForInstructor } from "../../server/room/instructor-view.ts";
import { rankInSteps, type Scores } from "../../server/room/marks.ts";
import { makeName } from "../../server/room/name.ts";
import { reduce } from "../../server/room/reduce.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import type { Room } from "../../server/room/state.ts";
import { atOnce } from "../../server/room/steps.ts";
import { keepsOwnParts } from "../../server/room/student-view.ts";
import { limits } from "../../shared/limits.ts";
import { diceOf } from "./dice.ts";
import {
	accepted,
	asked,
	dawn,
	placed,
	refusal,
	room,
	run,
	sceneOf,
	sheet,
} from "./example.ts";

const put = (from: Room, name: string, on: boolean) =>
	run(from, [{ do: "name", name, on }]);

/** So many points each. */
function scores(earned: Readonly<Record<string, number>>): Scores {
	const names = Object.keys(earned);
	const marks = names.map((name) => [
		name,
		{ value: null, correct: true, points: earned[name] ?? 0 },
	]);
	return atOnce(
		rankInSteps(
			names.map((name) => ({ id: name, name, removed: false })),
			new Map([[0, { given: new Map(marks as never), others: null }]]),
		),
	);
}

function boards(so: Room, of: Scores) {
	const scene = sceneOf(so, sheet);
	return {
		screen: viewForScreen(scene, "e", dawn, of).leaderboard?.map(
			({ name, rank }) => [name, rank],
		),
		instructor: viewForInstructor(scene, "e", dawn, of).leaderboard.map(
			({ name, held }) => [name, held ?? false],
		),
	};
}

describe("a name that is flagged", () => {
	test("[RM1936] is one of staff or of the program, one with a link or an @, or an insult, however it is written", () => {
		for (const name of [
			"Your instructor",
			"LECTERN",
			"Lectern Support",
			"The Admin",
			"Аdmin", // its first letter is Cyrillic
			"Prof. Dr. Turing",
			"Frau Dozentin",
			"anna@example.org",
			"@anna",
			"free-phones.com",
			"www.x",
			"https://x",
			"t.me/chat",
			"ｗｗｗ.example",
			"Fuck you",
			"what the FUUUUCK",
			"f u c k",
			"f.u.c.k",
			"5h1t",
			"$hit",
			"Sh!t",
			"bitch",
			"A55hole",
			"Arschloch",
			"Scheiße",
			"enculé",
			"Cabrón",
			"сука",
			"H1tler",
		])
			expect([name, isFlagged(name)]).toEqual([name, true]);
	});

	test("[RM1936] is none that people have: what only begins like such a word, or has it within, is a name", () => {
		for (const name of [
			"",
			"Ada",
			"Dick Dickens",
			"Hancock",
			"Scunthorpe",
			"Cuntz",
			"Shital Puri",
			"Siriporn",
			"Josef Uckermann",
			"Chef Uck",
			"Cummings",
			"Assmann",
			"Nigel Niger",
			"Fukuda",
			"Hostetler",
			"Profumo",
			"Sysadmina",
			"St. John",
			"Dr.Smith",
			"J.R.R. Tolkien",
			"J. R. R. Tolkien",
			"Anne-Marie O’Neil",
			"Nguyễn Thị Phượng",
			"山田 太郎",
			"محمد",
			"Ваня",
			"Οδυσσέας",
			"Team 7",
			"No. 5",
			"1337",
		])
			expect([name, isFlagged(name)]).toEqual([name, false]);
		const dice = diceOf(7);
		for (let turn = 0; turn < 2_000; turn++) {
			const name = makeName(dice, turn % 3);
			expect([name, isFlagged(name)]).toEqual([name, false]);
		}
	});
});

describe("a name that is held back", () => {
	const earned = scores({ Ada: 3, Admin: 5, Bob: 1 });
	const shown = asked(room(), 0, {}, dawn);
	const board = run(shown, [{ do: "show", what: "leaderboard", on: true }]);

	test("[RM1937] is empty on the screen's board, in its place, and told to the instructor, until it is let pass", () => {
		expect(boards(board, earned)).toEqual({
			screen: [
				["", 1],
				["Ada", 2],
				["Bob", 3],
			],
			instructor: [
				["Admin", true],
				["Ada", false],
				["Bob", false],
			],
		});
		const passed = put(board, "Admin", true);
		expect(boards(passed, earned).screen?.[0]).toEqual(["Admin", 1]);
		expect(boards(passed, earned).instructor[0]).toEqual(["Admin", false]);
		const away = put(passed, "Admin", false);
		expect(boards(away, earned).screen?.[0]).toEqual(["", 1]);
	});

	test("[RM1937] is any that the instructor takes off, in whatever case, also after the end; who has it keeps seat, points and place", () => {
		const away = put(board, "ADA", false);
		expect(boards(away, earned).screen?.[1]).toEqual(["", 2]);
		expect(isHeld(away, "Ada")).toBe(true);
		expect(isHeld(away, "Adam")).toBe(false);
		const ended = run(away, [{ do: "end" }]);
		const back = put(ended, "ada", true);
		expect(boards(back, earned).screen?.[1]).toEqual(["Ada", 2]);
		expect(keepsOwnParts(ended, back)).toBe(true);
	});

	test("[RM2001] is told to the instructor as one that waits for a word, until there is one", () => {
		const waiting = (of: Room) =>
			viewForInstructor(sceneOf(of, sheet), "e", dawn, earned)
				.leaderboard.filter(({ undecided }) => undecided)
				.map(({ name }) => name);
		expect(waiting(board)).toEqual(["Admin"]);
		expect(waiting(put(board, "Admin", true))).toEqual([]);
		expect(waiting(put(board, "Admin", false))).toEqual([]);
		expect(waiting(put(board, "Ada", false))).toEqual(["Admin"]);
	});

	test("[RM1937] waits for a word until there is one; the same word again changes nothing", () => {
		const so = room();
		expect([isUndecided(so, "Admin"), isUndecided(so, "Ada")]).toEqual([
			true,
			false,
		]);
		const off = put(so, "Admin", false);
		expect([isHeld(off, "Admin"), isUndecided(off, "Admin")]).toEqual([
			true,
			false,
		]);
		expect(put(off, "Admin", false)).toBe(off);
		const on = put(off, "Admin", true);
		expect([isHeld(on, "Admin"), isUndecided(on, "Admin")]).toEqual([
			false,
			false,
		]);
		expect(put(on, "Admin", true)).toBe(on);
		expect(put(so, "Ada", true)).toBe(so);
		expect(put(put(so, "Ada", false), "Ada", true).decidedNames).toEqual({
			shown: "",
			hidden: "",
		});
	});

	test("[RM1937] is nowhere in the room's document, which holds so many decisions and then says so", () => {
		let so = put(room(), "Zebediah", false);
		expect(JSON.stringify(so)).not.toMatch(/zebediah/i);
		const other = put(room({ screenToken: "another" }), "Zebediah", false);
		expect(other.decidedNames).not.toEqual(so.decidedNames);
		for (let at = 1; at < limits.decidedNames; at++)
			so = put(so, `Student ${at}`, false);
		const one = placed({ do: "name", name: "One more", on: false }, "");
		expect(refusal(reduce(so, sheet, one, dawn))).toBe("too-large");
		const back = placed({ do: "name", name: "Student 7", on: true }, "");
		const less = accepted(reduce(so, sheet, back, dawn));
		expect(refusal(reduce(less, sheet, one, dawn))).toBe("no refusal");
	});
});
