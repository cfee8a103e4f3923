import { describe, expect, test } from "vitest";
import { positionOf, primaryOf } from "../../server/room/position.ts";
import { reduce, type Upkeep } from "../../server/room/reduce.ts";
import { graceMs, type Room } from "../../server/room/state.ts";
import { limits } from "../../shared/limits.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { defaultSettings } from "../../shared/settings.ts";
import {
	type Act,
	accepted,
	asked,
	counted,
	dawn,
	placed,
	refusal,
	room,
	run,
	sheet,
} from "./example.ts";

test("[RM100] a room takes no more rounds than every page can be shown", () => {
	let now: Room = room();
	for (let round = 0; round < limits.rounds; round++)
		now = run(now, [{ do: "open", question: 0 }, { do: "close" }]);
	const more = { do: "open", at: positionOf(now), question: 0 } as const;
	expect(refusal(reduce(now, sheet, more, dawn))).toBe("wrong-phase");
	expect(run(now, [{ do: "end" }]).phase.name).toBe("ended");
});

const lobby = room();
const ready = run(lobby, [{ do: "goto", question: 0 }]);
const open = run(ready, [{ do: "open", question: 0 }]);
const closed = run(open, [{ do: "close" }]);
const revealed = run(closed, [{ do: "reveal" }]);
const ended = run(revealed, [{ do: "end" }]);
const phases = { lobby, ready, open, closed, revealed, ended };

const acts: Record<string, Act> = {
	goto: { do: "goto", question: 1 },
	"goto beyond": { do: "goto", question: 4 },
	open: { do: "open", question: 1 },
	"open beyond": { do: "open", question: 4 },
	close: { do: "close" },
	reveal: { do: "reveal" },
	reopen: { do: "reopen" },
	wait: { do: "wait" },
	extend: { do: "extend", seconds: 10 },
	untime: { do: "untime" },
	end: { do: "end" },
	show: { do: "show", what: "distribution", on: true },
	lock: { do: "lock", on: true },
	settings: { do: "settings", settings: defaultSettings },
	keep: { do: "keep", quiz: "another" },
};

/** Where each act leads to from each phase, or why it is refused; in the order of `acts`. */
const table = `
	          goto       beyond     open       beyond     close      reveal     reopen     wait       extend     untime     end        show       lock       settings   keep
	lobby     ready      not-found  open       not-found  wrong      wrong      wrong      wrong      wrong      wrong      ended      lobby      lobby      lobby      lobby
	ready     ready      not-found  open       not-found  wrong      wrong      wrong      wrong      wrong      wrong      ended      ready      ready      ready      ready
	open      wrong      wrong      wrong      wrong      closed     wrong      wrong      open       open       open       ended      open       open       open       open
	closed    ready      not-found  open       not-found  wrong      revealed   open       wrong      wrong      wrong      ended      closed     closed     closed     closed
	revealed  ready      not-found  open       not-found  wrong      wrong      wrong      wrong      wrong      wrong      ended      revealed   revealed   revealed   revealed
	ended     over       over       over       over       over       over       over       over       over       over       over       over       over       over       ended
`
	.trim()
	.split("\n")
	.slice(1)
	.map((line) => line.trim().split(/\s+/));
const short: Record<string, string> = {
	wrong: "wrong-phase",
	over: "room-ended",
};

describe("every command in every phase", () => {
	for (const [name = "", ...cells] of table) {
		test(`[RM1] from ${name}, each command leads on or is refused with its reason`, () => {
			const from = phases[name as keyof typeof phases];
			const outcomes = Object.values(acts).map((act) => {
				const next = reduce(from, sheet, placed(act, positionOf(from)), dawn);
				return isRefusal(next) ? next.error : next.phase.name;
			});
			expect(outcomes).toEqual(cells.map((cell) => short[cell] ?? cell));
		});
	}

	test("[RM2] what is done raises the version by one and leaves the former document as it was", () => {
		for (const from of Object.values(phases)) {
			const before = JSON.stringify(from);
			for (const act of Object.values(acts)) {
				const next = reduce(from, sheet, placed(act, positionOf(from)), dawn);
				if (!isRefusal(next)) expect(next.version).toBe(from.version + 1);
				expect(JSON.stringify(from)).toBe(before);
			}
		}
	});
});

describe("place", () => {
	test("[RM3] a moving command from a page that shows another place is stale, whatever else is wrong with it", () => {
		for (const from of Object.values(phases)) {
			for (const act of Object.values(acts)) {
				const sent = placed(act, "ready:9");
				if (!("at" in sent)) continue;
				expect(refusal(reduce(from, sheet, sent, dawn))).toBe("stale");
			}
		}
	});

	test("[RM3] two rounds of one question are two places", () => {
		const again = run(revealed, [{ do: "open", question: 0 }]);
		expect(positionOf(again)).not.toBe(positionOf(open));
		expect(
			refusal(
				reduce(again, sheet, placed({ do: "close" }, positionOf(open)), dawn),
			),
		).toBe("stale");
	});

	test("[RM4] the primary command twice from the same page moves the room once", () => {
		let so = lobby;
		let steps = 0;
		for (
			let primary = primaryOf(so, sheet);
			primary !== null;
			primary = primaryOf(so, sheet)
		) {
			so = accepted(reduce(so, sheet, primary.command, dawn));
			expect(refusal(reduce(so, sheet, primary.command, dawn))).toBe("stale");
			steps++;
		}
		expect(steps).toBe(4 * sheet.length + 1);
	});
});

describe("rounds", () => {
	test("[RM5] opening begins a new round with the quiz's time and the setting of that moment", () => {
		const now = dawn + 5000;
		const timed = run(revealed, [{ do: "open", question: 1 }], now);
		expect(timed.phase).toEqual({ name: "open", question: 1, round: 2 });
		expect(timed.rounds[1]).toEqual({
			round: 2,
			question: 1,
			openedAt: now,
			deadline: now + 30_000,
			closedAt: null,
			changeable: true,
			counted: null,
			recounts: 0,
			revealed: false,
		});
		expect(open.rounds[0]?.deadline).toBeNull();
	});

	test("[RM6] going to a question shows it ready, or its last round as it stands", () => {
		const there = run(revealed, [{ do: "goto", question: 3 }]);
		expect(there.phase).toEqual({ name: "ready", question: 3 });
		const back = run(there, [{ do: "goto", question: 0 }]);
		expect(back.phase).toEqual({ name: "revealed", question: 0, round: 1 });
		const unrevealed = run(
			closed,
			[
				{ do: "goto", question: 2 },
				{ do: "goto", question: 0 },
			],
			dawn,
		);
		expect(unrevealed.phase).toEqual({ name: "closed", question: 0, round: 1 });
	});

	test("[RM7] asking again is a new round; the former one stays with its counts", () => {
		const first = asked(lobby, 0, { "[1]": 5 });
		const second = asked(first, 0, { "[1]": 9 });
		expect(second.rounds.map((round) => round.counted)).toEqual([
			counted({ "[1]": 5 }),
			counted({ "[1]": 9 }),
		]);
		expect(second.phase).toEqual({ name: "revealed", question: 0, round: 2 });
		expect(second.rounds[0]).toEqual(first.rounds[0]);
	});

	test("[RM8] closing notes the time, and only the closed round is revealed", () => {
		const two = run(
			revealed,
			[{ do: "open", question: 1 }, { do: "close" }],
			dawn + 9,
		);
		expect(two.rounds[1]).toMatchObject({
			closedAt: dawn + 9,
			revealed: false,
			counted: null,
		});
		expect(two.rounds[0]?.closedAt).toBe(dawn);
	});

	test("[RM13] the end closes and reveals all rounds, and shows the leaderboard", () => {
		const end = run(open, [{ do: "end" }], dawn + 7);
		expect(end).toMatchObject({
			phase: { name: "ended" },
			endedAt: dawn + 7,
			screen: { distribution: false, leaderboard: true },
		});
		const two = run(
			closed,
			[{ do: "open", question: 1 }, { do: "end" }],
			dawn + 8,
		);
		expect(two.rounds).toMatchObject([
			{ revealed: true, closedAt: dawn },
			{ revealed: true, closedAt: dawn + 8 },
		]);
	});
});

describe("time", () => {
	const timed = run(lobby, [{ do: "open", question: 1 }]);
	const deadline = dawn + 30_000;
	const expire: Upkeep = { do: "expire", round: 1 };

	test("[RM9] more time is added to the deadline, or to now where that is over or there was none", () => {
		const more = (from: Room, now: number) =>
			run(from, [{ do: "extend", seconds: 10 }], now).rounds[0]?.deadline;
		expect(more(timed, dawn + 1000)).toBe(deadline + 10_000);
		expect(more(timed, deadline + 400)).toBe(deadline + 10_400);
		expect(more(open, dawn + 1000)).toBe(dawn + 11_000);
	});

	test("[RM9] stopping the clock leaves the round open without a deadline", () => {
		const stopped = run(timed, [{ do: "untime" }]);
		expect(stopped.phase.name).toBe("open");
		expect(stopped.rounds[0]?.deadline).toBeNull();
		expect(reduce(stopped, sheet, expire, dawn + 10 ** 9)).toBe(stopped);
	});

	test("[RM10] a round expires after its deadline and the grace, not a millisecond earlier", () => {
		const last = deadline + graceMs;
		expect(reduce(timed, sheet, expire, last)).toBe(timed);
		const over = accepted(reduce(timed, sheet, expire, last + 1));
		expect(over).toMatchObject({
			version: timed.version + 1,
			phase: { name: "closed", question: 1, round: 1 },
		});
		expect(over.rounds[0]?.closedAt).toBe(last + 1);
	});

	test("[RM10] expiry changes nothing where that round is no longer open", () => {
		const later = deadline + graceMs + 1;
		for (const from of [lobby, ready, closed, revealed])
			expect(reduce(from, sheet, expire, later)).toBe(from);
		const again = run(timed, [{ do: "close" }, { do: "open", question: 1 }]);
		expect(reduce(again, sheet, expire, later)).toBe(again);
		const longer = run(timed, [{ do: "extend", seconds: 5 }]);
		expect(reduce(longer, sheet, expire, later)).toBe(longer);
	});
});

describe("counting, settings and switches", () => {
	test("[RM11] a count is written into its round, also after the end", () => {
		const count: Upkeep = {
			do: "count",
			round: 1,
			counted: { answered: 3, right: 2 },
		};
		for (const from of [closed, revealed, ended]) {
			const after = accepted(reduce(from, sheet, count, dawn));
			expect(after.rounds[0]?.counted).toEqual({ answered: 3, right: 2 });
			expect(after.version).toBe(from.version + 1);
			expect(after.phase).toEqual(from.phase);
		}
	});

	test("[RM18] renewing makes a new version of the same state, also after the end", () => {
		for (const from of Object.values(phases)) {
			const renewed = accepted(reduce(from, sheet, { do: "renew" }, dawn + 5));
			expect(renewed).toEqual({
				...from,
				version: from.version + 1,
				changedAt: dawn + 5,
			});
		}
	});

	test("[RM12] whether answers are final holds from the next opening, for good", () => {
		const final = { ...defaultSettings, answers: "final" } as const;
		const set = run(open, [{ do: "settings", settings: final }]);
		expect(set.settings).toEqual(final);
		expect(set.rounds[0]?.changeable).toBe(true);
		const next = run(set, [{ do: "close" }, { do: "open", question: 0 }]);
		expect(next.rounds.map((round) => round.changeable)).toEqual([true, false]);
	});

	test("[RM14] what is on the screen beside the question goes with it", () => {
		const shown = run(closed, [
			{ do: "show", what: "distribution", on: true },
			{ do: "show", what: "leaderboard", on: true },
		]);
		expect(shown.screen).toEqual({ distribution: true, leaderboard: true });
		const off = run(shown, [{ do: "show", what: "leaderboard", on: false }]);
		expect(off.screen).toEqual({ distribution: true, leaderboard: false });
		const nothing = { distribution: false, leaderboard: false };
		expect(run(shown, [{ do: "reveal" }]).screen).toEqual(shown.screen);
		expect(run(shown, [{ do: "goto", question: 2 }]).screen).toEqual(nothing);
		expect(run(shown, [{ do: "open", question: 2 }]).screen).toEqual(nothing);
	});

	test("[RM14] the lock goes on and off and moves nothing", () => {
		const locked = run(open, [{ do: "lock", on: true }]);
		expect(locked).toEqual({
			...open,
			locked: true,
			version: open.version + 1,
		});
		expect(run(locked, [{ do: "lock", on: false }]).locked).toBe(false);
	});
});
