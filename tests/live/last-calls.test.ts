import { afterEach, describe, expect, test } from "vitest";
import { lastCallMs } from "../../server/room/asking.ts";
import { graceMs } from "../../server/room/state.ts";
import { defaultSettings } from "../../shared/settings.ts";
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
	pulseMs,
	stored,
	sweepMs,
} from "./world.ts";

afterEach(closeAll);

const settings = { ...defaultSettings, closes: "all" } as const;
const soon = pulseMs * 4;

/** Two nodes with two seats each; an instructor at the first. The first question is open, without a limit. */
async function open() {
	const { rooms, quizzes } = openStore();
	const here = openNode(rooms, quizzes);
	const there = openNode(rooms, quizzes, { name: "node-2" });
	const roomId = await newRoom(quizzes, here, settings);
	const nodes: [Node, string[]][] = [
		[here, ["ann", "bob"]],
		[there, ["cy", "dan"]],
	];
	for (const [node, seats] of nodes) {
		await join(node, roomId, ...seats);
		node.audience.sit(roomId, ...seats);
		node.feed.countsChanged(roomId);
	}
	here.audience.watching.add(roomId);
	await act(here, roomId, { do: "open", question: 0 });
	await pass(soon);
	const say = async (node: Node, seat: string, value = [0], seq = 1) => {
		// As sockets do as soon as it is told.
		node.audience.answered.add(seat);
		return answer(node, roomId, seat, 1, value, seq);
	};
	const due = async () => {
		const { phase } = await stored(rooms, roomId);
		return phase.name === "open" ? (phase.due ?? null) : phase.name;
	};
	return { rooms, here, there, roomId, say, due };
}

async function allAnswer({
	say,
	here,
	there,
}: Awaited<ReturnType<typeof open>>) {
	for (const seat of ["ann", "bob"]) await say(here, seat);
	for (const seat of ["cy", "dan"]) await say(there, seat);
	await pass(soon);
}

describe("all have answered", () => {
	test("[LV1560] the round closes three seconds after the last of all nodes, with its grace, and is counted", async () => {
		const world = await open();
		const { rooms, here, there, roomId, say, due } = world;
		await say(here, "ann");
		await say(here, "bob");
		await say(there, "cy");
		await pass(soon);
		expect(await due()).toBeNull();
		expect(here.audience.take("pulse").at(-1)?.forInstructors.all).toBe(
			undefined,
		);
		await say(there, "dan");
		await pass(soon);
		expect(await due()).toBeGreaterThan(0);
		const pulse = here.audience.take("pulse").at(-1);
		expect(pulse?.forInstructors.all).toBe(true);
		expect(pulse?.forScreens.all).toBe(true);
		for (const { audience } of [here, there])
			expect(audience.take("students").at(-1)?.view).toMatchObject({
				phase: "open",
				deadline: await due(),
			});
		await pass(lastCallMs + graceMs + 2);
		const room = await stored(rooms, roomId);
		expect(room.phase).toEqual({ name: "closed", question: 0, round: 1 });
		expect(room.rounds[0]?.counted).toMatchObject({ answered: 4 });
	});

	test("[LV1770] a pulse says how many of those who are connected to any node have answered, and who has left is not among them", async () => {
		const { here, there, roomId, say } = await open();
		const last = () => {
			const pulse = here.audience.take("pulse").at(-1);
			const { connected, answered, answeredHere } = pulse?.forInstructors ?? {};
			expect(pulse?.forScreens.answeredHere).toBe(answeredHere);
			return { connected, answered, answeredHere };
		};
		await say(here, "ann");
		await say(there, "cy");
		// What another node says is told with the next sweep at the latest.
		await pass(sweepMs + soon);
		expect(last()).toEqual({ connected: 4, answered: 2, answeredHere: 2 });
		there.audience.leave(roomId);
		there.feed.countsChanged(roomId);
		await pass(soon);
		expect(last()).toEqual({ connected: 2, answered: 2, answeredHere: 1 });
		await act(here, roomId, { do: "close" });
		await pass(soon);
		expect(last()).toEqual({
			connected: 2,
			answered: 2,
			answeredHere: undefined,
		});
	});

	test("[LV1560] of many nodes that see it at once one closes it, in one version", async () => {
		const world = await open();
		const { rooms, there, roomId } = world;
		there.audience.watching.add(roomId);
		await allAnswer(world);
		const { version } = await stored(rooms, roomId);
		await pass(lastCallMs + graceMs + 2);
		const room = await stored(rooms, roomId);
		expect(room.phase.name).toBe("closed");
		// Closed, and counted.
		expect(room.version).toBe(version + 2);
	});

	test("[LV1560] an answer within the grace is stored, one after it is late, as at any deadline", async () => {
		const world = await open();
		await allAnswer(world);
		const { here, say, due, rooms, roomId } = world;
		const left = Number(await due()) - Date.now();
		await pass(left + graceMs - 5);
		expect(await say(here, "ann", [1], 2)).toMatchObject({
			saved: { value: [1] },
		});
		const { phase } = await stored(rooms, roomId);
		expect(phase.name).toBe("open");
	});

	test("[LV1561] whoever comes without an answer stops it, whichever node they come to", async () => {
		const world = await open();
		await allAnswer(world);
		const { there, roomId, due, say } = world;
		await join(there, roomId, "eve");
		there.audience.sit(roomId, "eve");
		there.feed.countsChanged(roomId);
		await pass(soon);
		expect(await due()).toBeNull();
		await pass(lastCallMs * 2);
		expect(await due()).toBeNull();
		await say(there, "eve");
		await pass(soon);
		expect(await due()).toBeGreaterThan(0);
	});

	test("[LV1561] a changed answer begins the seconds anew; the same one told again does not", async () => {
		const world = await open();
		await allAnswer(world);
		const { there, due, say } = world;
		const first = Number(await due());
		await say(there, "dan", [0], 1);
		await pass(soon);
		expect(await due()).toBe(first);
		await say(there, "dan", [2], 2);
		await pass(soon);
		expect(Number(await due())).toBeGreaterThan(first);
	});

	test("[LV1561] the instructor keeps it open, and a phone that went away without an answer does not", async () => {
		const world = await open();
		const { here, there, roomId, due, say } = world;
		for (const seat of ["ann", "bob"]) await say(here, seat);
		there.audience.leave(roomId);
		there.feed.countsChanged(roomId);
		await pass(soon);
		expect(await due()).toBeGreaterThan(0);
		await act(here, roomId, { do: "wait" });
		await pass(lastCallMs * 3);
		expect(await due()).toBeNull();
	});
});
