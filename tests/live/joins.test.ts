import { afterEach, describe, expect, test } from "vitest";
import type { NewSeat } from "../../server/store/room-store.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { refusal } from "../room/example.ts";
import { Dam, meddle } from "./meddle.ts";
import { closeAll, newRoom, openNode, openStore, pass } from "./world.ts";

afterEach(closeAll);

/** A room, and a store that can be held back, whose batches of newcomers are written down. */
async function open() {
	const { rooms, quizzes } = openStore();
	const batches: number[] = [];
	const dam = new Dam(
		meddle(rooms, (act, verb, args) => {
			if (verb === "join") batches.push((args[1] as NewSeat[]).length);
			return act();
		}),
	);
	const node = openNode(dam.store, quizzes);
	const roomId = await newRoom(quizzes, node);
	const join = (seat: string, name = seat) =>
		node.seats.join(roomId, seat, name);
	return { rooms, dam, node, roomId, batches, join };
}

const names = (count: number) =>
	Array.from({ length: count }, (_, index) => `S${index}`);

describe("a class that comes at once", () => {
	test("[LV1090] is seated in batches: who comes while one is on its way goes in the next, with an outcome each", async () => {
		const { rooms, dam, roomId, batches, join } = await open();
		dam.hold("join");
		const first = join("ann");
		await pass();
		const rest = ["bob", "bob", "cy", "ann"].map((seat) => join(seat));
		const twin = join("dan", "BOB");
		await pass(1000);
		expect(dam.waiting).toBe(1);
		dam.letOne();
		expect(await first).toBeNull();
		await pass(100);
		dam.letOne();
		expect(await Promise.all(rest)).toEqual([null, null, null, null]);
		expect(refusal((await twin) ?? {})).toBe("name-taken");
		expect(batches).toEqual([1, 5]);
		expect((await rooms.seats(roomId)).map(({ id }) => id)).toEqual([
			"ann",
			"bob",
			"cy",
		]);
	});

	test("[LV1091] is told that it sits when the store has it, never before; a store that fails makes up no verdict", async () => {
		const { dam, node, roomId, join } = await open();
		let told = 0;
		dam.holdReplies("join");
		const all = names(3).map((name) => join(name).finally(() => told++));
		await pass(1000);
		expect(told).toBe(0);
		dam.hold("join");
		dam.letOne();
		expect(await Promise.all(all)).toEqual([null, null, null]);
		const lost = [join("x"), join("y")];
		await pass(100);
		dam.failOne();
		for (const one of lost) await expect(one).rejects.toThrow("away");
		dam.open();
		await pass(100);
		expect(await join("x")).toBeNull();
		const back = await node.seats.welcome(roomId, "x");
		expect(isRefusal(back) ? null : back.me).toMatchObject({ name: "x" });
	});

	test("[LV1093] leaves a store that took long over its newcomers as long for others; who comes alone waits for nothing", async () => {
		const { dam, batches, join } = await open();
		dam.hold("join");
		const first = join("ann");
		await pass(30);
		dam.hold();
		const second = [join("bob"), join("cy")];
		await pass(0);
		dam.letOne();
		expect(await first).toBeNull();
		await pass(10);
		expect(batches).toEqual([1]);
		second.push(join("dan"));
		await pass(25);
		expect(batches).toEqual([1, 3]);
		expect(await Promise.all(second)).toEqual([null, null, null]);
		await pass(100);
		const alone = join("eve");
		await pass(0);
		expect(batches).toEqual([1, 3, 1]);
		expect(await alone).toBeNull();
	});

	test("[LV1092] costs the store a few looks and a few acts, not some for each", async () => {
		const { dam, node, roomId, join } = await open();
		const count = 300;
		dam.calls.clear();
		const all = names(count).map(async (name) => {
			expect(await node.entry.isSeated(roomId, name)).toBe(false);
			expect(await node.seats.welcome(roomId, name)).toMatchObject({
				me: null,
			});
			expect(await join(name)).toBeNull();
			return node.seats.welcome(roomId, name);
		});
		const told = await Promise.all(all);
		expect(told).toMatchObject(names(count).map((name) => ({ me: { name } })));
		const calls = [...dam.calls.values()].reduce((sum, one) => sum + one, 0);
		console.log(`${count} at once: ${JSON.stringify([...dam.calls])}`);
		expect(calls).toBeLessThan(20);
	});
});
