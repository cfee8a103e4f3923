import { afterEach, describe, expect, it } from "vitest";
import { rushLimits } from "../../server/live/join-flood.ts";
import { noMeter } from "../../server/live/meter.ts";
import { Seats } from "../../server/live/seats.ts";
import type { QuizStore } from "../../server/store/quiz-store.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import { defaultSettings, type RoomSettings } from "../../shared/settings.ts";
import { Dam } from "../live/meddle.ts";
import {
	closeAll,
	granted,
	newRoom,
	openNode,
	openStore,
	owner,
	pass,
	stored,
} from "../live/world.ts";
import { type Dice, diceOf } from "../room/dice.ts";

afterEach(closeAll);

const limits = rushLimits(2000);
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
	/** Newcomers come in the slots of `perSlot`, at the nodes in turn; how many sit now, wait, and were refused. */
	const come = async (perSlot: Iterable<number>) => {
		let refused = 0;
		for (const number of perSlot) {
			for (let one = 0; one < number; one++) {
				seat++;
				const node = all[seat % all.length] ?? first;
				const no = await node.seats.join(roomId, `s${seat}`, `S${seat}`);
				if (no !== null) refused++;
			}
			await pass(slotMs);
		}
		const { joined, waiting } = await rooms.tally(roomId, null);
		return { joined, waiting, refused };
	};
	/** Those in the line whose phones ask again. */
	const ask = async () => {
		for (let one = 1; one <= seat; one++)
			await first.seats.welcome(roomId, `s${one}`);
	};
	return { rooms, quizzes, roomId, node: first, come, ask };
}

/** A class that comes within 30 s, more in the middle than at the ends. */
const bell = (dice: Dice, size: number, widthMs = 5000): number[] => {
	const slots = Array.from({ length: 30_000 / slotMs }, () => 0);
	for (let one = 0; one < size; ) {
		let at = 15_000;
		// Twelve dice make a bell.
		for (let die = 0; die < 12; die++)
			at += (dice.roll(1000) / 1000 - 0.5) * widthMs;
		if (at < 0 || at >= 30_000) continue;
		const slot = Math.floor(at / slotMs);
		slots[slot] = (slots[slot] ?? 0) + 1;
		one++;
	}
	return slots;
};

const steady = (perSecond: number, seconds: number) =>
	Array.from(
		{ length: (seconds * 1000) / slotMs },
		() => (perSecond * slotMs) / 1000,
	);

describe("how fast a room fills", () => {
	it("[HC5] [HC6] a class of 1,000 or 2,000 within half a minute never waits, and a script does, whether it comes evenly or all at once", {
		timeout: 120_000,
	}, async () => {
		let steepest = 0;
		for (const size of [300, 1000, 2000])
			for (let seed = 1; seed <= 4; seed++) {
				const dice = diceOf(seed);
				const width = seed % 2 === 0 ? 4200 : 5000;
				const { come } = await hall({}, 1 + (seed % 3));
				const all = bell(dice, size, width);
				for (let at = 0; at + 20 <= all.length; at++)
					steepest = Math.max(
						steepest,
						all.slice(at, at + 20).reduce((sum, n) => sum + n, 0),
					);
				expect(await come(all), `${size} by seed ${seed}`).toEqual({
					joined: size,
					waiting: 0,
					refused: 0,
				});
				closeAll();
			}
		const scripts: string[] = [];
		for (const [perSecond, seconds, most] of [
			[70, 60, 2300],
			[200, 10, 750],
			[1000, 4, 450],
			[3500, 0.1, 351],
		] as const) {
			const { come } = await hall();
			const perSlot = steady(perSecond, seconds);
			const { joined, waiting, refused } = await come([
				...perSlot,
				...steady(70, 1),
			]);
			scripts.push(`${perSecond} a second: ${joined} in, ${waiting} wait`);
			expect(joined, `${perSecond} a second`).toBeLessThan(most);
			expect(waiting).toBeGreaterThan(60);
			expect(refused).toBe(0);
			closeAll();
		}
		console.log(
			`2,000 at up to ${steepest} a second all came in; ${scripts.join("; ")}`,
		);
	});

	it("[HC6] also beside a class that sits there already, at once or within ten seconds", async () => {
		const size = 700;
		for (const [perSecond, seconds, most] of [
			[1000, 2, 500],
			[280, 9, 1800],
		] as const) {
			const { come } = await hall();
			const sitting = await come(bell(diceOf(1), size));
			expect(sitting.joined).toBe(size);
			await pass(70_000);
			const { joined, waiting } = await come(steady(perSecond, seconds));
			expect(joined - size, `${perSecond} a second`).toBeLessThan(most);
			expect(waiting).toBe(size + perSecond * seconds - joined);
			closeAll();
		}
	});

	it("[HC6] also when it comes over several nodes", async () => {
		const { come } = await hall({}, 4);
		const { joined, waiting } = await come(steady(400, 5));
		expect(joined).toBeLessThan(600);
		expect(waiting).toBe(2000 - joined);
	});

	it("[HC2] those who wait are let in by one act, in their order; the rest of the flood waits again", async () => {
		const { rooms, roomId, node, come, ask } = await hall();
		const first = await come(steady(400, 2));
		expect(first.waiting).toBeGreaterThan(100);
		granted(await node.rooms.admit(owner, roomId, 30));
		await ask();
		expect(await rooms.tally(roomId, null)).toMatchObject({
			joined: first.joined + 30,
			waiting: first.waiting - 30,
		});
		granted(await node.rooms.admit(owner, roomId, null));
		await ask();
		expect(await rooms.tally(roomId, null)).toMatchObject({
			joined: 800,
			waiting: 0,
		});
		await pass(5000);
		const then = await come(steady(400, 5));
		console.log(`HC2: ${then.joined - 800} of the next 2,000 came in`);
		expect(then.joined).toBeLessThan(800 + 120);
		expect(then.waiting).toBe(2800 - then.joined);
		// Sent away, they can come again, under the same names.
		granted(await node.rooms.clearLine(owner, roomId));
		expect((await rooms.tally(roomId, null)).waiting).toBe(0);
		expect(await node.seats.join(roomId, "s2799", "S2799")).toBeNull();
		expect((await rooms.tally(roomId, null)).waiting).toBe(1);
	});

	it("[HC251] who waits holds name and place, is told both, and gets the seat when it asks after it was let in", async () => {
		const { rooms, roomId, node, come } = await hall();
		await come(steady(400, 2));
		const { waiting } = await rooms.tally(roomId, null);
		const line = await node.seats.welcome(roomId, "s800");
		expect(line).toMatchObject({
			me: null,
			view: { state: "open", waiting: { name: "S800", before: waiting - 1 } },
		});
		const taken = await node.seats.join(roomId, "other", "s800");
		expect(taken).toMatchObject({ error: "name-taken" });
		expect(await node.seats.join(roomId, "s800", "Another")).toBeNull();
		expect(
			await node.seats.answer(roomId, "s800", {
				round: 1,
				seq: 1,
				value: [0],
			}),
		).toMatchObject({ error: "no-seat" });
		granted(await node.rooms.admit(owner, roomId, null));
		expect(await node.seats.welcome(roomId, "s800")).toMatchObject({
			me: { name: "S800" },
		});
		expect(await node.seats.welcome(roomId, "nobody")).toMatchObject({
			view: { waiting: null },
		});
	});

	it("[HC251] nor does anybody wait who took a place while the line was let in", async () => {
		const { rooms, quizzes, roomId, node, come } = await hall();
		await come(steady(400, 2));
		const dam = new Dam(rooms);
		const slow = guarded(dam.store, quizzes, "slow");
		dam.hold("wait");
		const late = slow.seats.join(roomId, "late", "Late");
		while (dam.waiting === 0) await pass();
		granted(await node.rooms.admit(owner, roomId, null));
		dam.letOne();
		expect(await late).toBeNull();
		expect(await rooms.seat(roomId, "late")).toMatchObject({ name: "Late" });
	});

	it("[HC3] in a room that expects 30 newcomers wait from 90 on", async () => {
		const { roomId, come, node } = await hall({ expected: 30 });
		const { joined, waiting } = await come(steady(20, 6));
		expect(joined).toBeGreaterThanOrEqual(90);
		// Counted ten times a second.
		expect(joined).toBeLessThanOrEqual(93);
		expect(waiting).toBe(120 - joined);
		const watched = await node.rooms.watch(owner, roomId);
		expect(watched).toMatchObject({
			view: {
				locked: false,
				alarm: { rush: null },
			},
			pulse: { waiting },
		});
		const { alarm } = granted(watched).view;
		expect(alarm?.joined).toBeGreaterThanOrEqual(90);
		expect(alarm?.joined).toBeLessThan(100);
	});

	it("[HC1] a store that is away costs nothing but the count", async () => {
		const { rooms, roomId, come } = await hall();
		await come(steady(20, 1));
		const tally = rooms.tally.bind(rooms);
		rooms.tally = () => Promise.reject(new Error("away"));
		for (let one = 0; one < 400; one++) await pass(2);
		rooms.tally = tally;
		await come(steady(400, 3));
		expect((await stored(rooms, roomId)).guard?.alarm).not.toBeNull();
	});
});
