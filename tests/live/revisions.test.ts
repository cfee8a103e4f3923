import { afterEach, describe, expect, test } from "vitest";
import type { Change } from "../../shared/change.ts";
import type { Question } from "../../shared/quiz.ts";
import { question, refusal, sheet } from "../room/example.ts";
import { whole } from "../room/whole.ts";
import { Dam, deaf } from "./meddle.ts";
import {
	act,
	answer,
	closeAll,
	granted,
	join,
	type Node,
	newRoom,
	openNode,
	openStore,
	owner,
	pass,
	stored,
	sweepMs,
} from "./world.ts";

afterEach(closeAll);

const fresh = question("single", [0], { id: "fresh", text: "A new one" });
const [first] = sheet as [Question];

/** Two nodes of one store, each with a student and an instructor's page; the first question is open. */
async function lecture({ hears = true } = {}) {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const other = openNode(hears ? rooms : deaf(rooms), quizzes, {
		name: "other",
	});
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, "ann", "bob");
	node.audience.sit(roomId, "ann");
	other.audience.sit(roomId, "bob");
	for (const one of [node, other]) {
		one.audience.watching.add(roomId);
		one.feed.countsChanged(roomId);
	}
	await act(node, roomId, { do: "open", question: 0 });
	await pass(2 * sweepMs);
	for (const one of [node, other]) one.audience.heard = [];
	return { rooms, quizzes, node, other, roomId };
}

function change(node: Node, roomId: string, what: Change, who = owner) {
	return node.revisions.change(who, roomId, what);
}

const mended = { ...first, text: "Mended" };
const mend = (revision = 0): Change => ({
	do: "mend",
	revision,
	question: 0,
	to: mended,
});
const add = (revision = 0): Change => ({
	do: "add",
	revision,
	at: 1,
	question: fresh,
});

describe("questions that are changed while the room runs", () => {
	test("[LV1370] phones that another node serves stand in their open question as before, answer it, and see the mended one after the close", async () => {
		const { node, other, roomId } = await lecture();
		granted(await change(node, roomId, mend()));
		await pass(50);
		const [told, ...more] = other.audience.take("students");
		expect(more).toEqual([]);
		expect(told?.view).toMatchObject({ asked: { text: first.text } });
		expect(told?.next).not.toBeNull();
		expect(told?.next).not.toHaveProperty("asked");
		expect(other.audience.take("screens").at(-1)?.view).toMatchObject({
			asked: { text: "Mended" },
		});
		expect(other.audience.take("instructors").at(-1)?.view).toMatchObject({
			revision: 1,
		});
		const watched = granted(await other.rooms.watch(owner, roomId));
		expect(watched.sheet[0]?.text).toBe("Mended");
		for (const [one, seat] of [
			[node, "ann"],
			[other, "bob"],
		] as const)
			expect(await answer(one, roomId, seat, 1, [1])).toMatchObject({
				saved: { round: 1 },
			});
		await act(node, roomId, { do: "close" });
		await pass(50);
		expect(other.audience.take("students").at(-1)?.view).toMatchObject({
			asked: { text: "Mended" },
		});
		await act(node, roomId, { do: "reveal" });
		const { questions, students } = whole(
			granted(await other.results.of(owner, roomId)),
		);
		expect(questions[0]).toMatchObject({
			text: "Mended",
			rounds: [{ answered: 2, right: 2, asked: { text: first.text } }],
		});
		expect(students.map(({ answers }) => answers.length)).toEqual([1, 1]);
	});

	test("[LV1371] a node to whom no hint comes has the other questions with the next sweep, and asks what the room asks", async () => {
		const { node, other, roomId } = await lecture({ hears: false });
		granted(await change(node, roomId, add()));
		await act(node, roomId, { do: "close" }, { do: "goto", question: 1 });
		await act(node, roomId, { do: "open", question: 1 });
		expect(await answer(other, roomId, "bob", 2, [0])).toMatchObject({
			saved: { round: 2, value: [0] },
		});
		await pass(sweepMs + 50);
		expect(other.audience.take("students").at(-1)?.view).toMatchObject({
			total: sheet.length + 1,
			asked: { round: 2, index: 1, text: fresh.text },
		});
	});

	test("[LV1372] of two who change the questions at once one is told that they are stale, and a command from before still holds", async () => {
		const { rooms, node, other, roomId } = await lecture();
		const replies = await Promise.all([
			change(node, roomId, add()),
			change(other, roomId, mend()),
			other.rooms.command(owner, roomId, { do: "close", at: "open:0:1" }),
		]);
		expect(replies.map(refusal).sort()).toEqual([
			"no refusal",
			"no refusal",
			"stale",
		]);
		const { revision, phase } = await stored(rooms, roomId);
		expect([revision, phase.name]).toEqual([1, "closed"]);
		expect(refusal(await change(other, roomId, mend(1)))).toBe("no refusal");
	});

	test("[LV1373] the questions are the room's instructor's to change, and nobody else's; the quiz stays as it is", async () => {
		const { quizzes, node, roomId } = await lecture();
		expect(refusal(await change(node, roomId, add(), "another"))).toBe(
			"not-found",
		);
		expect(refusal(await change(node, "no-room", add()))).toBe("not-found");
		granted(await change(node, roomId, mend()));
		const { quiz } = (await quizzes.quiz(owner, "quiz-1")) ?? {};
		expect(quiz?.questions[0]?.text).toBe(first.text);
	});

	test("[LV1374] a node that dies before it has stored the change has changed nothing; one whose reply is lost has changed it once", async () => {
		const { rooms, quizzes, roomId } = await lecture();
		const dam = new Dam(rooms);
		const dying = openNode(dam.store, quizzes, { name: "dying" });
		dam.hold("commit");
		const lost = change(dying, roomId, add());
		lost.catch(() => {});
		await pass();
		dam.failOne();
		await expect(lost).rejects.toThrow();
		expect((await stored(rooms, roomId)).revision).toBeUndefined();
		expect(await rooms.sheet(roomId)).toHaveLength(sheet.length);
		dam.open();
		dam.holdReplies("commit");
		const late = change(dying, roomId, add());
		late.catch(() => {});
		await pass();
		dam.failOne();
		await expect(late).rejects.toThrow();
		expect((await stored(rooms, roomId)).revision).toBe(1);
		dam.open();
		expect(refusal(await change(dying, roomId, add()))).toBe("stale");
		expect(await rooms.sheet(roomId)).toHaveLength(sheet.length + 1);
	});

	test("[LV1376] a room begins without a quiz; what is asked in it is marked once it is said what is right", async () => {
		const { rooms, quizzes } = openStore();
		const node = openNode(rooms, quizzes);
		const { id } = granted(await node.rooms.openEmpty(owner, "Ad hoc"));
		await join(node, id, "ann", "bob");
		const ask: Change = {
			do: "ask",
			at: "lobby",
			question: { ...fresh, key: { correct: [] } },
		};
		granted(await change(node, id, ask));
		await answer(node, id, "ann", 1, [0]);
		await answer(node, id, "bob", 1, [1]);
		await act(node, id, { do: "close" }, { do: "reveal" });
		const marks = async () => {
			const results = whole(granted(await node.results.of(owner, id)));
			const [round] = results.questions[0]?.rounds ?? [];
			const { me } = granted(await node.seats.welcome(id, "ann"));
			return {
				answered: round?.answered,
				right: round?.right,
				ann: me?.mark?.correct,
				scores: results.students.map(({ score }) => score),
			};
		};
		expect(await marks()).toEqual({
			answered: 2,
			right: null,
			ann: null,
			scores: [0, 0],
		});
		const correction = { is: "key", key: { correct: [0] } } as const;
		await act(node, id, { do: "correct", question: 0, correction });
		expect(await marks()).toEqual({
			answered: 2,
			right: 1,
			ann: true,
			scores: [1, 0],
		});
		expect((await stored(rooms, id)).quiz).toBe("");
	});

	test("[LV1375] what nobody prepared is on every phone at once, and its answers are kept", async () => {
		const { node, other, roomId } = await lecture();
		await act(node, roomId, { do: "close" });
		other.audience.heard = [];
		granted(
			await change(node, roomId, {
				do: "ask",
				at: "closed:0:1",
				question: { ...fresh, key: { correct: [] } },
			}),
		);
		await pass(50);
		expect(other.audience.take("students").at(-1)?.view).toMatchObject({
			phase: "open",
			asked: { index: 1, round: 2, text: fresh.text },
		});
		expect(await answer(other, roomId, "bob", 2, [3])).toMatchObject({
			saved: { round: 2 },
		});
		expect(refusal(await change(node, roomId, add(1)))).toBe("wrong-phase");
	});
});
