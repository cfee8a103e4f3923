import { afterEach, describe, expect, test } from "vitest";
import type { RoomStore } from "../../server/store/room-store.ts";
import { sheet } from "../room/example.ts";
import { Dam, deaf } from "./meddle.ts";
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
	sweepMs,
} from "./world.ts";

afterEach(closeAll);

async function open() {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, "ann", "bob");
	return { rooms, quizzes, node, roomId };
}

describe("the end of a room, the end of a history", () => {
	test("[LV27] a deleted room dismisses its audience", async () => {
		const { node, roomId, rooms, quizzes } = await open();
		const other = openNode(deaf(rooms), quizzes, { name: "node-2" });
		for (const one of [node, other]) {
			one.audience.sit(roomId, "ann");
			one.feed.countsChanged(roomId);
		}
		await pass();
		await node.rooms.delete("owner-1", roomId);
		await pass();
		expect(node.audience.take("nobody")).toMatchObject([
			{ roomId, why: { error: "no-room" } },
		]);
		expect(other.audience.take("nobody")).toEqual([]);
		await pass(sweepMs);
		expect(other.audience.take("nobody")).toHaveLength(1);
		expect(other.feed.known(roomId)).toBeNull();
	});

	/** A node on a store that can be put back to a room's first version, as by a backup. */
	async function restorable() {
		const { node, roomId, rooms, quizzes } = await open();
		const backup = openStore();
		const room = await stored(rooms, roomId);
		await backup.rooms.create(room, (await rooms.sheet(roomId)) ?? []);
		let restored = false;
		const dam = new Dam(
			new Proxy(rooms, {
				get: (_, name) => {
					const from = restored && name !== "onHint" ? backup.rooms : rooms;
					return from[name as keyof RoomStore];
				},
			}),
		);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		other.feed.countsChanged(roomId);
		await act(node, roomId, { do: "open", question: 0 }, { do: "close" });
		await pass();
		return {
			roomId,
			rooms,
			backup: backup.rooms,
			node,
			other,
			dam,
			restore: () => {
				restored = true;
			},
		};
	}

	test("[LV28] after a restore everything is shown again under the new epoch, lower versions too", async () => {
		const { other, backup, restore, roomId } = await restorable();
		const before = other.audience.take("students").at(-1)?.view;
		expect(before).toMatchObject({ version: 4, phase: "closed" });
		restore();
		await pass(sweepMs);
		const after = other.audience.take("students").at(-1)?.view;
		expect(after).toMatchObject({
			version: 1,
			phase: "lobby",
			epoch: await backup.epoch(),
		});
		expect(after?.epoch).not.toBe(before?.epoch);
		expect(other.feed.shown(roomId)).toBe(1);
	});

	test("[LV200] an answer of before a restore, through a node that had nobody and looks at nothing, is not stored for what the room asks now", async () => {
		const { roomId, rooms, backup, node, other, restore } = await restorable();
		await join(other, roomId, "cid");
		await act(node, roomId, { do: "open", question: 1 });
		const epoch = await rooms.epoch();
		other.audience.leave(roomId);
		await pass(sweepMs * 2);
		// The restored room has come to another question under the same number.
		const elsewhere = openNode(backup, openStore().quizzes);
		await join(elsewhere, roomId, "cid");
		await act(elsewhere, roomId, { do: "open", question: 1 });
		await act(elsewhere, roomId, { do: "close" });
		await act(elsewhere, roomId, { do: "open", question: 0 });
		restore();
		const answer = { round: 2, seq: 1, value: [1], epoch };
		const reply = other.seats.answer(roomId, "cid", answer);
		await pass();
		expect(await reply).toMatchObject({ error: "busy", saved: null });
		expect(await backup.answers(roomId, 2)).toEqual([]);
	});

	test("[LV550] an answer to another question than the round asks is not stored, whatever epoch it names", async () => {
		const { roomId, rooms, node } = await restorable();
		await act(node, roomId, { do: "open", question: 1 });
		const epoch = await rooms.epoch();
		const given = { round: 2, seq: 1, value: [1], epoch, index: 0 };
		const send = async (seat: string, index: number) => {
			const reply = node.seats.answer(roomId, seat, { ...given, index });
			await pass();
			return reply;
		};
		expect(await send("ann", 0)).toMatchObject({
			error: "old-round",
			saved: null,
		});
		expect(await send("nobody", 0)).toMatchObject({ error: "no-seat" });
		expect(await rooms.answers(roomId, 2)).toEqual([]);
		await send("ann", 1);
		expect(await rooms.answers(roomId, 2)).toHaveLength(1);
	});

	test("[LV551] what was read of the old history is not told once this node knows of the next", async () => {
		const { other, backup, dam, restore, roomId } = await restorable();
		dam.holdReplies("look");
		const replies = [
			other.seats.welcome(roomId, "ann"),
			other.rooms.watch("owner-1", roomId),
			other.screens.show(roomId),
		];
		await pass();
		await join(openNode(backup, openStore().quizzes), roomId, "ann");
		restore();
		await other.epochs.fresh();
		dam.open();
		await pass(sweepMs);
		const epoch = await backup.epoch();
		for (const reply of await Promise.all(replies))
			expect(reply).toMatchObject({ view: { version: 1, epoch } });
	});

	test("[LV1150] of a history that is over nobody else is told, also in the midst of telling everybody", async () => {
		const { node, other, backup, restore, roomId } = await restorable();
		await join(node, roomId, "bob");
		other.audience.sit(roomId, "bob");
		let goOn = () => {};
		const waits = new Promise<void>((resolve) => {
			goOn = resolve;
		});
		other.audience.take("one");
		other.audience.between = () => waits;
		await act(node, roomId, { do: "reveal" });
		await pass();
		other.audience.take("instructors");
		restore();
		await pass(sweepMs);
		other.audience.between = () => {};
		const epoch = await backup.epoch();
		expect(other.audience.take("students").at(-1)?.view.epoch).toBe(epoch);
		goOn();
		await pass();
		for (const { me } of other.audience.take("one"))
			expect(me.epoch).toBe(epoch);
		expect(other.audience.take("students")).toEqual([]);
		for (const { view } of other.audience.take("instructors"))
			expect(view.epoch).toBe(epoch);
	});

	test("[LV1150] nor the second of two, when the first was told", async () => {
		const { node, other, backup, restore, roomId } = await restorable();
		other.audience.sit(roomId, "bob");
		const told: string[] = [];
		let goOn = () => {};
		const waits = new Promise<void>((resolve) => {
			goOn = resolve;
		});
		await act(node, roomId, { do: "reveal" });
		other.audience.onWord = (word) => {
			if (word.to !== "one") return;
			told.push(word.me.epoch);
			other.audience.between = () => waits;
		};
		const before = await other.epochs.current();
		await pass();
		expect(told).toEqual([before]);
		restore();
		await pass(sweepMs);
		other.audience.between = () => {};
		goOn();
		await pass();
		expect(told.slice(1)).not.toContain(before);
		expect(await backup.epoch()).not.toBe(before);
	});

	test("[LV640] a command that was judged on a room of before the restore is judged again, though the version is the same", async () => {
		const { other, rooms, backup, dam, restore, roomId } = await restorable();
		dam.hold("commit");
		const locking = other.rooms.command("owner-1", roomId, {
			do: "lock",
			on: true,
		});
		await pass();
		expect(dam.waiting).toBe(1);
		const room = await stored(rooms, roomId);
		const title = "of another history";
		await backup.remove(roomId);
		await backup.create({ ...room, title }, sheet);
		restore();
		dam.open();
		await locking;
		expect(await stored(backup, roomId)).toMatchObject({
			version: room.version + 1,
			title,
			locked: true,
		});
	});

	test("[LV28] also when a reading of the old history was on its way", async () => {
		const { node, other, dam, restore, roomId } = await restorable();
		dam.holdReplies("look");
		await act(node, roomId, { do: "lock", on: true });
		await pass();
		expect(dam.waiting).toBeGreaterThan(0);
		restore();
		dam.hold();
		await pass(sweepMs);
		dam.open();
		await pass(sweepMs * 3);
		expect(other.audience.take("students").at(-1)?.view).toMatchObject({
			version: 1,
			phase: "lobby",
		});
		expect(other.feed.shown(roomId)).toBe(1);
	});
});

describe("what is kept in memory", () => {
	test("[LV29] a counted round's rows are read once for its marks while the room is live here, and forgotten after", async () => {
		const { roomId, rooms, quizzes } = await open();
		const dam = new Dam(rooms);
		const node = openNode(dam.store, quizzes, { name: "node-2" });
		node.audience.sit(roomId, "ann");
		await act(node, roomId, { do: "open", question: 0 });
		await answer(node, roomId, "ann", 1, [1]);
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass();
		dam.calls.clear();
		for (let time = 0; time < 5; time++)
			expect(await node.seats.welcome(roomId, "ann")).toMatchObject({
				me: { mark: { value: [1] } },
			});
		expect(dam.called("answers")).toBe(0);
		expect(dam.called("sheet")).toBe(0);
		node.audience.leave(roomId);
		await pass(sweepMs * 2);
		for (let time = 0; time < 3; time++) {
			await node.seats.welcome(roomId, "ann");
			await pass(sweepMs * 2);
		}
		expect(dam.called("answers")).toBe(3);
		expect(dam.called("sheet")).toBe(3);
	});

	test("[LV29] of many rounds the marks are kept, and rows of one", async () => {
		const { roomId, rooms, quizzes } = await open();
		const dam = new Dam(rooms);
		const node = openNode(dam.store, quizzes, { name: "node-2" });
		node.audience.sit(roomId, "ann");
		for (let round = 1; round <= 6; round++) {
			await act(node, roomId, { do: "open", question: round % 2 });
			await answer(node, roomId, "ann", round, [1]);
			await act(node, roomId, { do: "close" }, { do: "reveal" });
		}
		await pass();
		// Once each: for its marks and for who answered what.
		expect(dam.called("answers")).toBe(6);
	});

	test("[LV29] the answers of a round that is not counted yet are read anew each time", async () => {
		const { node, roomId } = await open();
		await act(node, roomId, { do: "open", question: 0 });
		const counted = async () => {
			const results = await node.results.of("owner-1", roomId);
			return "error" in results
				? null
				: results.questions[0]?.rounds[0]?.answered;
		};
		expect(await counted()).toBe(0);
		await answer(node, roomId, "ann", 1, [1]);
		expect(await counted()).toBe(1);
		await answer(node, roomId, "bob", 1, [1]);
		expect(await counted()).toBe(2);
	});
});
