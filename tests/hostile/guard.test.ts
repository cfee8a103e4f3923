import { describe, expect, it } from "vitest";
import { alarmOf, isAdmitted, isLined } from "../../server/room/guard.ts";
import { reduce } from "../../server/room/reduce.ts";
import type { Room, Rush } from "../../server/room/state.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { accepted, dawn, room, run } from "../room/example.ts";

const rush: Rush = { newcomers: 412, withinMs: 1000 };
const slight: Rush = { newcomers: 40, withinMs: 1000 };
const expecting = (expected: number | null) =>
	room({ settings: { ...defaultSettings, expected } });
const count = (so: Room, joined: number, of: Rush | null, now = dawn): Room =>
	accepted(reduce(so, [], { do: "guard", joined, rush: of, slight: of }, now));
const admit = (so: Room, upTo: number, reopen = true) =>
	accepted(reduce(so, [], { do: "admit", upTo, reopen }, dawn + 5000));

describe("a room that many come into", () => {
	it("[HC1] has newcomers wait in a rush, as a new version that says why, and is not locked", () => {
		const so = expecting(null);
		const lined = count(so, 440, rush);
		expect(lined).toMatchObject({ locked: false, version: so.version + 1 });
		expect(isLined(lined)).toBe(true);
		expect(alarmOf(lined)).toEqual({
			joined: 440,
			rush,
			since: dawn - 1000,
		});
		expect(count(so, 100_000, null)).toBe(so);
		expect(count(lined, 500, rush)).toBe(lined);
		const byHand = run(so, [{ do: "lock", on: true }]);
		expect(count(byHand, 500, rush)).toBe(byHand);
		expect(alarmOf(byHand)).toBeNull();
		const unlocked = run(run(lined, [{ do: "lock", on: true }]), [
			{ do: "lock", on: false },
		]);
		expect(isLined(unlocked)).toBe(true);
	});

	it("[HC2] lets in who waits, up to a place, and is watched more closely once newcomers come by themselves again", () => {
		const lined = count(expecting(null), 440, rush);
		const some = admit(lined, 20, false);
		expect([isLined(some), isAdmitted(some, 20), isAdmitted(some, 21)]).toEqual(
			[true, true, false],
		);
		// Of two pages that let in, the one that saw less takes nobody back.
		expect(isAdmitted(admit(some, 5, false), 20)).toBe(true);
		const open = admit(some, 40);
		expect(alarmOf(open)).toBeNull();
		expect(isAdmitted(open, 41)).toBe(true);
		const again = accepted(
			reduce(
				open,
				[],
				{ do: "guard", joined: 500, rush: null, slight },
				dawn + 6000,
			),
		);
		expect(isLined(again)).toBe(true);
		expect([isAdmitted(again, 40), isAdmitted(again, 41)]).toEqual([
			true,
			false,
		]);
		const calm = expecting(null);
		const command = { do: "guard", joined: 9, rush: null, slight } as const;
		expect(reduce(calm, [], command, dawn)).toBe(calm);
	});

	it("[HC3] has newcomers wait at three times the number that is expected, and once let in, at three times those", () => {
		const so = expecting(30);
		expect(count(so, 89, null)).toBe(so);
		const lined = count(so, 90, null);
		expect(alarmOf(lined)).toEqual({
			joined: 90,
			rush: null,
			since: so.createdAt,
		});
		const open = admit(lined, 0);
		expect(count(open, 269, null)).toBe(open);
		expect(isLined(count(open, 270, null))).toBe(true);
	});

	it("[HC4] lets as many come at once as are expected", () => {
		const so = expecting(2000);
		expect(count(so, 2000, rush)).toBe(so);
		expect(isLined(count(so, 2001, rush))).toBe(true);
	});

	it("[HC1] does nothing by itself any more once it has ended", () => {
		const ended = run(expecting(1), [{ do: "end" }]);
		const command = { do: "guard", joined: 9, rush, slight: rush } as const;
		expect(reduce(ended, [], command, dawn)).toMatchObject({
			error: "room-ended",
		});
	});
});
