import { afterEach, describe, expect, test } from "vitest";
import { Epochs } from "../../server/live/epochs.ts";
import { RoomCache } from "../../server/live/room-cache.ts";
import { RoomRepository } from "../../server/live/room-repository.ts";
import { Stalls } from "../../server/live/stalls.ts";
import { reduce } from "../../server/room/reduce.ts";
import { gateOf, graceMs, type Room } from "../../server/room/state.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import type { Sheet } from "../../shared/views.ts";
import { accepted, sheet } from "../room/example.ts";
import { Dam, meddle } from "./meddle.ts";
import {
	act,
	answer,
	closeAll,
	join,
	newRoom,
	openNode,
	openStore,
	pass,
	stored,
} from "./world.ts";

afterEach(closeAll);

const seconds = 30;
const over = seconds * 1000 + graceMs + 1;

/** A room whose second question, with a time limit of 30 s, was opened now; three seats, two of which answered. */
async function open() {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, "ann", "bob", "cy");
	await act(node, roomId, { do: "open", question: 1 });
	await answer(node, roomId, "ann", 1, [0, 2]);
	await answer(node, roomId, "bob", 1, [1]);
	return { rooms, node, roomId, room: await stored(rooms, roomId) };
}

const counted = { answered: 2, right: 1 };

/** Settles it as a node does that has read it so. */
async function settle(
	rooms: RoomStore,
	room: Room,
	questions: Sheet,
): Promise<Room | null> {
	const repository = new RoomRepository({
		rooms,
		epochs: new Epochs(rooms),
		cache: new RoomCache(rooms),
		stalls: new Stalls(),
	});
	const now = () => Date.now();
	const found = {
		room,
		sheet: questions,
		frozen: questions,
		epoch: await rooms.epoch(),
		now,
	};
	return (await repository.bringUpToDate(found))?.room ?? null;
}

describe("settling a room", () => {
	test("[LV10] a round whose time is over is closed and counted, whoever looks first", async () => {
		const { rooms, roomId, node } = await open();
		await pass(over);
		const found = await node.feed.current(roomId);
		expect(found?.room).toMatchObject({
			phase: { name: "closed", round: 1 },
			rounds: [{ counted, revealed: false }],
		});
		expect(await stored(rooms, roomId)).toEqual(found?.room);
	});

	test("[LV10] a room with nothing due stays as it is, and nothing is written", async () => {
		const { rooms, room } = await open();
		const dam = new Dam(rooms);
		expect(await settle(dam.store, room, sheet)).toBe(room);
		await pass(over - 10);
		expect(await settle(dam.store, room, sheet)).toBe(room);
		expect(dam.called("commit")).toBe(0);
	});

	test("[LV11] many nodes at once close and count it once", async () => {
		const { rooms, roomId, room } = await open();
		await pass(over);
		const dam = new Dam(rooms);
		dam.hold("commit");
		const all = Array.from({ length: 8 }, () => settle(dam.store, room, sheet));
		await pass();
		expect(dam.waiting).toBe(8);
		dam.open();
		const settled = await Promise.all(all);
		const now = await stored(rooms, roomId);
		expect(now.version).toBe(room.version + 2);
		for (const one of settled) expect(one).toEqual(now);
		expect(now.rounds).toMatchObject([{ counted }]);
	});

	test("[LV12] the count is of the frozen answers: nothing comes in after the close", async () => {
		const { rooms, roomId, room, node } = await open();
		const slow = meddle(rooms, async (read, verb) => {
			// An answer that arrives between the close and the count.
			if (verb === "answers") {
				const late = { seat: "cy", round: 1, seq: 1, value: [3] };
				expect(await rooms.save(roomId, [late])).toMatchObject([
					{ is: "closed", row: null },
				]);
			}
			return read();
		});
		const closed = accepted(
			reduce(room, sheet, { do: "close", at: "open:1:1" }, Date.now()),
		);
		await rooms.commit(closed, gateOf(closed));
		const settled = await settle(slow, closed, sheet);
		expect(settled?.rounds).toMatchObject([{ counted }]);
		expect(await answer(node, roomId, "cy", 1, [3])).toMatchObject({
			error: "closed",
			saved: null,
		});
		expect(await rooms.answers(roomId, 1)).toHaveLength(2);
	});

	test("[LV12] the answers of removed students stay counted", async () => {
		const { rooms, node, roomId } = await open();
		await node.rooms.removeSeats("owner-1", roomId, ["bob"]);
		await act(node, roomId, { do: "close" });
		expect((await stored(rooms, roomId)).rounds).toMatchObject([{ counted }]);
	});

	test("[LV13] a crash between close and count is healed by the next look", async () => {
		const { rooms, node, roomId, room } = await open();
		const closed = accepted(
			reduce(room, sheet, { do: "close", at: "open:1:1" }, Date.now()),
		);
		await rooms.commit(closed, gateOf(closed));
		expect((await stored(rooms, roomId)).rounds).toMatchObject([
			{ counted: null },
		]);
		const found = await node.feed.current(roomId);
		expect(found?.room.rounds).toMatchObject([{ counted }]);
		expect((await stored(rooms, roomId)).rounds).toMatchObject([{ counted }]);
	});

	test("[LV13] a crash after an end with an open round is healed too", async () => {
		const { rooms, node, roomId, room } = await open();
		const ended = accepted(
			reduce(room, sheet, { do: "end", at: "open:1:1" }, Date.now()),
		);
		await rooms.commit(ended, gateOf(ended));
		const found = await node.feed.current(roomId);
		expect(found?.room).toMatchObject({
			phase: { name: "ended" },
			rounds: [{ counted, revealed: true }],
		});
	});

	test("[LV14] a room that was deleted meanwhile is none", async () => {
		const { rooms, roomId, room } = await open();
		await pass(over);
		const gone = meddle(rooms, async (commit, verb) => {
			if (verb === "commit") await rooms.remove(roomId);
			return commit();
		});
		expect(await settle(gone, room, sheet)).toBeNull();
	});

	test("[LV14] more time that was given at the last moment wins over the expiry", async () => {
		const { rooms, roomId, room } = await open();
		await pass(over);
		let longer: Room | null = null;
		const race = meddle(rooms, async (commit, verb) => {
			if (verb === "commit" && longer === null) {
				const command = {
					do: "extend",
					at: "open:1:1",
					seconds: 60,
				} as const;
				longer = accepted(reduce(room, sheet, command, Date.now()));
				await rooms.commit(longer, gateOf(longer));
			}
			return commit();
		});
		const settled = await settle(race, room, sheet);
		expect(settled).toEqual(longer);
		expect((await stored(rooms, roomId)).phase.name).toBe("open");
	});
});
