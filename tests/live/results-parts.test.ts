import { afterEach, expect, test } from "vitest";
import { question, refusal } from "../room/example.ts";
import { whole } from "../room/whole.ts";
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

const seats = ["ann", "bob", "cy"];

async function lecture() {
	const { rooms, quizzes } = openStore();
	const dam = new Dam(rooms);
	const node = openNode(dam.store, quizzes);
	const roomId = await newRoom(quizzes, node, undefined, [
		question("single", [1]),
		question("single", [0]),
	]);
	await join(node, roomId, ...seats);
	await act(node, roomId, { do: "open", question: 0 });
	for (const seat of seats)
		await answer(node, roomId, seat, 1, [seat === "cy" ? 0 : 1]);
	const { results } = node;
	return {
		dam,
		node,
		roomId,
		overview: async () => granted(await results.overview(owner, roomId)),
		students: async () =>
			granted(await results.students(owner, roomId)).students,
		answersOf: async (seat: string) =>
			granted(await results.student(owner, roomId, seat)).answers,
		of: async () => whole(granted(await results.of(owner, roomId))),
	};
}

test("[LV2131] the parts of the results are made of one reading of the answers, and say what the whole says; each of them is its owner's alone", async () => {
	const { dam, node, roomId, overview, students, answersOf, of } =
		await lecture();
	await act(node, roomId, { do: "close" }, { do: "reveal" });
	await act(node, roomId, { do: "open", question: 1 });
	await answer(node, roomId, "ann", 2, [0]);
	await act(node, roomId, { do: "close" }, { do: "reveal" }, { do: "end" });
	await pass(20);
	const before = dam.called("answers");
	const [told, rows] = await Promise.all([
		overview(),
		students(),
		node.results.analysis(owner, roomId),
	]);
	await overview();
	expect(dam.called("answers")).toBe(before + 2);

	const { students: all, ...rest } = await of();
	const { sums, ...overall } = told;
	expect(overall).toEqual(rest);
	expect(sums).toEqual({
		answered: 3,
		judged: 2,
		mean: 1,
		share: 0.75,
		spread: [1, 1, 1],
	});
	expect(rows).toEqual(
		all.map(({ seat, name, score, rank, answers }) => ({
			seat,
			name,
			score,
			rank,
			answered: answers.length,
		})),
	);
	for (const { seat, answers } of all)
		expect(await answersOf(seat)).toEqual(answers);
	const { values } = granted(await node.results.values(owner, roomId, 1));
	expect(values).toEqual([[1], [1], [0]]);

	const { results } = node;
	for (const refused of [
		results.overview("owner-2", roomId),
		results.students("owner-2", roomId),
		results.student("owner-2", roomId, "ann"),
		results.values("owner-2", roomId, 1),
		results.student(owner, roomId, "nobody"),
		results.values(owner, roomId, 3),
	])
		expect(refusal(await refused)).toBe("not-found");
});

test("[LV2132] while a question is open its newest answers are in the parts; who is renamed, removed or erased is at once", async () => {
	const { node, roomId, overview, students, answersOf } = await lecture();
	const { rooms } = node;
	const countsOf = async () =>
		(await overview()).questions[0]?.rounds[0]?.distribution;
	expect(await countsOf()).toMatchObject({ counts: [1, 2, 0, 0] });
	granted(await answer(node, roomId, "bob", 1, [2], 2));
	expect(await countsOf()).toMatchObject({ counts: [1, 1, 1, 0] });
	expect(await answersOf("bob")).toMatchObject([{ value: [2], points: 0 }]);

	granted(await rooms.renameSeat(owner, roomId, "bob", "Robert"));
	granted(await rooms.removeSeats(owner, roomId, ["ann"]));
	expect(await rooms.eraseStudent(owner, roomId, "cy")).toBeNull();
	await pass(20);
	expect(await students()).toMatchObject([
		{ name: "ann", removed: true, rank: null, answered: 1 },
		{ name: "Robert", rank: 1, answered: 1 },
	]);
	expect((await overview()).room.joined).toBe(1);
	expect((await overview()).sums.answered).toBe(1);
});
