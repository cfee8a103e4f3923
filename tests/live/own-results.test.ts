import { afterEach, expect, test } from "vitest";
import { isRefusal } from "../../shared/refusal.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { question, refusal } from "../room/example.ts";
import { Dam } from "./meddle.ts";
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
} from "./world.ts";

afterEach(closeAll);

async function begin() {
	const { rooms, quizzes } = openStore();
	const dam = new Dam(rooms);
	const node = openNode(dam.store, quizzes);
	const roomId = await newRoom(quizzes, node, undefined, [
		question("single", [1]),
		question("single", [0]),
	]);
	await join(node, roomId, "ann", "bob");
	const ask = async (index: number, ...chosen: readonly number[]) => {
		await act(node, roomId, { do: "open", question: index });
		for (const [at, seat] of ["ann", "bob"].entries())
			await answer(node, roomId, seat, index + 1, [chosen[at] ?? 0]);
		await act(node, roomId, { do: "close" }, { do: "reveal" });
		await pass(20);
	};
	const secretOf = async (seat: string) =>
		granted(await node.ownResults.secret(roomId, seat)).secret;
	return { rooms, quizzes, dam, node, roomId, ask, secretOf };
}

/** What this link shows at this node; the refusal's `why`, or "unknown". */
async function read({ ownResults }: Node, secret: string) {
	const opened = await ownResults.open(secret);
	if (opened === null) return { why: "unknown", questions: [] };
	return isRefusal(opened) ? opened : granted(await ownResults.read(opened));
}

test("[LV2190] a link given by one node opens the same results on every other, and follows what is revealed, corrected and deleted", async () => {
	const { rooms, quizzes, node, roomId, ask, secretOf } = await begin();
	const other = openNode(rooms, quizzes, { name: "node-2" });
	const secret = await secretOf("ann");
	expect(await secretOf("ann")).toBe(secret);
	expect(await read(other, secret)).toMatchObject({ score: 0, questions: [] });
	await ask(0, 0, 1);
	await act(node, roomId, { do: "open", question: 1 });
	for (const one of [node, other])
		expect(await read(one, secret)).toMatchObject({
			name: "ann",
			score: 0,
			place: { rank: 2, of: 2 },
			endedAt: null,
			questions: [{ index: 0, value: [0], correct: false }],
		});
	const key = { correct: [0] };
	await act(node, roomId, {
		do: "correct",
		question: 0,
		correction: { is: "key", key },
	});
	await pass(20);
	expect(await read(other, secret)).toMatchObject({
		score: 1,
		place: { rank: 1, of: 2 },
		questions: [{ key, correct: true, corrected: true }],
	});
	await act(node, roomId, { do: "close" }, { do: "end" });
	await pass(20);
	const ended = await read(other, secret);
	expect(ended).toMatchObject({ questions: [{ index: 0 }, { index: 1 }] });
	expect(ended).toMatchObject({ keptUntil: null });
	expect(await node.rooms.delete(owner, roomId)).toBeNull();
	expect(await read(other, secret)).toMatchObject({ why: "unknown" });
});

test("[LV2191] a link of a student who was removed or deleted says which, on every node at once; nobody else's is touched", async () => {
	const { rooms, quizzes, node, roomId, ask, secretOf } = await begin();
	const other = openNode(rooms, quizzes, { name: "node-2" });
	await ask(0, 1, 1);
	const [ann, bob] = [await secretOf("ann"), await secretOf("bob")];
	expect(await read(other, bob)).toMatchObject({ place: { of: 2 } });
	granted(await node.rooms.removeSeats(owner, roomId, ["ann"]));
	expect(await read(other, ann)).toMatchObject({ why: "results-removed" });
	expect(refusal(await node.ownResults.secret(roomId, "ann"))).toBe("removed");
	expect(await read(other, bob)).toMatchObject({ place: { of: 1 } });
	expect(await node.rooms.eraseStudent(owner, roomId, "ann")).toBeNull();
	expect(await read(other, ann)).toMatchObject({ why: "results-erased" });
	expect(refusal(await node.ownResults.secret(roomId, "ann"))).toBe("no-seat");
	expect(refusal(await node.ownResults.secret("none", "ann"))).toBe("no-room");
	expect(await read(other, bob)).toMatchObject({ name: "bob", score: 1 });
});

test("[LV2192] only the room that has the seat gives a link, and only as its settings say now", async () => {
	const { node, roomId, ask, secretOf } = await begin();
	await ask(0, 1, 1);
	const [ann, bob] = [await secretOf("ann"), await secretOf("bob")];
	const proof = (secret: string) => secret.slice(secret.lastIndexOf("."));
	for (const wrong of [
		ann.replace(proof(ann), proof(bob)),
		ann.replace("ann", "cy"),
		`x${ann}`,
		"",
		"ann",
	])
		expect(await node.ownResults.open(wrong), wrong).toBeNull();
	const settings = { ...defaultSettings, ownResults: false };
	await act(node, roomId, { do: "settings", settings });
	expect(await read(node, ann)).toMatchObject({ why: "results-off" });
	expect(refusal(await node.ownResults.secret(roomId, "ann"))).toBe(
		"forbidden",
	);
	await act(node, roomId, { do: "settings", settings: defaultSettings });
	expect(await read(node, ann)).toMatchObject({ score: 1 });
});

test("[LV2193] what a class shares of its results is made once for each state of the room, for all who read it, and for ten minutes", async () => {
	const { dam, node, roomId, ask, secretOf } = await begin();
	await ask(0, 1, 0);
	await ask(1, 0, 0);
	await act(node, roomId, { do: "end" });
	await pass(20);
	const [ann, bob] = [await secretOf("ann"), await secretOf("bob")];
	const seats = () => dam.called("seats");
	const before = seats();
	const [one, other] = await Promise.all([read(node, ann), read(node, bob)]);
	expect([one, other]).toMatchObject([{ score: 2 }, { score: 1 }]);
	await read(node, ann);
	expect(seats()).toBe(before + 1);
	await pass(9 * 60_000);
	await read(node, ann);
	expect(seats()).toBe(before + 1);
	await pass(2 * 60_000);
	await read(node, ann);
	expect(seats()).toBe(before + 2);
	dam.hold("seats");
	await pass(11 * 60_000);
	const failed = read(node, ann);
	failed.catch(() => {});
	await pass(20);
	dam.failOne();
	await expect(failed).rejects.toThrow("the store is away");
	dam.open();
	const again = read(node, bob);
	await pass(100);
	expect(await again).toMatchObject({ score: 1 });
});
