import { afterEach, describe, expect, test } from "vitest";
import { Intake } from "../../server/live/intake.ts";
import type { Attempt, RoomStore } from "../../server/store/room-store.ts";
import { Dam, meddle } from "./meddle.ts";
import {
	act,
	closeAll,
	join,
	newRoom,
	openNode,
	openStore,
	pass,
} from "./world.ts";

afterEach(closeAll);

const seats = Array.from({ length: 9 }, (_, index) => `seat-${index}`);
const attempt = (index: number, seq = 1): Attempt => ({
	seat: seats[index] ?? "",
	round: 1,
	seq,
	value: [index % 4],
});

/** A room with an open question and nine seats, and a store whose batches are written down. */
async function open(most = 100) {
	const { rooms, quizzes } = openStore();
	const node = openNode(rooms, quizzes);
	const roomId = await newRoom(quizzes, node);
	await join(node, roomId, ...seats);
	await act(node, roomId, { do: "open", question: 0 });
	const batches: number[] = [];
	const dam = new Dam(
		meddle(rooms, (save, verb, args) => {
			if (verb === "save") batches.push((args[1] as Attempt[]).length);
			return save();
		}),
	);
	const intake = new Intake(dam.store, most);
	return { rooms, roomId, intake, dam, batches };
}

describe("batches", () => {
	test("[LV1] answers that arrive together go together; what comes while a write is on its way goes in the next", async () => {
		const { roomId, intake, dam, batches, rooms } = await open();
		dam.hold("save");
		const first = [0, 1, 2].map((index) => intake.save(roomId, attempt(index)));
		await pass();
		expect(dam.waiting).toBe(1);
		const second = [3, 4, 5, 6].map((index) =>
			intake.save(roomId, attempt(index)),
		);
		await pass(1000);
		expect(dam.waiting).toBe(1);
		dam.letOne();
		await pass();
		expect(batches).toEqual([3]);
		expect(await Promise.all(first)).toMatchObject([
			{ is: "stored" },
			{ is: "stored" },
			{ is: "stored" },
		]);
		dam.letOne();
		await Promise.all(second);
		expect(batches).toEqual([3, 4]);
		expect(await rooms.answers(roomId, 1)).toHaveLength(7);
	});

	test("[LV1] a lone answer starts at once and waits for nothing", async () => {
		const { roomId, intake, dam, batches } = await open();
		const reply = intake.save(roomId, attempt(0));
		await pass(0);
		expect(await reply).toMatchObject({ is: "stored" });
		expect(dam.called("save")).toBe(1);
		expect(batches).toEqual([1]);
	});

	test("[LV1] a slow room does not hold up another", async () => {
		const { rooms, quizzes } = openStore();
		const node = openNode(rooms, quizzes);
		const [one, two] = [
			await newRoom(quizzes, node),
			await newRoom(quizzes, node),
		];
		for (const roomId of [one, two]) {
			await join(node, roomId, seats[0] ?? "");
			await act(node, roomId, { do: "open", question: 0 });
		}
		const dam = new Dam(rooms);
		const intake = new Intake(dam.store, 100);
		dam.hold("save");
		const slow = intake.save(one, attempt(0));
		await pass();
		dam.hold();
		const quick = intake.save(two, attempt(0));
		await pass();
		expect(await quick).toMatchObject({ is: "stored" });
		dam.open();
		expect(await slow).toMatchObject({ is: "stored" });
	});

	test("[LV2] every answer has its own outcome, repeats in one batch too", async () => {
		const { roomId, intake } = await open();
		const replies = [
			intake.save(roomId, attempt(0)),
			intake.save(roomId, { ...attempt(1), seat: "nobody" }),
			intake.save(roomId, { ...attempt(0, 2), value: [3] }),
			intake.save(roomId, attempt(0)),
			intake.save(roomId, { ...attempt(2), round: 7 }),
		];
		await pass();
		expect(await Promise.all(replies)).toMatchObject([
			{ is: "stored", row: { seq: 1, value: [0] } },
			{ is: "no-seat", row: null },
			{ is: "stored", row: { seq: 2, value: [3] } },
			{ is: "stored", row: { seq: 2, value: [3] } },
			{ is: "closed", row: null },
		]);
	});

	test("[LV3] no reply comes before the store has the answer", async () => {
		const { rooms, roomId, intake, dam } = await open();
		dam.hold("save");
		let replied = false;
		const reply = intake.save(roomId, attempt(0))?.then(() => {
			replied = true;
		});
		await pass(60_000);
		expect(replied).toBe(false);
		expect(await rooms.answers(roomId, 1)).toEqual([]);
		dam.open();
		await reply;
		expect(await rooms.answers(roomId, 1)).toHaveLength(1);
	});
});

describe("a store in trouble", () => {
	const fates = (replies: (Promise<unknown> | null)[]) =>
		Promise.all(
			replies.map((reply) =>
				(reply ?? Promise.resolve("none")).then(
					() => "known",
					() => "unknown",
				),
			),
		);

	test("[LV4] a failed write leaves the outcome of its whole batch unknown, and the next goes on", async () => {
		const { roomId, intake, dam } = await open();
		dam.hold("save");
		const first = [0, 1].map((index) => intake.save(roomId, attempt(index)));
		const known = fates(first);
		await pass();
		const second = [2, 3].map((index) => intake.save(roomId, attempt(index)));
		dam.failOne();
		expect(await known).toEqual(["unknown", "unknown"]);
		dam.open();
		expect(await fates(second)).toEqual(["known", "known"]);
		const third = intake.save(roomId, attempt(0));
		await pass();
		expect(await third).toMatchObject({ is: "stored", row: { seq: 1 } });
	});

	test("[LV4] a write that was done although it failed is told as stored when it is sent again", async () => {
		const { rooms, roomId } = await open();
		let failing = true;
		const lossy = meddle(rooms, async (save, verb) => {
			const done = await save();
			if (verb === "save" && failing) throw new Error("the reply was lost");
			return done;
		});
		const intake = new Intake(lossy, 100);
		const lost = fates([intake.save(roomId, attempt(0))]);
		await pass();
		expect(await lost).toEqual(["unknown"]);
		failing = false;
		const again = intake.save(roomId, attempt(0));
		await pass();
		expect(await again).toMatchObject({
			is: "stored",
			row: { seq: 1, value: [0] },
		});
		expect(await rooms.answers(roomId, 1)).toHaveLength(1);
	});

	test("[LV4] an attempt that the store left without an outcome is unknown", async () => {
		const { rooms, roomId } = await open();
		const forgetful = meddle(rooms, async (save, verb) => {
			const done = await save();
			return verb === "save"
				? ((done as unknown[]).slice(0, 1) as typeof done)
				: done;
		});
		const intake = new Intake(forgetful as RoomStore, 100);
		const both = fates(
			[0, 1].map((index) => intake.save(roomId, attempt(index))),
		);
		await pass();
		expect(await both).toEqual(["known", "unknown"]);
	});

	test("[LV5] no more answers wait than the bound; what is over it is not tried", async () => {
		const { rooms, roomId, intake, dam } = await open(5);
		dam.hold("save");
		const taken = [0, 1, 2].map((index) => intake.save(roomId, attempt(index)));
		await pass();
		taken.push(...[3, 4].map((index) => intake.save(roomId, attempt(index))));
		expect(intake.waiting).toBe(5);
		expect(intake.save(roomId, attempt(5))).toBeNull();
		expect(intake.save("another room", attempt(5))).toBeNull();
		dam.letOne();
		await pass();
		expect(intake.waiting).toBe(2);
		taken.push(intake.save(roomId, attempt(6)));
		dam.open();
		await pass();
		expect(await fates(taken)).toEqual(taken.map(() => "known"));
		expect(intake.waiting).toBe(0);
		const stored = await rooms.answers(roomId, 1);
		expect(stored.map(({ seat }) => seat)).not.toContain(seats[5]);
		expect(stored).toHaveLength(6);
	});

	test("[LV5] failed writes give their places back", async () => {
		const { roomId, intake, dam } = await open(2);
		for (let time = 0; time < 5; time++) {
			dam.hold("save");
			const replies = fates(
				[0, 1].map((index) => intake.save(roomId, attempt(index))),
			);
			await pass();
			dam.failOne();
			expect(await replies).toEqual(["unknown", "unknown"]);
			await pass();
			expect(intake.waiting).toBe(0);
		}
	});
});
