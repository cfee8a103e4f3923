import { afterEach, describe, expect, test } from "vitest";
import type { Room } from "../../server/room/state.ts";
import type { Command } from "../../shared/instructor-events.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { question, refusal, sheet } from "../room/example.ts";
import { allRooms } from "../store/lists.ts";
import { Dam, meddle } from "./meddle.ts";
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

async function open() {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, "ann", "bob");
	return { rooms, quizzes, node, roomId };
}

const all = { after: null, limit: 100 };
const quiz: Quiz = {
	v: quizFormat,
	title: "",
	description: "",
	questions: [],
};

describe("opening a room", () => {
	test("[LV40] a room starts in the lobby with the quiz as it is now; the quiz notes its use", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		const room = await stored(rooms, roomId);
		expect(room).toMatchObject({
			version: 1,
			owner,
			quiz: "quiz-1",
			title: "Lesson 1",
			phase: { name: "lobby" },
			settings: defaultSettings,
		});
		expect(await rooms.byCode(room.code)).toBe(roomId);
		expect(await rooms.byScreen(room.screenToken)).toBe(roomId);
		expect((await quizzes.quiz(owner, "quiz-1"))?.usedAt).not.toBeNull();
		const changed = { ...quiz, title: "New", questions: [] };
		await quizzes.putQuiz(owner, "quiz-1", 1, changed);
		await quizzes.removeQuiz(owner, "quiz-1");
		expect((await node.feed.current(roomId))?.sheet).toEqual(sheet);
	});

	test("[LV40] a quiz that is not ready or not one's own opens no room", async () => {
		const { rooms, quizzes, node } = await open();
		const questions = [question("single", [])];
		const draft = { ...quiz, questions };
		await quizzes.addQuizzes(owner, [
			{ id: "draft", quiz: draft, sample: null },
		]);
		expect(await node.rooms.open(owner, "draft")).toMatchObject({
			error: "not-ready",
			details: [
				"The quiz has no title.",
				"Question 1: Mark exactly one option as right.",
			],
		});
		expect(refusal(await node.rooms.open(owner, "none"))).toBe("not-found");
		expect(refusal(await node.rooms.open("owner-2", "quiz-1"))).toBe(
			"not-found",
		);
		expect(await allRooms(rooms, owner)).toHaveLength(1);
		expect(await allRooms(rooms, "owner-2")).toEqual([]);
	});

	test("[LV40] a code that is taken is tried again with another", async () => {
		const { rooms, quizzes } = await open();
		let refusals = 3;
		const crowded = meddle(rooms, async (create, verb) =>
			verb === "create" && refusals-- > 0 ? (false as never) : create(),
		);
		const node = openNode(crowded, quizzes, { name: "node-2" });
		const room = granted(await node.rooms.open(owner, "quiz-1"));
		expect(await rooms.byCode(room.code)).toBe(room.id);
	});
});

describe("whose room it is", () => {
	test("[LV41] nothing of another instructor's room can be seen, done or deleted", async () => {
		const { rooms, node, roomId } = await open();
		const before = await stored(rooms, roomId);
		const lock: Command = { do: "lock", on: true };
		for (const id of [roomId, "no such room"]) {
			const other = "owner-2";
			const replies = [
				await node.rooms.command(other, id, lock),
				await node.rooms.watch(other, id),
				await node.rooms.summary(other, id),
				await node.rooms.students(other, id),
				await node.results.of(other, id),
				await node.rooms.removeSeats(other, id, ["ann"]),
				await node.rooms.renameSeat(other, id, "ann", "Eve"),
				await node.rooms.delete(other, id),
			];
			expect(replies.map(refusal)).toEqual(replies.map(() => "not-found"));
			const [first] = replies;
			for (const reply of replies) expect(reply).toEqual(first);
			expect((await node.rooms.list(other, all)).rooms).toEqual([]);
		}
		expect(await stored(rooms, roomId)).toEqual(before);
		expect(await rooms.seats(roomId)).toMatchObject([
			{ id: "ann", name: "ann", removed: false },
			{ id: "bob" },
		]);
		await pass();
		expect(node.audience.take("removed")).toEqual([]);
	});
});

describe("commands", () => {
	const open0 = { do: "open", at: "lobby", question: 0 } as const;

	test("[LV42] of two pages that act on the same state one is served, the other told that it is stale", async () => {
		const { rooms, quizzes, roomId } = await open();
		const dam = new Dam(rooms);
		const nodes = ["a", "b", "c"].map((name) =>
			openNode(dam.store, quizzes, { name }),
		);
		dam.hold("commit");
		const replies = nodes.map((node) =>
			node.rooms.command(owner, roomId, open0),
		);
		await pass();
		expect(dam.waiting).toBe(3);
		dam.open();
		const told = (await Promise.all(replies)).map(refusal);
		expect(told.sort()).toEqual(["no refusal", "stale", "stale"]);
		const room = await stored(rooms, roomId);
		expect(room.rounds).toHaveLength(1);
		expect(room.version).toBe(2);
	});

	test("[LV42] switches of two pages both hold: the second is judged on what the first left", async () => {
		const { rooms, quizzes, roomId } = await open();
		const dam = new Dam(rooms);
		const node = openNode(dam.store, quizzes, { name: "node-2" });
		dam.hold("commit");
		const commands: Command[] = [
			{ do: "lock", on: true },
			{ do: "show", what: "distribution", on: true },
			{ do: "settings", settings: { ...defaultSettings, scoring: "speed" } },
			open0,
		];
		const replies = commands.map((command) =>
			node.rooms.command(owner, roomId, command),
		);
		await pass();
		dam.open();
		const versions = (await Promise.all(replies)).map(
			(reply) => granted(reply).version,
		);
		expect(versions.sort()).toEqual([2, 3, 4, 5]);
		expect(await stored(rooms, roomId)).toMatchObject({
			locked: true,
			settings: { scoring: "speed" },
			phase: { name: "open" },
		});
	});

	test("[LV43] a command whose outcome was lost is done once, though it is sent again", async () => {
		const { rooms, quizzes, roomId } = await open();
		let losing = true;
		const lossy = meddle(rooms, async (commit, verb) => {
			const done = await commit();
			if (verb === "commit" && losing) throw new Error("the reply was lost");
			return done;
		});
		const node = openNode(lossy, quizzes, { name: "node-2" });
		await expect(node.rooms.command(owner, roomId, open0)).rejects.toThrow();
		losing = false;
		expect(refusal(await node.rooms.command(owner, roomId, open0))).toBe(
			"stale",
		);
		expect((await stored(rooms, roomId)).rounds).toHaveLength(1);
	});

	test("[LV43] a room that changes under every try gives up as busy, with nothing done", async () => {
		const { rooms, quizzes, roomId } = await open();
		const never = meddle(rooms, async (commit, verb) =>
			verb === "commit" ? (false as never) : commit(),
		);
		const node = openNode(never, quizzes, { name: "node-2" });
		expect(await node.rooms.command(owner, roomId, open0)).toMatchObject({
			error: "busy",
			retryAfterMs: expect.any(Number),
		});
	});

	test("[LV44] a close is told when the count is written: its version is the counted one", async () => {
		const { rooms, node, roomId } = await open();
		await act(node, roomId, { do: "open", question: 0 });
		await answer(node, roomId, "ann", 1, [1]);
		const close = { do: "close", at: "open:0:1" } as const;
		const done = granted(await node.rooms.command(owner, roomId, close));
		const room: Room = await stored(rooms, roomId);
		expect(done.version).toBe(room.version);
		expect(room.rounds).toMatchObject([{ counted: { answered: 1, right: 1 } }]);
	});
});

describe("watching", () => {
	test("[LV45] an instructor's page gets view, questions and counts, never older than what it was shown", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.watching.add(roomId);
		other.feed.countsChanged(roomId);
		await pass();
		dam.hold("tally");
		const watched = other.rooms.watch(owner, roomId);
		await pass();
		await act(node, roomId, { do: "open", question: 0 });
		await pass();
		expect(other.feed.shown(roomId)).toBe(2);
		dam.open();
		const reply = granted(await watched);
		expect(reply.view).toMatchObject({ version: 2, phase: "open" });
		expect(reply.sheet).toEqual(sheet);
		expect(reply.pulse).toMatchObject({ roomId, joined: 2 });
	});
});

describe("lists, results, deletion", () => {
	test("[LV47] list, summary and results tell the room as it is, also while it runs", async () => {
		const { node, roomId } = await open();
		await act(node, roomId, { do: "open", question: 0 });
		await answer(node, roomId, "ann", 1, [1]);
		const summary = granted(await node.rooms.summary(owner, roomId));
		expect(summary).toMatchObject({ id: roomId, joined: 2, phase: "open" });
		expect((await node.rooms.list(owner, all)).rooms).toEqual([summary]);
		const running = granted(await node.results.of(owner, roomId));
		expect(running.room).toEqual(summary);
		expect(running.questions[0]?.rounds).toMatchObject([{ answered: 1 }]);
		await act(node, roomId, { do: "end" });
		const ended = granted(await node.results.of(owner, roomId));
		expect([...ended.students]).toMatchObject([
			{ seat: "ann", score: 1, rank: 1, answers: [{ counting: true }] },
			{ seat: "bob", score: 0, rank: 2, answers: [] },
		]);
	});

	test("[LV48] a deleted room is gone for good, for everyone", async () => {
		const { rooms, node, roomId } = await open();
		await act(node, roomId, { do: "open", question: 0 });
		await answer(node, roomId, "ann", 1, [1]);
		const { code, screenToken } = await stored(rooms, roomId);
		expect(await node.rooms.delete(owner, roomId)).toBeNull();
		expect(await rooms.byCode(code)).toBeNull();
		expect(refusal(await node.screens.room(screenToken))).toBe("not-found");
		expect(refusal(await node.results.of(owner, roomId))).toBe("not-found");
		expect(refusal(await node.rooms.delete(owner, roomId))).toBe("not-found");
		expect(refusal(await node.seats.welcome(roomId, "ann"))).toBe("no-room");
		expect(await answer(node, roomId, "ann", 1, [1])).toMatchObject({
			saved: null,
		});
		expect(await rooms.answers(roomId, 1)).toEqual([]);
	});

	test("[LV49] a screen sees what its link's room shows, never older than what was shown", async () => {
		const { rooms, quizzes, node, roomId } = await open();
		const { screenToken } = await stored(rooms, roomId);
		expect(await node.screens.room(screenToken)).toBe(roomId);
		expect(refusal(await node.screens.room("x"))).toBe("not-found");
		const dam = new Dam(rooms);
		const other = openNode(dam.store, quizzes, { name: "node-2" });
		other.audience.watching.add(roomId);
		other.feed.countsChanged(roomId);
		await pass();
		dam.hold("tally");
		const shown = other.screens.show(roomId);
		await pass();
		await act(node, roomId, { do: "open", question: 0 });
		await pass();
		dam.open();
		expect(granted(await shown)).toMatchObject({
			view: { version: 2, phase: "open" },
			pulse: { joined: 2, distribution: null },
		});
		expect(refusal(await node.screens.show("no such room"))).toBe("not-found");
	});
});
