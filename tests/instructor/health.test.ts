import { expect, test } from "vitest";
import { healthOf } from "../../client/instructor/room/health.ts";

const room = { alarm: null, phase: "open", locked: false } as const;
const rush = { joined: 9, rush: null, since: 0 };
const of = (joined: number, connected: number, waiting = 0) => ({
	joined,
	connected,
	waiting,
});
const say = ({ head, rest }: ReturnType<typeof healthOf>) =>
	`${head} ${rest}`.trim();

test("[IP1644] the room's health is one sentence: that all is well, or what is wrong and what to do", () => {
	expect(say(healthOf(room, of(61, 61), true))).toBe("All well. 61 here");
	expect(say(healthOf(room, of(61, 58), true))).toBe(
		"All well. 58 here, 61 joined",
	);
	expect(say(healthOf({ ...room, locked: true }, of(2, 2), true))).toBe(
		"All well. 2 here. Locked for newcomers",
	);
	expect(say(healthOf(room, of(61, 20), true))).toBe(
		"Only 20 of 61 are connected. If they are in the hall, look at its network. What is saved is safe.",
	);
	// Phones in pockets are nobody's fault.
	expect(healthOf(room, of(4, 1), true).is).toBe("well");
	expect(healthOf({ ...room, phase: "ready" }, of(61, 20), true).is).toBe(
		"well",
	);
	expect(say(healthOf({ ...room, alarm: rush }, of(9, 9, 3), true))).toBe(
		"Newcomers wait. Let them in below.",
	);
	expect(healthOf(room, of(61, 61), false).is).toBe("lost");
});
