import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { lastCallMs } from "../../server/room/asking.ts";
import { viewForInstructor } from "../../server/room/instructor-view.ts";
import { backOf, primaryOf, secondaryOf } from "../../server/room/position.ts";
import { reduce } from "../../server/room/reduce.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import {
	gateOf,
	graceMs,
	type Room,
	roundOf,
} from "../../server/room/state.ts";
import { stepsOf } from "../../server/room/step-row.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import type { Groups } from "../../shared/kinds/kind.ts";
import { isRefusal } from "../../shared/refusal.ts";
import {
	defaultSettings,
	offeredSettings,
	RoomSettings,
} from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import {
	accepted,
	counted,
	dawn,
	question,
	refusal,
	room,
	run,
	sceneOf,
	sheet,
} from "./example.ts";

const slide = {
	...question("poll", []),
	id: "a-slide",
	kind: "slide",
	ask: { body: "One\n\n+++\n\nTwo", phones: true },
	key: {},
};

const withSettings = (settings: Partial<RoomSettings>) =>
	room({ settings: { ...defaultSettings, ...settings } });
const offered = room({ settings: offeredSettings });

function pressed(so: Room, asked: Sheet = sheet, now = dawn): Room {
	const primary = primaryOf(so, asked);
	if (primary === null) throw new Error("there is nothing to press");
	return accepted(reduce(so, asked, primary.command, now));
}

/** As the live layer does after each close. */
function countedWith(so: Room, groups: Groups, asked: Sheet = sheet): Room {
	const round = so.rounds.find(
		(one) => one.closedAt !== null && one.counted === null,
	);
	if (round === undefined) throw new Error("nothing is to be counted");
	const count = {
		do: "count",
		round: round.round,
		counted: counted(groups),
	} as const;
	return accepted(reduce(so, asked, count, dawn));
}

const allRight: Groups = { "[1]": 4 };
const halfRight: Groups = { "[1]": 2, "[0]": 2 };

describe("presses", () => {
	test("[RM1550] where questions open at once, one command leads from one question into the next; slides are shown", () => {
		const asked = [...sheet.slice(0, 1), slide, ...sheet.slice(1, 2)];
		const first = pressed(offered, asked);
		expect(first.phase).toMatchObject({ name: "open", question: 0 });
		const done = countedWith(pressed(first, asked), allRight, asked);
		const shown = pressed(done, asked);
		expect(shown.phase).toEqual({ name: "ready", question: 1 });
		const whole = pressed(shown, asked);
		expect(whole.phase).toMatchObject({ name: "ready", parts: 2 });
		expect(pressed(whole, asked).phase).toMatchObject({
			name: "open",
			question: 2,
		});
		expect(pressed(room()).phase).toEqual({ name: "ready", question: 0 });
	});

	test("[RM1550] a whole quiz with the settings that are offered takes two presses for each question, and one for the end", () => {
		let so = offered;
		let presses = 0;
		while (so.phase.name !== "ended") {
			so = pressed(so);
			presses++;
			if (so.phase.name === "closed") so = countedWith(so, { "[0]": 3 });
		}
		expect(presses).toBe(2 * sheet.length + 1);
		expect(so.rounds.map(({ round }) => round)).toEqual([1, 2, 3, 4]);
	});

	test("[RM1550] rooms that were made before go as they did", () => {
		const { next, closes, withClose, talk, ...before } = defaultSettings;
		expect(v.parse(RoomSettings, before)).toEqual(defaultSettings);
		const so = run(room(), [{ do: "open", question: 0 }, { do: "close" }]);
		expect(countedWith(so, halfRight).phase.name).toBe("closed");
		expect(
			primaryOf(run(room(), [{ do: "open", question: 0 }]), sheet),
		).toEqual({ command: { do: "close", at: "open:0:1" } });
	});
});

describe("with the close", () => {
	const opened = (settings: Partial<RoomSettings>, place = 0) =>
		run(withSettings(settings), [{ do: "open", question: place }]);

	test("[RM1551] a close by hand shows the bars or the answer once it is counted, in the version that counts it", () => {
		const closed = pressed(opened({ withClose: "answer" }));
		expect(closed.phase).toMatchObject({ name: "closed", shows: "answer" });
		const shown = countedWith(closed, allRight);
		expect(shown.version).toBe(closed.version + 1);
		expect(shown.phase).toEqual({ name: "revealed", question: 0, round: 1 });
		expect(roundOf(shown, 1).revealed).toBe(true);
		const bars = countedWith(pressed(opened({ withClose: "bars" })), allRight);
		expect(bars.phase).toEqual({ name: "closed", question: 0, round: 1 });
		expect(bars.screen.distribution).toBe(true);
		expect(roundOf(bars, 1).revealed).toBe(false);
	});

	test("[RM1551] the bars of a question without a right answer are all there is to show", () => {
		const poll = countedWith(pressed(opened({ withClose: "bars" }, 3)), {
			"[2]": 3,
		});
		expect(poll.phase.name).toBe("revealed");
	});

	test("[RM1551] what closes by itself shows the bars at most, and a close that says nothing shows nothing", () => {
		const late = dawn + 31_000;
		const expire = { do: "expire", round: 1 } as const;
		for (const [withClose, distribution] of [
			["nothing", false],
			["bars", true],
			["answer", false],
		] as const) {
			const closed = accepted(
				reduce(opened({ withClose }, 1), sheet, expire, late),
			);
			const done = countedWith(closed, { "[0,2]": 3 });
			expect(done.phase).toEqual({ name: "closed", question: 1, round: 1 });
			expect(done.screen.distribution).toBe(distribution);
		}
		const plain = run(opened({ withClose: "answer" }), [{ do: "close" }]);
		expect(countedWith(plain, allRight).phase.name).toBe("closed");
	});

	test("[RM1551] a later count of the same round shows nothing by itself", () => {
		const bars = countedWith(pressed(opened({ withClose: "bars" })), allRight);
		const hidden = run(bars, [
			{ do: "show", what: "distribution", on: false },
			{ do: "recount" },
		]);
		expect(countedWith(hidden, allRight).screen.distribution).toBe(false);
	});
});

describe("talking", () => {
	const closedWith = (
		groups: Groups,
		settings: Partial<RoomSettings> = { talk: "30-70" },
		place = 0,
	) =>
		countedWith(
			pressed(run(withSettings(settings), [{ do: "open", question: place }])),
			groups,
		);
	const isAdvised = (so: Room) => primaryOf(so, sheet)?.talk === true;

	test("[RM1552] from the lower bound to the upper one the next step is to talk and ask again, else the reveal", () => {
		const right = (share: number): Groups => ({
			"[1]": share,
			"[0]": 100 - share,
		});
		for (const [talk, least, most] of [
			["30-70", 30, 70],
			["35-70", 35, 70],
			["40-60", 40, 60],
		] as const)
			for (let share = 1; share < 100; share++)
				expect(isAdvised(closedWith(right(share), { talk }))).toBe(
					share >= least && share <= most,
				);
		expect(isAdvised(closedWith(halfRight, { talk: "never" }))).toBe(false);
	});

	test("[RM1552] where talking is advised nothing is shown to the hall, and the reveal is the other step", () => {
		for (const withClose of ["bars", "answer"] as const) {
			const so = closedWith(halfRight, { talk: "30-70", withClose });
			expect(so.phase.name).toBe("closed");
			expect(primaryOf(so, sheet)).toEqual({
				command: { do: "open", at: "closed:0:1", question: 0 },
				talk: true,
			});
			expect(secondaryOf(so, sheet)).toEqual({
				command: { do: "reveal", at: "closed:0:1" },
			});
			const screen = viewForScreen(sceneOf(so, sheet), "e", dawn, null);
			expect(screen).toMatchObject({ phase: "closed", distribution: null });
		}
	});

	test("[RM1552] after the second vote, with one answer, and where nothing is right, it is not advised", () => {
		const settings = { talk: "30-70", withClose: "answer" } as const;
		const again = pressed(closedWith(halfRight, settings));
		expect(again.phase).toMatchObject({ name: "open", round: 2 });
		const second = countedWith(pressed(again), halfRight);
		expect(second.phase.name).toBe("revealed");
		expect(isAdvised(closedWith({ "[1]": 1 }))).toBe(false);
		expect(isAdvised(closedWith(halfRight, settings, 3))).toBe(false);
		expect(isAdvised(closedWith({}))).toBe(false);
	});
});

describe("opening again", () => {
	const open = run(room(), [{ do: "open", question: 1 }]);
	const early = countedWith(run(open, [{ do: "close" }], dawn + 5000), {
		"[0,2]": 1,
	});
	const back = { do: "reopen", seconds: 20 } as const;

	test("[RM1553] a round that was closed too early takes answers again under its number, with a new deadline, and is counted anew", () => {
		const now = dawn + 9000;
		const again = run(early, [back], now);
		expect(again.rounds).toHaveLength(1);
		expect(roundOf(again, 1)).toMatchObject({
			openedAt: dawn,
			closedAt: null,
			counted: null,
			deadline: now + 20_000,
		});
		expect(gateOf(again)).toEqual({
			round: 1,
			until: now + 20_000 + graceMs,
			changeable: true,
		});
		const closed = run(again, [{ do: "close" }], now + 1000);
		expect(roundOf(closed, 1).counted).toBeNull();
		expect(roundOf(countedWith(closed, { "[0,2]": 2 }), 1).counted).toEqual(
			counted({ "[0,2]": 2 }),
		);
	});

	test("[RM1553] it is another place, so that no press of before closes it again", () => {
		const again = run(early, [back]);
		for (const place of ["open:1:1", "closed:1:1"])
			expect(
				refusal(reduce(again, sheet, { do: "close", at: place }, dawn)),
			).toBe("stale");
		const twice = run(again, [{ do: "close" }, back]);
		expect(primaryOf(twice, sheet)?.command.at).toBe("open:1:1:2");
	});

	test("[RM1553] not once something was revealed, nor behind a later round", () => {
		const revealed = run(early, [{ do: "reveal" }]);
		expect(
			refusal(reduce(revealed, sheet, { ...back, at: "revealed:1:1" }, dawn)),
		).toBe("wrong-phase");
		const left = run(early, [
			{ do: "open", question: 0 },
			{ do: "close" },
			{ do: "goto", question: 1 },
		]);
		expect(
			refusal(reduce(left, sheet, { ...back, at: "closed:1:1" }, dawn)),
		).toBe("wrong-phase");
		expect(
			refusal(reduce(open, sheet, { ...back, at: "open:1:1" }, dawn)),
		).toBe("wrong-phase");
	});

	test("[RM1553] it does not close again because all have answered, and shows nothing of before", () => {
		const shown = run(early, [{ do: "show", what: "distribution", on: true }]);
		const again = run(
			{ ...shown, settings: { ...shown.settings, closes: "all" } },
			[back],
		);
		expect(again.screen.distribution).toBe(false);
		const all = { do: "last-call", round: 1, all: true } as const;
		expect(reduce(again, sheet, all, dawn)).toBe(again);
	});

	test("[RM1554] back undoes a close, as long as nothing was revealed; else it leads to what was before", () => {
		expect(backOf(early, sheet)).toEqual({
			command: { do: "reopen", at: "closed:1:1", seconds: 30 },
		});
		const endless = run(room(), [{ do: "open", question: 0 }, { do: "close" }]);
		expect(backOf(endless, sheet)).toEqual({
			command: { do: "reopen", at: "closed:0:1" },
		});
		expect(backOf(open, sheet)).toBeNull();
		const next = run(early, [{ do: "reveal" }, { do: "goto", question: 2 }]);
		expect(backOf(next, sheet)).toEqual({
			command: { do: "goto", at: "ready:2", question: 1 },
		});
		for (const so of [early, endless, next]) {
			const command = backOf(so, sheet)?.command;
			if (command === undefined) throw new Error("nothing leads back");
			expect(isRefusal(reduce(so, sheet, command, dawn))).toBe(false);
		}
		expect(backOf(room(), sheet)).toBeNull();
	});

	test("[RM1554] a slide that is come back to is whole, and its parts go one by one", () => {
		const asked = [slide, ...sheet.slice(0, 2), slide];
		const leads = (so: Room) => backOf(so, asked)?.command;
		const goto = (question: number, parts = 1) =>
			run(
				room(),
				[
					{ do: "open", question: 1 },
					{ do: "close" },
					{ do: "reveal" },
					{ do: "goto", question, parts },
				],
				dawn,
				asked,
			);
		expect(leads(goto(3, 2))).toEqual({
			do: "goto",
			at: "ready:3:2",
			question: 3,
		});
		expect(leads(goto(3))).toMatchObject({ do: "goto", question: 1 });
		expect(leads(goto(1))).toMatchObject({ do: "goto", question: 0, parts: 2 });
		expect(leads(goto(0))).toBeUndefined();
	});
});

describe("the row of steps", () => {
	const row = (so: Room) =>
		stepsOf(so, sheet).map(({ step, is }) => `${step} ${is}`);

	test("[RM1555] it has the steps that settings and question need, where the room stands, and what the next press does", () => {
		expect(row(room())).toEqual([]);
		const read = run(room(), [{ do: "goto", question: 0 }]);
		expect(row(read)).toEqual([
			"ask now",
			"open next",
			"close later",
			"answer later",
		]);
		const open = pressed(offered);
		expect(row(open)).toEqual(["open now", "close next", "answer next"]);
		expect(row(countedWith(pressed(open), halfRight))).toEqual([
			"open done",
			"close now",
			"talk next",
			"answer later",
		]);
		expect(row(countedWith(pressed(open), allRight))).toEqual([
			"open done",
			"close done",
			"answer now",
		]);
		const poll = run(offered, [{ do: "open", question: 3 }]);
		expect(row(poll)).toEqual(["open now", "close next", "bars next"]);
		const bars = run(withSettings({ next: "open", withClose: "bars" }), [
			{ do: "open", question: 0 },
		]);
		expect(row(bars)).toEqual([
			"open now",
			"close next",
			"bars next",
			"answer later",
		]);
		expect(row(countedWith(pressed(bars), allRight))).toEqual([
			"open done",
			"close done",
			"bars now",
			"answer next",
		]);
	});
});

describe("all have answered", () => {
	const all = { do: "last-call", round: 1, all: true } as const;
	const notAll = { ...all, all: false } as const;
	const open = run(withSettings({ closes: "all" }), [
		{ do: "open", question: 0 },
	]);
	const called = run(open, [all]);

	test("[RM1556] the round then closes three seconds later, answers on their way included, and everybody is told", () => {
		const due = dawn + lastCallMs;
		expect(lastCallMs).toBe(3000);
		expect(gateOf(called)?.until).toBe(due + graceMs);
		const scene = sceneOf(called, sheet);
		expect(viewForStudents(scene, "e", dawn)).toMatchObject({ deadline: due });
		expect(viewForScreen(scene, "e", dawn, null)).toMatchObject({
			deadline: due,
			lastCall: true,
		});
		const view = viewForInstructor(scene, "e", dawn, null);
		expect(view).toMatchObject({ deadline: due, lastCall: true });
		expect(view.secondary).toEqual({
			command: { do: "wait", at: "open:0:1" },
		});
		const expire = { do: "expire", round: 1 } as const;
		expect(reduce(called, sheet, expire, due + graceMs)).toBe(called);
		const closed = accepted(reduce(called, sheet, expire, due + graceMs + 1));
		expect(closed.phase).toEqual({ name: "closed", question: 0, round: 1 });
		// What was earned by speed is by the time that was given.
		expect(roundOf(closed, 1).deadline).toBeNull();
	});

	test("[RM1556] a deadline that comes before stays the deadline", () => {
		const timed = run(withSettings({ closes: "all" }), [
			{ do: "open", question: 1 },
		]);
		const late = run(timed, [all], dawn + 29_000);
		expect(gateOf(late)?.until).toBe(dawn + 30_000 + graceMs);
		expect(
			viewForInstructor(sceneOf(late, sheet), "e", dawn, null).lastCall,
		).toBe(false);
	});

	test("[RM1557] whoever comes without an answer stops it, a changed answer begins it anew, four times at most", () => {
		const stopped = run(called, [notAll]);
		expect(gateOf(stopped)?.until).toBeNull();
		let so = called;
		for (let tap = 1; tap < 4; tap++) {
			so = run(so, [{ do: "tapped", round: 1 }], dawn + tap * 1000);
			expect(gateOf(so)?.until).toBe(dawn + tap * 1000 + lastCallMs + graceMs);
		}
		const held = run(so, [{ do: "tapped", round: 1 }]);
		expect(gateOf(held)?.until).toBeNull();
		expect(reduce(held, sheet, all, dawn)).toBe(held);
	});

	test("[RM1557] the instructor keeps it open for good, also by giving time", () => {
		for (const act of [
			{ do: "wait" },
			{ do: "extend", seconds: 60 },
			{ do: "untime" },
		] as const) {
			const kept = run(called, [act]);
			expect(kept.phase).toMatchObject({ held: true });
			expect(reduce(kept, sheet, all, dawn)).toBe(kept);
		}
		expect(run(open, [{ do: "extend", seconds: 60 }]).phase).not.toHaveProperty(
			"held",
		);
	});

	test("[RM1557] nothing of it happens where the room does not want it, to another round, or a second time", () => {
		const plain = run(room(), [{ do: "open", question: 0 }]);
		expect(reduce(plain, sheet, all, dawn)).toBe(plain);
		expect(reduce(open, sheet, { ...all, round: 2 }, dawn)).toBe(open);
		expect(reduce(called, sheet, all, dawn + 1000)).toBe(called);
		expect(reduce(open, sheet, notAll, dawn)).toBe(open);
		expect(reduce(open, sheet, { do: "tapped", round: 1 }, dawn)).toBe(open);
	});
});
