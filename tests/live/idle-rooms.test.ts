import { afterEach, describe, expect, test } from "vitest";
import { IdleRooms } from "../../server/live/idle-rooms.ts";
import { defaultSettings } from "../../shared/settings.ts";
import {
	act,
	answer,
	closeAll,
	granted,
	join,
	newRoom,
	openNode,
	openStore,
	owner,
	pass,
	stored,
} from "./world.ts";

afterEach(closeAll);

const hour = 3_600_000;
const idle = { ...defaultSettings, idle: "end" } as const;

async function open(settings = idle as typeof defaultSettings) {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const roomId = await newRoom(quizzes, node, settings);
	await join(node, roomId, "ann");
	await act(node, roomId, { do: "open", question: 0 });
	const phase = async () => (await stored(rooms, roomId)).phase.name;
	return { rooms, quizzes, node, roomId, phase };
}

describe("a room that is left open", () => {
	test("[LV1568] ends twelve hours after the last act, for whoever looks, and says so before", async () => {
		const { node, roomId, phase } = await open();
		const { view } = granted(await node.rooms.watch(owner, roomId));
		expect(view.endsAt).toBe(Date.now() + 12 * hour);
		await pass(12 * hour - 1000);
		await node.feed.current(roomId);
		expect(await phase()).toBe("open");
		await pass(1000);
		const found = await node.feed.current(roomId);
		expect(found?.room.phase.name).toBe("ended");
		expect(found?.room.endedAt).toBe(Date.now());
		expect(found?.room.rounds[0]).toMatchObject({ revealed: true });
		expect(await phase()).toBe("ended");
	});

	test("[LV1568] ends by the clock of a node on which somebody still has it open", async () => {
		const { node, roomId, phase } = await open();
		node.audience.watching.add(roomId);
		node.feed.countsChanged(roomId);
		await pass(12 * hour + 60_000);
		expect(await phase()).toBe("ended");
	});

	test("[LV1568] ends for whoever lists the rooms, and in a look once an hour", async () => {
		const { node, rooms, phase } = await open();
		const list = () => node.rooms.list(owner, { after: null, limit: 10 });
		expect((await list()).rooms[0]).toMatchObject({
			phase: "open",
			endsAt: Date.now() + 12 * hour,
		});
		await pass(12 * hour);
		const [listed] = (await list()).rooms;
		expect(listed).toMatchObject({ phase: "ended", endedAt: Date.now() });
		expect(listed).not.toHaveProperty("endsAt");
		expect(await phase()).toBe("ended");
		const other = await open();
		const looks = new IdleRooms({
			store: other.rooms,
			log: { info() {}, warn() {}, error() {} },
			idleMs: 12 * hour,
			random: () => 0.5,
			look: async (id) =>
				(await other.node.repository.snapshot(id))?.room.phase.name !== "ended",
		});
		await pass(13 * hour);
		expect(await other.phase()).toBe("ended");
		looks.close();
		expect(rooms).toBeDefined();
	});

	test("[LV1569] an answer counts as an act, and so does every step", async () => {
		const { node, roomId, phase } = await open();
		await pass(11 * hour);
		await answer(node, roomId, "ann", 1, [1]);
		await pass(2 * hour);
		await node.feed.current(roomId);
		expect(await phase()).toBe("open");
		await act(node, roomId, { do: "close" });
		await pass(11 * hour);
		await node.feed.current(roomId);
		expect(await phase()).toBe("closed");
		await pass(hour);
		await node.feed.current(roomId);
		expect(await phase()).toBe("ended");
	});

	test("[LV1569] one that is to stay open stays, and so does one of before", async () => {
		const { node, roomId, phase } = await open(defaultSettings);
		await pass(100 * hour);
		const { view } = granted(await node.rooms.watch(owner, roomId));
		expect(view.endsAt).toBeNull();
		expect(await phase()).toBe("open");
	});
});
