import { describe, expect, it } from "vitest";
import { alarmOf, trustMs } from "../../server/room/guard.ts";
import { reduce } from "../../server/room/reduce.ts";
import type { Room, Rush } from "../../server/room/state.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { accepted, dawn, room, run } from "../room/example.ts";

const rush: Rush = { newcomers: 312, withinMs: 2000 };
const expecting = (expected: number | null) =>
	room({ settings: { ...defaultSettings, expected } });
const count = (so: Room, joined: number, of: Rush | null, now = dawn): Room =>
	accepted(reduce(so, [], { do: "guard", joined, rush: of }, now));
const unlock = (so: Room, now: number) =>
	run(so, [{ do: "lock", on: false }], now);

describe("a room that many come into", () => {
	it("[HC1] locks itself in a rush, as a new version that says why", () => {
		const so = expecting(null);
		const locked = count(so, 340, rush);
		expect(locked).toMatchObject({ locked: true, version: so.version + 1 });
		expect(alarmOf(locked)).toEqual({
			why: "Locked by itself: 312 joined within 2 s",
			since: dawn - 2000,
		});
		expect(count(so, 100_000, null)).toBe(so);
		expect(count(locked, 400, rush)).toBe(locked);
		const byHand = run(so, [{ do: "lock", on: true }]);
		expect(count(byHand, 400, rush)).toBe(byHand);
		expect(alarmOf(byHand)).toBeNull();
	});

	it("[HC2] takes the instructor's unlocking as trust: no rush locks it again for a minute", () => {
		const later = dawn + 5000;
		const open = unlock(count(expecting(null), 340, rush), later);
		expect(open.locked).toBe(false);
		expect(alarmOf(open)).toBeNull();
		expect(count(open, 900, rush, later + trustMs - 1)).toBe(open);
		expect(count(open, 900, rush, later + trustMs).locked).toBe(true);
		const before = unlock(expecting(null), dawn);
		expect(count(before, 340, rush, dawn + 1000)).toBe(before);
	});

	it("[HC3] locks itself at three times the number that is expected, and after an unlocking at three times that", () => {
		const so = expecting(30);
		expect(count(so, 89, null)).toBe(so);
		const locked = count(so, 90, null);
		expect(locked.locked).toBe(true);
		expect(alarmOf(locked)).toEqual({
			why: "Locked by itself: 90 joined, three times as many as expected",
			since: so.createdAt,
		});
		const open = unlock(locked, dawn);
		expect(count(open, 269, null)).toBe(open);
		expect(count(open, 270, null).locked).toBe(true);
	});

	it("[HC4] lets as many come at once as are expected", () => {
		const so = expecting(2000);
		expect(count(so, 2000, rush)).toBe(so);
		expect(count(so, 2001, rush).locked).toBe(true);
	});

	it("[HC1] does nothing by itself any more once it has ended", () => {
		const ended = run(expecting(1), [{ do: "end" }]);
		const reply = reduce(ended, [], { do: "guard", joined: 9, rush }, dawn);
		expect(reply).toMatchObject({ error: "room-ended" });
	});
});
