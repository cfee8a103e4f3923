import { afterEach, describe, expect, test, vi } from "vitest";
import { graceMs } from "../../server/room/state.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { defaultSettings, type RoomSettings } from "../../shared/settings.ts";
import { refusal } from "../room/example.ts";
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
	owner,
	pass,
} from "./world.ts";

afterEach(() => {
	closeAll();
	vi.restoreAllMocks();
});

async function open(settings: Partial<RoomSettings> = {}, cap = 1000) {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes, { cap });
	const roomId = await newRoom(quizzes, node, {
		...defaultSettings,
		...settings,
	});
	const take = async (seat: string, name: string) => {
		const refused = await node.seats.join(roomId, seat, name);
		return refused?.error ?? "seated";
	};
	return { rooms, quizzes, node, roomId, take };
}

describe("taking a seat", () => {
	test("[LV50] a name is needed, wished for or given, as the room is set", async () => {
		const required = await open({ names: "required" });
		expect(await required.take("a", " ")).toBe("name-needed");
		expect(await required.take("a", "Ann")).toBe("seated");
		expect(await required.take("b", "a\u202eb")).toBe("name-bad");
		const optional = await open({ names: "optional" });
		expect(await optional.take("a", "Ann")).toBe("seated");
		expect(await optional.take("b", "")).toBe("seated");
		const generated = await open({ names: "generated" });
		expect(await generated.take("a", "Ann")).toBe("seated");
		const names = async ({ rooms, roomId }: typeof required) =>
			(await rooms.seats(roomId)).map(({ name }) => name);
		expect(await names(required)).toEqual(["Ann"]);
		expect((await names(optional))[0]).toBe("Ann");
		expect((await names(optional))[1]).toMatch(/^[A-Z]\w+ [A-Z]\w+/);
		expect((await names(generated))[0]).not.toBe("Ann");
	});

	test("[LV51] repeating it keeps the seat and its first name, whatever has changed since", async () => {
		const { node, roomId, rooms, take } = await open();
		expect(await take("a", "Ann")).toBe("seated");
		expect(await take("a", "Another")).toBe("seated");
		await act(node, roomId, { do: "lock", on: true });
		expect(await take("a", "")).toBe("seated");
		await act(node, roomId, { do: "end" });
		expect(await take("a", "x".repeat(200))).toBe("seated");
		expect(await rooms.seats(roomId)).toMatchObject([{ id: "a", name: "Ann" }]);
	});

	test("[LV51] many at once, of one phone or of one name, make one seat", async () => {
		const { node, roomId, rooms } = await open();
		const same = Array.from({ length: 5 }, () =>
			node.seats.join(roomId, "a", "Ann"),
		);
		expect(await Promise.all(same)).toEqual(same.map(() => null));
		const twins = ["b", "c", "d"].map((seat) =>
			node.seats.join(roomId, seat, "Bob"),
		);
		const told = (await Promise.all(twins)).map(refusal).sort();
		expect(told).toEqual(["name-taken", "name-taken", "no refusal"]);
		expect(await rooms.seats(roomId)).toHaveLength(2);
	});

	test("[LV52] a locked, full, ended or unknown room takes nobody new", async () => {
		const { node, roomId, take } = await open({}, 2);
		await act(node, roomId, { do: "lock", on: true });
		expect(await take("a", "Ann")).toBe("room-locked");
		await act(node, roomId, { do: "lock", on: false });
		expect(await take("a", "Ann")).toBe("seated");
		expect(await take("b", "ANN")).toBe("name-taken");
		expect(await take("b", "Bob")).toBe("seated");
		expect(await take("c", "Cy")).toBe("room-full");
		granted(await node.rooms.removeSeats(owner, roomId, ["b"]));
		expect(await take("c", "Cy")).toBe("seated");
		expect(await take("b", "Bob")).toBe("seated");
		expect(refusal(await node.seats.welcome(roomId, "b"))).toBe("removed");
		await act(node, roomId, { do: "end" });
		expect(await take("d", "Di")).toBe("room-ended");
		expect(refusal(await node.seats.join("none", "d", "Di"))).toBe("no-room");
	});

	test("[LV53] in a full hall everyone who is given a name gets a free one", async () => {
		const { take, rooms, roomId } = await open({ names: "generated" });
		for (let seat = 0; seat < 400; seat++)
			expect(await take(`s${seat}`, "")).toBe("seated");
		const names = (await rooms.seats(roomId)).map(({ name }) => name);
		expect(new Set(names).size).toBe(400);
	});

	test("[LV53] where chance finds no free name it says try again, and takes no seat", async () => {
		const { take, rooms, roomId } = await open({ names: "generated" });
		vi.spyOn(Math, "random").mockReturnValue(0);
		expect(await take("a", "")).toBe("seated");
		expect(await take("b", "")).toBe("seated");
		const refused = await take("c", "");
		expect(refused).toBe("busy");
		expect(await rooms.seats(roomId)).toHaveLength(2);
	});
});

describe("the welcome", () => {
	test("[LV54] it tells the whole state, and the own part to whoever has a seat", async () => {
		const { node, roomId } = await open();
		await join(node, roomId, "ann");
		await act(node, roomId, { do: "open", question: 0 });
		await answer(node, roomId, "ann", 1, [2]);
		expect(await node.seats.welcome(roomId, "ann")).toMatchObject({
			view: { phase: "open", version: 2 },
			me: {
				name: "ann",
				version: 2,
				answer: { round: 1, seq: 1, value: [2] },
			},
		});
		expect(await node.seats.welcome(roomId, "stranger")).toMatchObject({
			view: { state: "open" },
			me: null,
		});
		expect(refusal(await node.seats.welcome("none", "ann"))).toBe("no-room");
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		expect(await node.seats.welcome(roomId, "ann")).toMatchObject({
			me: {
				answer: { value: [2] },
				mark: { correct: false },
				standing: { rank: 1, of: 1 },
			},
		});
	});

	test("[LV54] a late joiner comes straight into the running question and can answer it", async () => {
		const { node, roomId } = await open();
		await act(node, roomId, { do: "open", question: 0 });
		await join(node, roomId, "late");
		expect(await node.seats.welcome(roomId, "late")).toMatchObject({
			view: { phase: "open", asked: { round: 1 } },
			me: { answer: null },
		});
		expect(await answer(node, roomId, "late", 1, [1])).toEqual({
			saved: { round: 1, seq: 1, value: [1] },
		});
	});

	test("[LV55] it is never older than what this node has shown", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		await join(node, roomId, "ann");
		await act(node, roomId, { do: "open", question: 0 });
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		other.feed.countsChanged(roomId);
		await pass();
		dam.holdReplies("look");
		const welcome = other.seats.welcome(roomId, "ann");
		await pass();
		expect(dam.waiting).toBe(1);
		dam.hold();
		await act(node, roomId, { do: "close" });
		await pass();
		expect(other.feed.shown(roomId)).toBe(4);
		dam.open();
		const reply = granted(await welcome);
		expect(reply).toMatchObject({
			view: { version: 4, phase: "closed" },
			me: { version: 4 },
		});
	});
});

describe("two who are told at once", () => {
	test("[LV55] the slower one is not older than the one that was told first", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		await join(node, roomId, "ann");
		const dam = new Dam(deaf(rooms));
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		other.feed.countsChanged(roomId);
		await act(node, roomId, { do: "open", question: 0 });
		await pass();
		dam.holdReplies("look");
		const slow = other.seats.welcome(roomId, "ann");
		await pass();
		dam.hold();
		await act(node, roomId, { do: "close" });
		const quick = granted(await other.rooms.watch(owner, roomId));
		expect(quick).toMatchObject({ view: { version: 4 } });
		dam.open();
		expect(granted(await slow)).toMatchObject({ view: { version: 4 } });
	});
});

describe("answering", () => {
	/** A room with ann, bob and a removed cy, whose timed question is open. */
	async function timed(settings: Partial<RoomSettings> = {}) {
		const world = await open(settings);
		const { node, roomId } = world;
		await join(node, roomId, "ann", "bob", "cy");
		granted(await node.rooms.removeSeats(owner, roomId, ["cy"]));
		await act(node, roomId, { do: "open", question: 1 });
		const say = (seat: string, value: number[], seq = 1, round = 1) =>
			answer(node, roomId, seat, round, value, seq);
		return { ...world, say };
	}
	const saved = (value: number[], seq = 1, round = 1) => ({
		round,
		seq,
		value,
	});

	test("[LV56] a saved answer is told as the store has it, and again when it is repeated", async () => {
		const { say, rooms, roomId } = await timed();
		expect(await say("ann", [2, 0])).toEqual({ saved: saved([0, 2]) });
		expect(await say("ann", [2, 0])).toEqual({ saved: saved([0, 2]) });
		expect(await say("ann", [1], 2)).toEqual({ saved: saved([1], 2) });
		expect(await say("ann", [2, 0])).toEqual({ saved: saved([1], 2) });
		expect(await rooms.answers(roomId, 1)).toHaveLength(1);
	});

	test("[LV56] where answers are final the first one stands, and whoever sends another is told which", async () => {
		const { say } = await timed({ answers: "final" });
		expect(await say("ann", [0])).toEqual({ saved: saved([0]) });
		expect(await say("ann", [1], 2)).toEqual({ saved: saved([0]) });
	});

	test("[LV57] what cannot be saved is refused with its reason, and with what stands instead", async () => {
		const { say, node, roomId } = await timed();
		expect(await say("ann", [0], 1, 2)).toMatchObject({
			error: "not-open",
			saved: null,
		});
		for (const value of [[], [4], [-1], [1.5], [0, 0], [Number.NaN]])
			expect(await say("ann", value)).toMatchObject({ error: "bad-choice" });
		expect(await say("stranger", [0])).toMatchObject({
			error: "no-seat",
			saved: null,
		});
		expect(await say("cy", [0])).toMatchObject({
			error: "removed",
			saved: null,
		});
		await say("ann", [0]);
		await pass(30_000 + graceMs - 20);
		expect(await say("bob", [1])).toEqual({ saved: saved([1]) });
		await pass(20);
		await node.feed.current(roomId);
		expect(await say("ann", [1], 2)).toMatchObject({
			error: "closed",
			saved: saved([0]),
		});
		await act(node, roomId, { do: "open", question: 0 });
		expect(await say("ann", [1], 3)).toMatchObject({
			error: "old-round",
			saved: saved([0]),
		});
		expect(await say("ann", [0], 1)).toEqual({ saved: saved([0]) });
	});

	test("[LV57] late is judged by the store's clock, also before anyone has closed the round", async () => {
		const { say, rooms, roomId } = await timed();
		await pass(30_000 + graceMs + 1);
		expect(await say("ann", [0])).toMatchObject({
			error: "late",
			saved: null,
		});
		expect(await rooms.answers(roomId, 1)).toEqual([]);
	});

	test("[LV57] a refused answer is told with the answer that stands", async () => {
		const { say } = await timed();
		await say("ann", [0]);
		expect(await say("ann", [9], 2)).toMatchObject({
			error: "bad-choice",
			saved: saved([0]),
		});
	});

	test("[LV58] too many at once are told to try again, and nothing of them was tried", async () => {
		const { rooms, quizzes, roomId } = await timed();
		const dam = new Dam(rooms);
		const node = openNode(dam.store, quizzes, { name: "node-2", intake: 1 });
		dam.hold("save");
		const first = node.seats.answer(roomId, "ann", saved([0]));
		await pass();
		const second = node.seats.answer(roomId, "bob", saved([0]));
		expect(await second).toMatchObject({
			error: "busy",
			retryAfterMs: expect.any(Number),
		});
		dam.open();
		expect(isRefusal(await first)).toBe(false);
		expect(await rooms.answers(roomId, 1)).toHaveLength(1);
	});

	test("[LV58] a store that fails leaves the outcome unknown: the promise rejects, no verdict is made up", async () => {
		const { rooms, quizzes, roomId } = await timed();
		const dam = new Dam(rooms);
		const node = openNode(dam.store, quizzes, { name: "node-2" });
		dam.hold("save");
		const reply = node.seats.answer(roomId, "ann", saved([0]));
		const fate = expect(reply).rejects.toThrow("away");
		await pass();
		dam.failOne();
		await fate;
		dam.open();
		expect(await answer(node, roomId, "ann", 1, [0])).toEqual({
			saved: saved([0]),
		});
	});

	test("[LV59] a node that is behind still knows a new round's question", async () => {
		const { rooms, quizzes, node, roomId } = await timed();
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.sit(roomId, "ann");
		other.feed.countsChanged(roomId);
		await pass();
		dam.hold("epoch");
		await act(node, roomId, { do: "close" }, { do: "open", question: 0 });
		expect(other.feed.known(roomId)?.rounds).toHaveLength(1);
		expect(await answer(other, roomId, "ann", 2, [0, 1])).toMatchObject({
			error: "bad-choice",
		});
		expect(await answer(other, roomId, "ann", 2, [3])).toEqual({
			saved: saved([3], 1, 2),
		});
	});
});
