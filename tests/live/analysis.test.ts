import { afterEach, expect, test } from "vitest";
import { question, refusal } from "../room/example.ts";
import { Dam } from "./meddle.ts";
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

afterEach(closeAll);

test("[LV2114] an analysis is made once for each state of a room, for all who ask, and anew after a reveal, a correction, a removal and an erasure; it is its owner's alone", async () => {
	const { rooms, quizzes } = openStore();
	const dam = new Dam(rooms);
	const node = openNode(dam.store, quizzes);
	const roomId = await newRoom(quizzes, node, undefined, [
		question("single", [1]),
		question("single", [0]),
	]);
	await join(node, roomId, "ann", "bob", "cy", "di");
	const read = async () => granted(await node.results.analysis(owner, roomId));
	const ask = async (index: number, ...chosen: readonly number[]) => {
		await act(node, roomId, { do: "open", question: index });
		for (const [at, seat] of ["ann", "bob", "cy", "di"].entries())
			await answer(node, roomId, seat, index + 1, [chosen[at] ?? 0]);
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(20);
	};

	expect(await read()).toMatchObject({ joined: 4, took: 0, questions: [] });
	await ask(0, 1, 1, 0, 0);
	await ask(1, 0, 0, 0, 1);
	const before = dam.called("answers");
	const [first, second] = await Promise.all([read(), read()]);
	expect(second).toBe(first);
	expect(await read()).toBe(first);
	expect(dam.called("answers")).toBe(before + 2);
	expect(first.questions.map(({ difficulty }) => difficulty)).toEqual([
		0.5, 0.75,
	]);

	await pass(9 * 60_000);
	expect(await read()).toBe(first);
	await pass(2 * 60_000);
	expect(await read()).not.toBe(first);

	const key = { correct: [0] };
	const correct = {
		do: "correct",
		question: 0,
		correction: { is: "key", key },
	} as const;
	granted(await node.rooms.command(owner, roomId, correct));
	await pass(20);
	const mended = await read();
	expect(mended.questions[0]).toMatchObject({ difficulty: 0.5 });
	expect(mended.points?.mean).toBe(1.25);

	granted(await node.rooms.removeSeats(owner, roomId, ["ann"]));
	expect(await read()).toMatchObject({ joined: 3, took: 3 });
	expect(await node.rooms.eraseStudent(owner, roomId, "bob")).toBeNull();
	await pass(20);
	expect(await read()).toMatchObject({ joined: 2, took: 2 });
	expect(refusal(await node.results.analysis("owner-2", roomId))).toBe(
		"not-found",
	);
});

test("[LV2115] a reading that failed is done again by whoever asks next", async () => {
	const { rooms, quizzes } = openStore();
	const dam = new Dam(rooms);
	const node = openNode(dam.store, quizzes);
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, "ann");
	await act(node, roomId, { do: "open", question: 0 });
	dam.hold("answers");
	const failed = node.results.analysis(owner, roomId);
	failed.catch(() => {});
	await pass(20);
	dam.failOne();
	await expect(failed).rejects.toThrow("the store is away");
	dam.open();
	expect(granted(await node.results.analysis(owner, roomId)).joined).toBe(1);
});
