import { describe, expect, test } from "vitest";
import { viewForInstructor } from "../../server/room/instructor-view.ts";
import { scoreRoom } from "../../server/room/marks.ts";
import { backOf, primaryOf } from "../../server/room/position.ts";
import { reduce, type Upkeep } from "../../server/room/reduce.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import { idleMsOtherwise, type Room } from "../../server/room/state.ts";
import { stepsOf } from "../../server/room/step-row.ts";
import { keepsOwnParts, viewForOne } from "../../server/room/student-view.ts";
import { readRoom, textOfRoom } from "../../server/store/documents.ts";
import {
	defaultSettings,
	offeredSettings,
	type RoomSettings,
} from "../../shared/settings.ts";
import type { Sheet, Step } from "../../shared/views.ts";
import {
	type Act,
	accepted,
	asked,
	dawn,
	question,
	refusal,
	room,
	run,
	sceneOf,
} from "./example.ts";

const sheet = [
	question("single", [1]),
	question("single", [2], { id: "bare", explanation: " " }),
	question("poll", []),
];

const withSettings = (settings: Partial<RoomSettings>) =>
	room({ settings: { ...defaultSettings, ...settings } });
const row = (steps: readonly Step[]) =>
	steps.map(({ step, is }) => `${step} ${is}`);
const pressed = (so: Room): Room => {
	const command = primaryOf(so, sheet)?.command;
	if (command === undefined) throw new Error("there is nothing to press");
	return accepted(reduce(so, sheet, command, dawn));
};

describe("sound", () => {
	test("[RM1915] a screen is told what is to be heard where the room wants it, else nothing; and so are rooms of before", () => {
		const screen = (so: Room) =>
			viewForScreen(sceneOf(so, sheet), "e", dawn, null);
		expect(screen(withSettings({}))).not.toHaveProperty("sound");
		for (const sound of ["countdown", "all"] as const)
			expect(screen(withSettings({ sound }))).toMatchObject({ sound });
		const { sound: _, ...before } = defaultSettings;
		const stored = JSON.parse(textOfRoom(room()));
		const old = readRoom(JSON.stringify({ ...stored, settings: before }));
		expect(old.settings.sound).toBe("off");
		expect(screen(old)).not.toHaveProperty("sound");
	});
});

describe("why", () => {
	const revealed = (settings: Partial<RoomSettings>, place = 0) =>
		run(
			withSettings(settings),
			[{ do: "open", question: place }, { do: "close" }, { do: "reveal" }],
			dawn,
			sheet,
		);
	const screen = (so: Room) =>
		viewForScreen(sceneOf(so, sheet), "e", dawn, null);

	test("[RM1743] where the room wants it, the explanation comes by a press of its own, which says so; until then no screen shows it beside the result; back takes it away", () => {
		const answer = revealed({ why: "press" });
		expect(row(stepsOf(answer, sheet)).slice(-2)).toEqual([
			"answer now",
			"why next",
		]);
		expect(screen(answer)).toMatchObject({ whyWaits: true });
		expect(primaryOf(answer, sheet)?.command).toEqual({
			do: "reveal",
			at: "revealed:0:1",
			shows: "why",
		});
		const why = pressed(answer);
		expect(row(stepsOf(why, sheet)).slice(-2)).toEqual([
			"answer done",
			"why now",
		]);
		expect(screen(why)).toMatchObject({ why: true });
		expect(screen(why)).not.toHaveProperty("whyWaits");
		// The same press twice is one, and what comes next is the next question.
		const again = { do: "reveal", at: "revealed:0:1", shows: "why" } as const;
		expect(reduce(why, sheet, again, dawn)).toBe(why);
		expect(primaryOf(why, sheet)?.command).toMatchObject({ question: 1 });
		const back = backOf(why, sheet)?.command;
		if (back === undefined) throw new Error("nothing leads back");
		const left = accepted(reduce(why, sheet, back, dawn));
		expect(screen(left)).toMatchObject({ whyWaits: true });
	});

	test("[RM2002] the screen is told from the opening on that an explanation comes beside the answer; not where there is none, nor where it has a press of its own", () => {
		const told = (settings: Partial<RoomSettings>, place: number) => {
			let so = run(
				withSettings(settings),
				[{ do: "open", question: place }],
				dawn,
				sheet,
			);
			const all = ["explained" in screen(so)];
			for (const step of ["close", "reveal"] as const) {
				so = run(so, [{ do: step }], dawn, sheet);
				all.push("explained" in screen(so));
			}
			return all;
		};
		expect(told({}, 0)).toEqual([true, true, true]);
		expect(told({}, 1)).toEqual([false, false, false]);
		expect(told({ why: "press" }, 0)).toEqual([false, false, false]);
	});

	test("[RM1743] the close that shows the answer leaves the explanation for the press after it", () => {
		const open = run(
			withSettings({ why: "press", withClose: "answer", next: "open" }),
			[{ do: "open", question: 0 }],
			dawn,
			sheet,
		);
		expect(row(stepsOf(open, sheet))).toEqual([
			"open now",
			"close next",
			"answer next",
			"why later",
		]);
	});

	test("[RM1743] there is no such step without an explanation, nor in other rooms, nor before the reveal", () => {
		for (const so of [
			revealed({ why: "press" }, 1),
			revealed({}),
			revealed(offeredSettings),
		]) {
			expect(row(stepsOf(so, sheet))).not.toContain("why next");
			expect(screen(so)).not.toHaveProperty("whyWaits");
			expect(primaryOf(so, sheet)?.command).not.toHaveProperty("shows");
		}
		const early = { do: "reveal", at: "ready:0", shows: "why" } as const;
		const ready = run(
			withSettings({ why: "press" }),
			[{ do: "goto", question: 0 }],
			dawn,
			sheet,
		);
		expect(refusal(reduce(ready, sheet, early, dawn))).toBe("wrong-phase");
	});
});

describe("the end", () => {
	/** Three votes that so many have right, of `of`, ended. */
	function ended(
		settings: Partial<RoomSettings>,
		right: readonly number[],
		of = 4,
		end: Act | Upkeep = { do: "end" },
	) {
		const seats = Array.from({ length: of }, (_, index) => ({
			id: `s${index}`,
			name: `S${index}`,
			removed: false,
		}));
		const three = right.map((_, index) =>
			question("single", [1], { id: `q${index}` }),
		);
		let so = withSettings(settings);
		for (const [index, count] of right.entries())
			so = asked(
				so,
				index,
				{ "[1]": count, ...(of > count && { "[0]": of - count }) },
				dawn,
				three,
			);
		const last = so;
		so = run(so, [end], dawn + idleMsOtherwise, three);
		const rows = right.map((count, round): [number, never[]] => [
			round + 1,
			seats.map(({ id }, index) => ({
				seat: id,
				value: [index < count ? 1 : 0],
				at: dawn,
			})) as never[],
		]);
		const scores = scoreRoom(so, three, seats, new Map(rows));
		const scene = (of: Room) => sceneOf(of, three);
		return {
			so,
			/** Where the last question was revealed. */
			last,
			screen: (of: Room) => viewForScreen(scene(of), "e", dawn, scores),
			page: (of: Room) => viewForInstructor(scene(of), "e", dawn, scores),
			phone: (room: Room, seat: string, sheet: Sheet = three) =>
				viewForOne(
					{ room, sheet },
					"e",
					{ id: seat, name: seat },
					null,
					scores,
				),
			press: (of: Room) => {
				const command = viewForInstructor(scene(of), "e", dawn, scores).primary
					?.command;
				if (command === undefined) throw new Error("there is nothing to press");
				return accepted(reduce(of, three, command, dawn));
			},
		};
	}
	const byPress = { podium: "press" } as const;

	test("[RM1744] [RM2210] the podium comes third, second, first, by a press each; of a place that is to come no screen is told", () => {
		const { so, screen, page, press } = ended(byPress, [3, 2, 1]);
		expect(screen(so)).toMatchObject({
			phase: "ended",
			podium: { ranks: [1, 2, 3], shown: 0 },
			leaderboard: [],
		});
		expect(JSON.stringify(screen(so))).not.toMatch(/S\d/);
		const seen: string[] = [];
		const rows: string[][] = [row(page(so).steps)];
		const shown = [page(so).podium];
		let now = so;
		while (page(now).primary !== null) {
			now = press(now);
			shown.push(page(now).podium);
			seen.push(
				(screen(now).leaderboard ?? []).map(({ name }) => name).join(" "),
			);
			rows.push(row(page(now).steps));
		}
		expect(seen).toEqual(["S2", "S1 S2", "S0 S1 S2"]);
		expect(shown).toEqual([[], [3], [2, 3], [1, 2, 3]]);
		expect(rows).toEqual([
			["third next", "second later", "first later"],
			["third now", "second next", "first later"],
			["third done", "second now", "first next"],
			["third done", "second done", "first now"],
		]);
		expect(screen(now)).toMatchObject({ podium: { shown: 3 } });
	});

	test("[RM1744] a press from before the last one is stale; who ties takes one place, and nobody without points has one", () => {
		const { so, screen, page, press } = ended(byPress, [2, 2]);
		expect(screen(so)).toMatchObject({ podium: { ranks: [1], shown: 0 } });
		expect(row(page(so).steps)).toEqual(["first next"]);
		const { command } = page(so).primary ?? {};
		const done = press(so);
		expect(page(done).primary).toBeNull();
		if (command === undefined) throw new Error("there is nothing to press");
		expect(refusal(reduce(done, sheet, command, dawn))).toBe("stale");
		const nobody = ended(byPress, [0]);
		expect(nobody.page(nobody.so).primary).toBeNull();
		expect(nobody.page(nobody.so).steps).toEqual([]);
	});

	test("[RM1890] no phone is told a place before the podium is whole, and each is told anew with every press", () => {
		const { so, page, phone, press } = ended(byPress, [3, 2, 1]);
		const told = (of: Room) =>
			["s0", "s3"].map((seat) => phone(of, seat).standing);
		let now = so;
		while (page(now).primary !== null) {
			expect(told(now)).toEqual([null, null]);
			expect(phone(now, "s0").marks).toHaveLength(3);
			const next = press(now);
			expect(keepsOwnParts(now, next)).toBe(false);
			now = next;
		}
		const standing = { score: 3, rank: 1, of: 4 };
		expect(told(now)).toEqual([standing, { score: 0, rank: 4, of: 4 }]);
		for (const settings of [{}, { podium: "whole" } as const]) {
			const { so, phone } = ended(settings, [3, 2, 1]);
			expect(phone(so, "s0").standing).toEqual(standing);
		}
	});

	test("[RM2000] the podium is the news: with the last answer no phone is told a place where the podium comes by presses", () => {
		const { last, phone } = ended(byPress, [3, 2, 1]);
		expect(phone(last, "s0")).toMatchObject({
			mark: { correct: true, points: 1 },
			standing: null,
		});
		const standing = { score: 3, rank: 1, of: 4 };
		// One more to be asked, or a room without a quiz, in which nobody knows which is the last.
		const more = [0, 1, 2, 3].map(() => question("single", [1]));
		expect(phone(last, "s0", more).standing).toEqual(standing);
		const skipped = more.map((one, index) =>
			index === 3 ? { ...one, skipped: true as const } : one,
		);
		expect(phone(last, "s0", skipped).standing).toBeNull();
		expect(phone({ ...last, quiz: "" }, "s0").standing).toEqual(standing);
		const whole = ended({}, [3, 2, 1]);
		expect(whole.phone(whole.last, "s0").standing).toEqual(standing);
	});

	test("[RM1891] of a room that ended by itself nothing is left to press, and phones tell their places", () => {
		const idle = { ...byPress, idle: "end" } as const;
		const { so, page, screen, phone } = ended(idle, [3, 2, 1], 4, {
			do: "end-idle",
		});
		expect(so.phase).toEqual({ name: "ended" });
		expect(page(so).primary).toBeNull();
		expect(screen(so)).not.toHaveProperty("podium");
		expect(phone(so, "s0").standing).toMatchObject({ rank: 1 });
	});

	test("[RM1744] rooms of before, and those without a board, have nothing to press at the end", () => {
		for (const settings of [
			{},
			{ ...byPress, leaderboard: false },
			{ ...byPress, scoring: "none" as const },
		]) {
			const { so, page, screen } = ended(settings, [3, 2, 1]);
			expect(so.screen).not.toHaveProperty("podium");
			expect(page(so).primary).toBeNull();
			expect(screen(so)).not.toHaveProperty("podium");
			expect(page(so)).not.toHaveProperty("podium");
		}
		const other = { do: "reveal", at: "lobby", shows: "place" } as const;
		expect(refusal(reduce(room(), sheet, other, dawn))).toBe("wrong-phase");
		const { so } = ended({}, [1]);
		expect(reduce(so, sheet, { ...other, at: "ended" }, dawn)).toBe(so);
	});

	test("[RM1745] the screen is told the share of right answers in all last votes, where at least three answered", () => {
		const share = (right: readonly number[], of?: number) => {
			const { so, screen } = ended({}, right, of);
			return (screen(so) as { right?: number }).right;
		};
		expect(share([4, 2, 1])).toBeCloseTo(7 / 12);
		expect(share([3], 3)).toBe(1);
		expect(share([2], 2)).toBeUndefined();
		expect(share([])).toBeUndefined();
		// A second vote counts in the place of the first; a poll not at all.
		let so = asked(room(), 0, { "[0]": 4 }, dawn, sheet);
		so = asked(so, 0, { "[1]": 3, "[0]": 1 }, dawn, sheet);
		so = asked(so, 2, { "[0]": 9 }, dawn, sheet);
		so = run(so, [{ do: "end" }], dawn, sheet);
		expect(viewForScreen(sceneOf(so, sheet), "e", dawn, null)).toMatchObject({
			right: 0.75,
		});
	});
});
