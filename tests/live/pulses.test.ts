import { afterEach, describe, expect, test } from "vitest";
import type { RoomStore } from "../../server/store/room-store.ts";
import { Dam, deaf } from "./meddle.ts";
import {
	act,
	answer,
	closeAll,
	granted,
	join,
	newRoom,
	openNode,
	openStore,
	pass,
	pulseMs,
	sweepMs,
} from "./world.ts";

afterEach(closeAll);

const seats = Array.from({ length: 12 }, (_, index) => `seat-${index}`);

/** A node with an instructor and all seats in a room whose first question is open; quiet since a while. */
async function open(wrap: (store: RoomStore) => RoomStore = (store) => store) {
	const { rooms, quizzes } = openStore();
	const node = openNode(wrap(rooms), quizzes);
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, ...seats);
	node.audience.sit(roomId, ...seats);
	node.audience.watching.add(roomId);
	node.feed.countsChanged(roomId);
	await act(node, roomId, { do: "open", question: 0 });
	await pass(pulseMs * 4);
	node.audience.heard = [];
	return { rooms, quizzes, node, roomId };
}

describe("the rhythm of pulses", () => {
	test("[LV30] the first change is told at once, what follows at most once per pulse, the last is never lost", async () => {
		const { node, roomId } = await open();
		const at: number[] = [];
		node.audience.onWord = (word) => {
			if (word.to === "pulse") at.push(performance.now());
		};
		const start = performance.now();
		for (const [index, seat] of seats.entries()) {
			await answer(node, roomId, seat, 1, [index % 4]);
			await pass(40);
		}
		await pass(pulseMs * 2);
		expect((at[0] ?? Number.NaN) - start).toBeLessThan(5);
		expect(at.length).toBeGreaterThan(2);
		for (const [index, time] of at.slice(1).entries())
			expect(time - (at[index] ?? 0)).toBeGreaterThanOrEqual(pulseMs);
		const pulses = node.audience.take("pulse");
		expect(pulses.at(-1)?.forInstructors).toEqual({
			roomId,
			round: 1,
			waiting: 0,
			joined: 12,
			connected: 12,
			answered: 12,
			// Of none of them this node knows that it was told of its answer.
			answeredHere: 0,
			distribution: { answered: 12, counts: [3, 3, 3, 3] },
		});
		const told = pulses.map(({ forInstructors }) => forInstructors.answered);
		expect(told).toEqual([...told].sort((a, b) => a - b));
	});

	test("[LV31] nothing is told while nothing changes, however often it is looked at", async () => {
		const { node, roomId } = await open();
		await pass(sweepMs * 10);
		for (let time = 0; time < 5; time++) {
			node.feed.countsChanged(roomId);
			await pass(pulseMs);
		}
		expect(node.audience.heard).toEqual([]);
	});

	test("[LV31] an answer that changed is told although the number of answers is the same", async () => {
		const { node, roomId } = await open();
		await answer(node, roomId, "seat-0", 1, [0]);
		await pass(pulseMs * 2);
		await answer(node, roomId, "seat-0", 1, [3], 2);
		await pass(pulseMs * 2);
		const counts = node.audience
			.take("pulse")
			.map(({ forInstructors }) => forInstructors.distribution?.counts);
		expect(counts).toEqual([
			[1, 0, 0, 0],
			[0, 0, 0, 1],
		]);
	});

	test("[LV32] a lost hint is healed by the third sweep, a failed count tried again", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		const dam = new Dam(rooms);
		const other = openNode(deaf(dam.store), quizzes, { name: "node-2" });
		other.audience.watching.add(roomId);
		other.feed.countsChanged(roomId);
		await pass(sweepMs * 2);
		other.audience.heard = [];
		await answer(node, roomId, "seat-0", 1, [0]);
		dam.hold("tally");
		await pass(sweepMs * 3);
		dam.failOne();
		dam.open();
		await pass(sweepMs * 3);
		expect(other.audience.take("pulse").at(-1)?.forInstructors.answered).toBe(
			1,
		);
		expect(other.log.join()).toContain("could not count a room");
	});

	test("[LV1951] what was not heard while no hint came is counted as soon as hints come again, before any sweep", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		let heardAgain = () => {};
		const store = new Proxy(rooms, {
			get: (target, name) =>
				name === "onHint"
					? (...[, deaf]: Parameters<RoomStore["onHint"]>) => {
							heardAgain = deaf ?? heardAgain;
							return () => {};
						}
					: target[name as keyof RoomStore],
		});
		const other = openNode(store, quizzes, { name: "node-2" });
		other.audience.watching.add(roomId);
		other.feed.countsChanged(roomId);
		await pass(sweepMs * 3);
		other.audience.heard = [];
		await answer(node, roomId, "seat-0", 1, [0]);
		heardAgain();
		await pass(pulseMs);
		expect(other.audience.take("pulse").at(-1)?.forInstructors.answered).toBe(
			1,
		);
	});

	test("[LV1952] of many rooms at once ten are counted in ten milliseconds, each before long", async () => {
		const { rooms, quizzes } = openStore();
		const dam = new Dam(rooms);
		const node = openNode(dam.store, quizzes);
		const many = [];
		for (let room = 0; room < 25; room++)
			many.push(await newRoom(quizzes, node));
		for (const roomId of many) {
			node.audience.watching.add(roomId);
			node.feed.countsChanged(roomId);
		}
		await pass(sweepMs);
		const counted = () => dam.called("tally");
		const before = counted();
		for (const roomId of many) node.feed.countsChanged(roomId);
		await pass(1);
		expect(counted() - before).toBe(10);
		await pass(pulseMs);
		expect(counted() - before).toBe(many.length);
	});
});

describe("what a pulse counts", () => {
	test("[LV33] the screen is told the distribution only when it is shown or revealed; students are told nothing", async () => {
		const { node, roomId } = await open();
		await answer(node, roomId, "seat-0", 1, [2]);
		await pass(pulseMs * 2);
		const last = () => node.audience.take("pulse").at(-1);
		const hidden = last();
		expect(hidden?.forScreens).toMatchObject({
			answered: 1,
			distribution: null,
		});
		expect(hidden?.forInstructors.distribution?.counts).toEqual([0, 0, 1, 0]);
		expect(node.audience.heard).toEqual([]);
		await act(node, roomId, { do: "show", what: "distribution", on: true });
		await pass(pulseMs * 2);
		expect(last()?.forScreens.distribution?.counts).toEqual([0, 0, 1, 0]);
		await act(node, roomId, { do: "show", what: "distribution", on: false });
		await pass(pulseMs * 2);
		expect(last()?.forScreens.distribution).toBeNull();
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(pulseMs * 2);
		expect(last()?.forScreens.distribution?.counts).toEqual([0, 0, 1, 0]);
	});

	test("[LV34] those connected are summed up over all nodes, and a dead node's are forgotten", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		const other = openNode(rooms, quizzes, { name: "node-2" });
		const connected = () =>
			node.audience.take("pulse").at(-1)?.forInstructors.connected;
		other.audience.sit(roomId, "a", "b", "c");
		other.feed.countsChanged(roomId);
		await pass(pulseMs * 3);
		expect(connected()).toBe(15);
		other.audience.sit(roomId, "d");
		other.feed.countsChanged(roomId);
		await pass(pulseMs * 3);
		expect(connected()).toBe(16);
		await pass(sweepMs * 20);
		expect(connected()).toBeUndefined();
		other.feed.close();
		await pass(sweepMs * 10);
		expect(connected()).toBe(12);
	});

	test("[LV34] a node whose last listener left says so", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		const other = openNode(rooms, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "a", "b", "c");
		other.feed.countsChanged(roomId);
		await pass(sweepMs * 2);
		node.audience.heard = [];
		other.audience.leave(roomId);
		other.feed.countsChanged(roomId);
		await pass(pulseMs * 3);
		expect(node.audience.take("pulse").at(-1)?.forInstructors.connected).toBe(
			12,
		);
	});

	test("[LV35] removed seats are not counted as joined; their answers are", async () => {
		const { node, roomId } = await open();
		await answer(node, roomId, "seat-0", 1, [0]);
		await pass(pulseMs * 2);
		granted(await node.rooms.removeSeats("owner-1", roomId, ["seat-0"]));
		await pass(pulseMs * 2);
		expect(node.audience.take("pulse").at(-1)?.forInstructors).toMatchObject({
			joined: 11,
			answered: 1,
		});
	});

	test("[LV36] a node that nobody watches from counts no answers", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "seat-0");
		other.feed.countsChanged(roomId);
		await answer(node, roomId, "seat-0", 1, [0]);
		await pass(sweepMs * 3);
		expect(dam.called("tally")).toBe(0);
		expect(dam.called("present")).toBeGreaterThan(0);
		expect(other.audience.take("pulse")).toEqual([]);
	});

	test("[LV36] between questions there is no round and no distribution", async () => {
		const { node, roomId } = await open();
		await act(node, roomId, { do: "close" }, { do: "goto", question: 2 });
		await pass(pulseMs * 2);
		expect(node.audience.take("pulse").at(-1)?.forInstructors).toMatchObject({
			round: null,
			answered: 0,
			distribution: null,
		});
	});
});
