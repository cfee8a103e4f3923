import { afterEach, describe, expect, test } from "vitest";
import { isRefusal } from "../../shared/refusal.ts";
import type { Offer } from "../../shared/student-events.ts";
import { refusal } from "../room/example.ts";
import { whole } from "../room/whole.ts";
import { deaf } from "./meddle.ts";
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

/** Round 1 asked question 0 and is closed, answered by ann alone; round 2 asks question 1 and is open. */
async function open() {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, "ann", "bob", "cyd");
	await act(node, roomId, { do: "open", question: 0 });
	await answer(node, roomId, "ann", 1, [1]);
	await act(
		node,
		roomId,
		{ do: "close" },
		{ do: "reveal" },
		{ do: "open", question: 1 },
	);
	const offer = (seat: string, ...answers: Offer["answers"]) =>
		node.offers.keep(roomId, seat, { answers });
	const rounds = async () => {
		const results = whole(granted(await node.results.of(owner, roomId)));
		return results.questions.flatMap((question) => question.rounds);
	};
	return { rooms, quizzes, node, roomId, offer, rounds };
}

const one = (value: number[], round = 1, index = 0) => ({
	round,
	index,
	value,
});

describe("what phones send again after a restore", () => {
	test("[LV230] only an answer that fits the question of a closed round is kept, and it is in no result", async () => {
		const { rooms, roomId, offer, rounds } = await open();
		const before = await rounds();
		await offer("bob", one([1]), one([0], 2, 1), one([0], 3, 0));
		await offer("cyd", one([1], 1, 1));
		await offer("cyd", one([99]));
		await offer("cyd", one([]));
		await offer("ann", one([0]));
		expect(await rooms.offered(roomId)).toEqual(new Map([[1, 1]]));
		expect(await rounds()).toEqual(
			before.map((round) => ({ ...round, offered: 2 - round.round })),
		);
		expect(await rooms.answers(roomId, 1)).toHaveLength(1);
	});

	test("[LV231] the reply is the same whatever is offered, right or wrong, kept or not; without a seat it is refused", async () => {
		const { rooms, roomId, offer } = await open();
		for (const [seat, value] of [
			["bob", [0]],
			["cyd", [1]],
			["ann", [0]],
			["ann", [99]],
		] as const)
			expect(await offer(seat, one([...value]))).toEqual({});
		expect(await offer("nobody", one([0]))).toMatchObject({ error: "no-seat" });
		await rooms.bar(roomId, ["bob"]);
		expect(await offer("bob", one([0]))).toMatchObject({ error: "removed" });
	});

	test("[LV232] taken in they are in counts, marks and scores exactly once; again nothing is added", async () => {
		const { node, roomId, offer, rounds } = await open();
		await node.seats.welcome(roomId, "ann");
		await offer("bob", one([1]));
		await offer("cyd", one([0]));
		const take = () => node.offers.take(owner, roomId, 1);
		const { version } = granted(await take());
		expect((await rounds())[0]).toMatchObject({
			answered: 3,
			offered: 0,
			counting: true,
		});
		const { view } = granted(await node.rooms.watch(owner, roomId));
		expect(view.version).toBe(version);
		const { students } = whole(granted(await node.results.of(owner, roomId)));
		const scores = students.map(({ name, score }) => [name, score]);
		expect(scores).toContainEqual(["bob", 1]);
		expect(scores).toContainEqual(["ann", 1]);
		expect(scores).toContainEqual(["cyd", 0]);
		await offer("bob", one([0]));
		granted(await take());
		expect((await rounds())[0]).toMatchObject({ answered: 3, offered: 0 });
	});

	test("[LV232] rows that were read before are not shown after, also where the count is the same again", async () => {
		const { rooms, quizzes, node, roomId, offer } = await open();
		await act(node, roomId, { do: "close" }, { do: "end" });
		const other = openNode(deaf(rooms), quizzes, { name: "node-2" });
		const marks = async (seat: string) => {
			const reply = await other.seats.welcome(roomId, seat);
			return isRefusal(reply) ? null : reply.me?.standing?.score;
		};
		other.audience.sit(roomId, "bob");
		other.feed.countsChanged(roomId);
		await pass();
		expect(await marks("bob")).toBe(0);
		await offer("bob", one([1]));
		granted(await node.offers.take(owner, roomId, 1));
		expect(await node.rooms.eraseStudent(owner, roomId, "ann")).toBeNull();
		expect(await marks("bob")).toBe(1);
	});

	test("[LV233] only the room's owner takes in, of rounds that are there and closed", async () => {
		const { node, roomId, offer } = await open();
		await offer("bob", one([1]));
		const take = async (by: string, round: number) =>
			refusal(await node.offers.take(by, roomId, round));
		expect(await take("owner-2", 1)).toBe("not-found");
		expect(await take(owner, 3)).toBe("not-found");
		expect(await take(owner, Number.NaN)).toBe("not-found");
		expect(await take(owner, 0.5)).toBe("not-found");
		expect(await take(owner, 2)).toBe("wrong-phase");
		expect(await take(owner, 1)).not.toBe("not-found");
	});
});
