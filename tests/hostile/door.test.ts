import { afterEach, describe, expect, it } from "vitest";
import { rushLimits } from "../../server/live/door.ts";
import { noMeter } from "../../server/live/meter.ts";
import { Seats } from "../../server/live/seats.ts";
import type { QuizStore } from "../../server/store/quiz-store.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { defaultSettings, type RoomSettings } from "../../shared/settings.ts";
import {
	act,
	closeAll,
	newRoom,
	openNode,
	openStore,
	owner,
	pass,
	stored,
} from "../live/world.ts";
import { type Dice, diceOf } from "../room/dice.ts";

afterEach(closeAll);

const limits = rushLimits(800);
const slotMs = 50;

/** A node whose rooms guard themselves. */
function guarded(rooms: RoomStore, quizzes: QuizStore, name: string) {
	const node = openNode(rooms, quizzes, { name, cap: 10_000 });
	const parts = { ...node, rooms, cap: 10_000, meter: noMeter, rush: limits };
	return { ...node, seats: new Seats(parts) };
}

async function hall(settings: Partial<RoomSettings> = {}, nodes = 1) {
	const { rooms, quizzes } = openStore();
	const all = Array.from({ length: nodes }, (_, index) =>
		guarded(rooms, quizzes, `node-${index}`),
	);
	const [first] = all;
	if (first === undefined) throw new Error("no node");
	const set = { ...defaultSettings, ...settings };
	const roomId = await newRoom(quizzes, first, set);
	let seat = 0;
	/** Newcomers come in the slots of `perSlot`, at the nodes in turn; resolves to how many got a seat and how many did not. */
	const come = async (perSlot: Iterable<number>) => {
		let seated = 0;
		let refused = 0;
		for (const number of perSlot) {
			for (let one = 0; one < number; one++) {
				seat++;
				const node = all[seat % all.length] ?? first;
				const no = await node.seats.join(roomId, `s${seat}`, `S${seat}`);
				if (no === null) seated++;
				else refused++;
			}
			await pass(slotMs);
		}
		return { seated, refused };
	};
	return { rooms, roomId, node: first, come };
}

/** `count` newcomers over `ms`, each at a moment of chance. */
function scattered(dice: Dice, count: number, ms: number): number[] {
	const slots = Array.from({ length: ms / slotMs }, () => 0);
	for (let one = 0; one < count; one++) {
		const slot = dice.roll(slots.length);
		slots[slot] = (slots[slot] ?? 0) + 1;
	}
	return slots;
}

const steady = (perSecond: number, seconds: number) =>
	Array.from(
		{ length: (seconds * 1000) / slotMs },
		() => (perSecond * slotMs) / 1000,
	);

describe("how fast a room fills", () => {
	it("[HC5] a class of 1,000 within a minute, 60 a second when the code appears, is never refused", async () => {
		let most = 0;
		for (let seed = 1; seed <= 10; seed++) {
			const dice = diceOf(seed);
			const { rooms, roomId, come } = await hall({}, 1 + (seed % 3));
			const class1000 = [
				...scattered(dice, 600, 10_000),
				...scattered(dice, 400, 50_000),
			];
			for (let at = 0; at + 20 <= class1000.length; at++) {
				const second = class1000.slice(at, at + 20);
				most = Math.max(
					most,
					second.reduce((sum, n) => sum + n, 0),
				);
			}
			expect(await come(class1000)).toEqual({ seated: 1000, refused: 0 });
			expect((await stored(rooms, roomId)).locked).toBe(false);
			closeAll();
		}
		expect(most).toBeGreaterThan(75);
	});

	it("[HC6] a script is locked out within seconds, whichever way it takes", async () => {
		for (const [perSecond, most] of [
			[1000, 450],
			[400, 400],
			[200, 340],
			[100, 820],
		] as const) {
			const { rooms, roomId, come } = await hall();
			const { seated, refused } = await come(steady(perSecond, 12));
			expect(seated, `${perSecond} a second`).toBeLessThan(most);
			expect(refused).toBe(perSecond * 12 - seated);
			const { locked, guard } = await stored(rooms, roomId);
			expect(locked).toBe(true);
			expect(guard?.alarm?.rush?.newcomers).toBeLessThanOrEqual(seated);
			closeAll();
		}
	});

	it("[HC6] also when it comes over several nodes", async () => {
		const { rooms, roomId, come } = await hall({}, 4);
		const { seated } = await come(steady(400, 5));
		expect(seated).toBeLessThan(400);
		expect((await stored(rooms, roomId)).locked).toBe(true);
	});

	it("[HC2] an unlocked room lets the rest of a fast class in, and guards itself again afterwards", async () => {
		const { rooms, roomId, node, come } = await hall();
		await come(steady(400, 2));
		await act(node, roomId, { do: "lock", on: false });
		expect(await come(steady(400, 5))).toEqual({ seated: 2000, refused: 0 });
		await pass(60_000);
		const { refused } = await come(steady(400, 3));
		expect(refused).toBeGreaterThan(0);
		expect((await stored(rooms, roomId)).locked).toBe(true);
	});

	it("[HC3] a room that expects 30 is full of strangers at 90", async () => {
		const { roomId, come, node } = await hall({ expected: 30 });
		const { seated, refused } = await come(steady(20, 6));
		expect(refused).toBeGreaterThan(0);
		expect(seated).toBeGreaterThanOrEqual(90);
		// Counted ten times a second.
		expect(seated).toBeLessThanOrEqual(93);
		const watched = await node.rooms.watch(owner, roomId);
		expect(watched).toMatchObject({
			view: {
				locked: true,
				alarm: {
					why: expect.stringMatching(
						/^Locked by itself: 9\d joined, three times as many as expected$/,
					),
				},
			},
		});
	});

	it("[HC1] a store that is away costs nothing but the count", async () => {
		const { rooms, roomId, come } = await hall();
		await come(steady(20, 1));
		const tally = rooms.tally.bind(rooms);
		rooms.tally = () => Promise.reject(new Error("away"));
		expect(await come(steady(400, 1))).toEqual({ seated: 400, refused: 0 });
		rooms.tally = tally;
		await come(steady(400, 3));
		expect((await stored(rooms, roomId)).locked).toBe(true);
	});
});
