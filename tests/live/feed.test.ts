import { afterEach, describe, expect, test } from "vitest";
import { graceMs } from "../../server/room/state.ts";
import { Dam, deaf } from "./meddle.ts";
import {
	act,
	answer,
	closeAll,
	join,
	type Node,
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

const versions = (node: Node) =>
	node.audience.take("students").map(({ view }) => view.version);

describe("showing a room", () => {
	test("[LV20] a hint shows the new version to every role, each student his own part where there is one", async () => {
		const { node, roomId } = await open();
		node.audience.sit(roomId, "ann", "bob");
		await act(node, roomId, { do: "open", question: 0 });
		await pass();
		expect(node.audience.heard.map(({ to }) => to)).toEqual([
			"students",
			"instructors",
			"screens",
		]);
		await answer(node, roomId, "ann", 1, [1]);
		node.audience.heard = [];
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass();
		const own = node.audience.take("one");
		expect(own.slice(-2).map(({ seat, me }) => [seat, me.answer])).toEqual([
			["ann", { round: 1, seq: 1, value: [1] }],
			["bob", null],
		]);
		expect(own.at(-2)?.me).toMatchObject({
			mark: { correct: true, points: 1 },
			standing: { score: 1, rank: 1, of: 2 },
		});
	});

	test("[LV20] all views of one showing are of one version, the student's own part too", async () => {
		const { node, roomId, rooms } = await open();
		node.audience.sit(roomId, "ann");
		await act(node, roomId, { do: "open", question: 0 }, { do: "close" });
		await pass();
		const { version } = await stored(rooms, roomId);
		expect(node.audience.take("students").at(-1)?.view.version).toBe(version);
		expect(node.audience.take("instructors").at(-1)?.view.version).toBe(
			version,
		);
		expect(node.audience.take("screens").at(-1)?.view.version).toBe(version);
		expect(node.audience.take("one").at(-1)?.me.version).toBe(version);
	});

	test("[LV21] the first one who arrives on a node gets the newest version, without any hint", async () => {
		const { node, roomId, rooms, quizzes } = await open();
		await act(node, roomId, { do: "open", question: 0 });
		const other = openNode(deaf(rooms), quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		other.feed.countsChanged(roomId);
		await pass();
		expect(versions(other)).toEqual([2]);
		expect(other.feed.shown(roomId)).toBe(2);
	});

	test("[LV21] a node without anyone in the room reads nothing of it", async () => {
		const { node, roomId, rooms, quizzes } = await open();
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		await act(node, roomId, { do: "open", question: 0 });
		await pass(sweepMs * 5);
		expect([...dam.calls.keys()]).toEqual(["epoch"]);
		expect(other.audience.heard).toEqual([]);
	});

	test("[LV22] many hints make one reading at a time, and the last is never missed", async () => {
		const { node, roomId, rooms, quizzes } = await open();
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		other.feed.countsChanged(roomId);
		await pass();
		dam.calls.clear();
		dam.hold("look");
		for (let time = 0; time < 6; time++)
			await act(node, roomId, { do: "lock", on: time % 2 === 0 });
		await pass();
		expect(dam.waiting).toBe(1);
		dam.open();
		await pass();
		expect(versions(other).at(-1)).toBe(7);
		expect(dam.called("look")).toBeLessThanOrEqual(4);
	});

	test("[LV23] the sweep heals lost hints", async () => {
		const { node, roomId, rooms, quizzes } = await open();
		const other = openNode(deaf(rooms), quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		other.feed.countsChanged(roomId);
		await pass();
		await act(node, roomId, { do: "open", question: 0 });
		expect(versions(other)).toEqual([1]);
		await pass(sweepMs);
		expect(versions(other)).toEqual([2]);
		await pass(sweepMs * 3);
		expect(versions(other)).toEqual([]);
	});

	test("[LV23] the sweep tries a reading again that failed", async () => {
		const { node, roomId, rooms, quizzes } = await open();
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		dam.hold("look");
		other.feed.countsChanged(roomId);
		await pass();
		dam.failOne();
		dam.open();
		await pass();
		expect(versions(other)).toEqual([]);
		expect(other.log.join()).toContain("could not read a room");
		await act(node, roomId, { do: "lock", on: true });
		await pass(sweepMs);
		expect(versions(other).at(-1)).toBe(2);
	});

	test("[LV24] one audience never hears of an older version after a newer one", async () => {
		const { node, roomId, rooms, quizzes } = await open();
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		other.feed.countsChanged(roomId);
		await pass();
		// A reading of version 2 is on its way when everyone leaves and comes back, to a room that is at version 3.
		dam.holdReplies("look");
		await act(node, roomId, { do: "lock", on: true });
		await pass();
		expect(dam.waiting).toBeGreaterThan(0);
		other.audience.leave(roomId);
		await other.feed.sweep();
		dam.hold();
		await act(node, roomId, { do: "lock", on: false });
		other.audience.sit(roomId, "ann");
		other.feed.countsChanged(roomId);
		await pass();
		dam.open();
		await pass();
		const heard = versions(other);
		expect(heard).toEqual([...heard].sort());
		expect(heard.at(-1)).toBe(3);
	});
});

describe("deadlines", () => {
	const over = 30_000 + graceMs + 1;

	test("[LV25] a node closes a round by itself when its time is over, and shows it", async () => {
		const { node, roomId } = await open();
		node.audience.sit(roomId, "ann");
		await act(node, roomId, { do: "open", question: 1 });
		await pass(over - 2);
		expect(node.audience.take("students").at(-1)?.view.phase).toBe("open");
		await pass(5);
		expect(node.audience.take("students").at(-1)?.view.phase).toBe("closed");
	});

	test("[LV25] more time and a stopped clock are followed", async () => {
		const { node, roomId } = await open();
		node.audience.sit(roomId, "ann");
		await act(
			node,
			roomId,
			{ do: "open", question: 1 },
			{ do: "extend", seconds: 20 },
		);
		await pass(over + 5);
		expect(node.audience.take("students").at(-1)?.view.phase).toBe("open");
		await act(node, roomId, { do: "untime" });
		await pass(over * 10);
		expect(node.audience.take("students").at(-1)?.view.phase).toBe("open");
	});

	test("[LV26] a store that fails at the very deadline delays the close to the next sweep, not for ever", async () => {
		const { roomId, rooms, quizzes } = await open();
		const dam = new Dam(rooms);
		const node = openNode(dam.store, quizzes, { name: "node-2" });
		node.audience.sit(roomId, "ann");
		await act(node, roomId, { do: "open", question: 1 });
		await pass(over - 100);
		dam.hold("commit");
		await pass(200);
		expect(dam.waiting).toBe(1);
		dam.failOne();
		dam.open();
		await pass(sweepMs * 2);
		expect(node.audience.take("students").at(-1)?.view.phase).toBe("closed");
		expect((await stored(rooms, roomId)).phase.name).toBe("closed");
	});

	test("[LV25] a closed feed does nothing any more", async () => {
		const { node, roomId, rooms, quizzes } = await open();
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		other.audience.watching.add(roomId);
		other.feed.countsChanged(roomId);
		await act(node, roomId, { do: "open", question: 1 });
		dam.hold("look");
		await pass();
		other.audience.heard = [];
		other.feed.close();
		dam.open();
		await pass();
		dam.calls.clear();
		await act(node, roomId, { do: "untime" });
		await pass(over * 2);
		expect(other.audience.heard).toEqual([]);
		expect(dam.calls.size).toBe(0);
	});
});
