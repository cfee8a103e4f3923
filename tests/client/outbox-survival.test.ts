import { describe, expect, it } from "vitest";
import { refuse } from "../rig/refusal.ts";

import {
	MemoryStorage,
	open,
	Phone,
	place,
	saved,
	tapped,
	unknown,
} from "./phone.ts";

describe("a reload", () => {
	it("[CL4] keeps the answer and sends it once the phone has its seat again", async () => {
		const phone = (await tapped([2])).reload();
		expect(phone.state).toBe("unsaved");
		expect(phone.value).toEqual([2]);
		await phone.clock.pass(60_000);
		expect(phone.tries).toHaveLength(0);
		phone.outbox.sync(open);
		await phone.clock.pass(299);
		expect(phone.tries).toHaveLength(0);
		await phone.clock.pass(1);
		expect(phone.sent).toEqual([[1, [2]]]);
		await phone.hear(saved);
		expect(phone.reload().state).toBe("saved");
	});

	it("[CL4] sends what was tapped without a connection, when the connection comes", async () => {
		const phone = new Phone();
		phone.outbox.sync(open);
		phone.outbox.offline();
		phone.outbox.answer(place, [0]);
		phone.outbox.answer(place, [3]);
		await phone.clock.pass(60_000);
		phone.outbox.sync(open);
		await phone.clock.pass(1_000);
		expect(phone.sent).toEqual([[2, [3]]]);
	});

	it("[CL4] asks for the server's word also when the round is long over", async () => {
		const phone = (await tapped([2])).reload();
		phone.outbox.sync({
			...open,
			asked: { round: 2, index: 1 },
			stored: null,
		});
		await phone.clock.pass(1_000);
		await phone.hear({ ...refuse("old-round", "Over."), saved: null });
		expect(phone.state).toBe("refused");
	});

	it("[CL12] drops what belongs to another room", async () => {
		const phone = (await tapped([2])).reload();
		phone.outbox.sync({ ...open, room: "another" });
		await phone.clock.pass(60_000);
		expect(phone.state).toBe("none");
		expect(phone.tries).toHaveLength(0);
		expect(phone.storage.getItem("answer")).toBeNull();
	});

	it.each(["", "{", "7", '"x"', "{}", "null", '{"seq":1}'])(
		"[CL12] drops what cannot be read: %s",
		(text) => {
			const storage = new MemoryStorage();
			storage.setItem("answer", text);
			expect(new Phone(storage).state).toBe("none");
		},
	);

	it("[CL10] a storage that throws costs no answer while the page lives", async () => {
		const broken = () => {
			throw new Error("The quota has been exceeded.");
		};
		const phone = new Phone({
			getItem: broken,
			setItem: broken,
			removeItem: broken,
		});
		phone.outbox.sync(open);
		phone.outbox.answer(place, [1]);
		await phone.hear(unknown);
		phone.outbox.offline();
		phone.outbox.sync(open);
		await phone.clock.pass(1_000);
		expect(phone.sent).toEqual([
			[1, [1]],
			[1, [1]],
		]);
		await phone.hear(saved);
		expect(phone.state).toBe("saved");
		phone.outbox.sync({ ...open, room: "another" });
		expect(phone.state).toBe("none");
	});
});

describe("an upgrade in mid-lecture", () => {
	/** As the pages of the releases before wrote it. */
	const older = {
		...place,
		seq: 3,
		choice: [2],
		state: "pending",
		error: null,
		message: null,
	};
	const keeping = (entry: object) => {
		const storage = new MemoryStorage();
		storage.setItem("answer", JSON.stringify(entry));
		return new Phone(storage);
	};

	it("[CL24] the page finds the unsaved answer that the page of the release before left, and sends it", async () => {
		const phone = keeping(older);
		expect(phone.outbox.state()).toMatchObject({
			state: "unsaved",
			value: [2],
		});
		phone.outbox.sync(open);
		await phone.clock.pass(1_000);
		expect(phone.sent).toEqual([[3, [2]]]);
		await phone.hear(saved);
		expect(phone.reload().state).toBe("saved");
	});

	it("[CL24] the page of the release before, which a node may still hand out, finds the unsaved answer of this one", async () => {
		const phone = await tapped([2]);
		const left = JSON.parse(phone.storage.getItem("answer") ?? "null");
		expect(left).toEqual({ ...older, seq: 1 });
	});

	it("[CL24] knows a saved answer, and one that is refused with nothing stored or something", async () => {
		for (const [choice, value] of [
			[[1], [1]],
			[[], null],
		]) {
			const state = "refused";
			const phone = keeping({ ...older, choice, state, error: "closed" });
			expect(phone.outbox.state()).toMatchObject({ state, value });
			expect(phone.reload().outbox.state()).toMatchObject({ state, value });
		}
		const phone = keeping({ ...older, state: "saved" });
		expect(phone.outbox.state()).toMatchObject({ state: "saved", value: [2] });
	});
});

describe("values of any shape", () => {
	it.each([[7], ["a word"], [0], [false], [{ a: [1, "b"] }], [[[0, 1]]]])(
		"[CL25] %j is sent, kept over a reload and known again",
		async (value) => {
			const phone = (await tapped(value)).reload();
			phone.outbox.sync(open);
			await phone.clock.pass(1_000);
			expect(phone.sent).toEqual([[1, value]]);
			await phone.hear(({ round, seq }) => ({
				saved: { round, seq, value: structuredClone(value) },
			}));
			const { state, message } = phone.outbox.state();
			expect([state, message]).toEqual(["saved", null]);
			expect(phone.reload().value).toEqual(value);
		},
	);

	it("[CL25] answers of other shapes that read alike are different ones", async () => {
		const phone = await tapped(["1", "2"]);
		await phone.hear({ saved: { round: 1, seq: 1, value: [1, 2] } });
		expect(phone.outbox.state().message).toBe(
			"Another answer of yours stands.",
		);
	});
});

describe("a restored store", () => {
	const restored = { ...open, epoch: "e2" };

	it("[CL8] is offered the saved answer of the open round again", async () => {
		const phone = await tapped([2]);
		await phone.hear(saved);
		phone.outbox.offline();
		phone.outbox.sync(restored);
		expect(phone.state).toBe("unsaved");
		await phone.clock.pass(1_000);
		expect(phone.sent).toEqual([
			[1, [2]],
			[1, [2]],
		]);
		await phone.hear(saved);
		expect(phone.state).toBe("saved");
		phone.outbox.offline();
		phone.outbox.sync(restored);
		await phone.clock.pass(60_000);
		expect(phone.tries).toHaveLength(2);
	});

	it("[CL8] also after a reload", async () => {
		const before = await tapped([2]);
		await before.hear(saved);
		const phone = before.reload();
		phone.outbox.sync(restored);
		await phone.clock.pass(1_000);
		expect(phone.sent).toEqual([[1, [2]]]);
	});

	it("[CL8] that has the answer, or a newer one, is not asked again", async () => {
		const phone = await tapped([2]);
		await phone.hear(saved);
		phone.outbox.sync({
			...restored,
			stored: { round: 1, seq: 1, value: [2] },
		});
		await phone.clock.pass(60_000);
		expect(phone.state).toBe("saved");
		expect(phone.tries).toHaveLength(1);
	});

	it("[CL8] that has only an older answer of this seat is offered the newer one", async () => {
		const phone = await tapped([2]);
		await phone.hear(saved);
		phone.outbox.answer(place, [3]);
		await phone.hear(saved);
		phone.outbox.sync({
			...restored,
			stored: { round: 1, seq: 1, value: [2] },
		});
		await phone.clock.pass(1_000);
		expect(phone.last.answer).toEqual({
			round: 1,
			seq: 2,
			value: [3],
			epoch: "e2",
			index: 0,
		});
	});

	it("[CL8] a round that is over is not offered again; what was never saved still asks for the word", async () => {
		const done = await tapped();
		await done.hear(saved);
		done.outbox.sync({ ...restored, open: false });
		await done.clock.pass(60_000);
		expect(done.tries).toHaveLength(1);
		expect(done.state).toBe("none");
		const pending = (await tapped()).reload();
		pending.outbox.sync({ ...restored, asked: null, open: false });
		await pending.clock.pass(1_000);
		expect(pending.tries).toHaveLength(1);
	});

	it("[CL9] nor for the question of a round that the other history has yet to come to: a copy on its way would be stored then, unsaid", async () => {
		const phone = await tapped();
		await phone.hear(unknown);
		phone.outbox.sync({ ...restored, asked: { round: 0, index: 4 } });
		await phone.clock.pass(60_000);
		expect(phone.tries).toHaveLength(1);
		expect(phone.outbox.state()).toMatchObject({
			state: "refused",
			value: null,
			error: "old-round",
		});
	});

	it("[CL9] never gets an answer for another question with the same round's number", async () => {
		for (const settled of [true, false]) {
			const phone = await tapped();
			if (settled) await phone.hear(saved);
			else await phone.hear(unknown);
			phone.outbox.sync({ ...restored, asked: { round: 1, index: 4 } });
			await phone.clock.pass(60_000);
			expect(phone.tries).toHaveLength(1);
			expect(phone.state).toBe(settled ? "none" : "refused");
		}
	});
});
