import { afterEach, describe, expect, test } from "vitest";
import { Dam } from "./meddle.ts";
import {
	act,
	closeAll,
	join,
	newRoom,
	openNode,
	openStore,
	pass,
	stored,
} from "./world.ts";

afterEach(closeAll);

/** A room whose question has a time limit, on a node whose store can be held. */
async function open() {
	const { rooms, quizzes } = openStore();
	const dam = new Dam(rooms);
	const node = openNode(dam.store, quizzes);
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, "ann", "bob");
	await act(node, roomId, { do: "open", question: 1 });
	const { rounds } = await stored(rooms, roomId);
	const seconds = ((rounds[0]?.deadline ?? 0) - Date.now()) / 1000;
	expect(seconds).toBeGreaterThan(3);
	const send = async (seat: string, value: number[], seq = 1) => {
		const reply = node.seats
			.answer(roomId, seat, { round: 1, seq, value })
			.catch(() => "unknown");
		await pass();
		return reply;
	};
	return { rooms, node, dam, roomId, seconds, send };
}

describe("answers that came while the store stood still", () => {
	test("[LV202] count by their first arrival when they are sent again, and only the very same", async () => {
		const { node, dam, seconds, send } = await open();
		await pass(seconds * 1000 - 500);
		dam.hold("save");
		const first = [send("ann", [1]), send("bob", [1])];
		await pass(2000);
		dam.failOne();
		await pass();
		expect(await Promise.all(first)).toEqual(["unknown", "unknown"]);
		dam.open();
		node.stalls.took(2500, true);
		expect(await send("ann", [1])).toMatchObject({ saved: { value: [1] } });
		expect(await send("bob", [0])).toMatchObject({ error: "late" });
	});

	test("[LV552] do not count as early in a round of that number which another history opened later", async () => {
		const { dam, rooms, node, roomId, seconds, send } = await open();
		await pass(1000);
		dam.hold("save");
		const first = send("ann", [1]);
		await pass(1000);
		dam.failOne();
		expect(await first).toBe("unknown");
		dam.open();
		// As a store that was put back and asks anew: the same round of the same question, opened by now.
		const room = await stored(rooms, roomId);
		const openedAt = await rooms.now();
		const rounds = room.rounds.map((round) => ({
			...round,
			openedAt,
			deadline: openedAt + seconds * 1000,
		}));
		const next = { ...room, version: room.version + 1, rounds };
		await rooms.commit(next, {
			round: 1,
			until: openedAt + seconds * 1000,
			changeable: true,
		});
		await node.feed.refresh(roomId);
		await pass();
		expect(await send("ann", [1])).toMatchObject({ saved: { value: [1] } });
		const [row] = await rooms.answers(roomId, 1);
		expect(row?.at).toBeGreaterThanOrEqual(openedAt);
	});

	test("[LV203] find their round open until the store is calm again, at most for a while; who comes later does not", async () => {
		const { rooms, node, roomId, seconds, send } = await open();
		await pass(seconds * 1000 + 2000);
		node.stalls.took(2500, true);
		await node.feed.current(roomId);
		expect((await stored(rooms, roomId)).phase.name).toBe("open");
		expect(await send("ann", [1])).toMatchObject({ error: "late" });
		await pass(3001);
		await node.feed.current(roomId);
		expect((await stored(rooms, roomId)).phase.name).toBe("closed");
	});

	test("[LV203] a store that never calms down holds no round open for ever", async () => {
		const { rooms, node, roomId, seconds } = await open();
		await pass(seconds * 1000 + 500);
		for (let second = 0; second < 14; second++) {
			node.stalls.took(2500, true);
			await pass(1000);
			await node.feed.current(roomId);
		}
		expect((await stored(rooms, roomId)).phase.name).toBe("open");
		for (let second = 0; second < 3; second++) {
			node.stalls.took(2500, true);
			await pass(1000);
		}
		await node.feed.current(roomId);
		expect((await stored(rooms, roomId)).phase.name).toBe("closed");
	});
});
