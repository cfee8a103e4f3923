import { describe, expect, it } from "vitest";
import type { RefusalKind } from "../../shared/refusal.ts";
import { refuse } from "../rig/refusal.ts";
import { busy, open, Phone, place, saved, tapped, unknown } from "./phone.ts";

describe("the server's word", () => {
	it("[CL1] is sending at once, and saved only when the server says so", async () => {
		const phone = await tapped();
		expect(phone.sent).toEqual([[1, [1]]]);
		expect(phone.state).toBe("sending");
		await phone.hear(saved);
		expect(phone.state).toBe("saved");
		await phone.clock.pass(60_000);
		expect(phone.tries).toHaveLength(1);
	});

	it("[CL1] shows what the store has when that is another answer than the one sent", async () => {
		const phone = await tapped([2]);
		await phone.hear({ saved: { round: 1, seq: 1, value: [0] } });
		expect(phone.outbox.state()).toMatchObject({
			state: "saved",
			value: [0],
			message: "Another answer of yours stands.",
		});
	});

	it.each([
		"late",
		"closed",
		"old-round",
		"not-open",
		"bad-choice",
		"removed",
		"no-seat",
		"no-room",
		"room-ended",
		"bad-input",
		"too-large",
	] satisfies RefusalKind[])("[CL7] %s is final", async (kind) => {
		const phone = await tapped();
		await phone.hear({ ...refuse(kind, "No."), saved: null });
		expect(phone.outbox.state()).toMatchObject({
			state: "refused",
			value: null,
			error: kind,
			message: "No.",
		});
		phone.outbox.offline();
		phone.outbox.sync(open);
		await phone.clock.pass(60_000);
		expect(phone.tries).toHaveLength(1);
		expect(phone.reload().outbox.state().error).toBe(kind);
	});

	it("[CL7] a change that came too late leaves what was saved before", async () => {
		const phone = await tapped([1]);
		await phone.hear(saved);
		phone.outbox.answer(place, [3]);
		const before = { round: 1, seq: 1, value: [1] };
		await phone.hear({ ...refuse("closed", "Closed."), saved: before });
		expect(phone.state).toBe("refused");
		expect(phone.value).toEqual([1]);
	});

	it("[CL640] shows what stands when an earlier choice was longer on its way than the one that was refused", async () => {
		const phone = await tapped([1]);
		phone.outbox.answer(place, [3]);
		await phone.hear({ ...refuse("busy", "Not now."), saved: null });
		await phone.clock.pass(5_000);
		expect(phone.last.answer.value).toEqual([3]);
		await phone.hear({ ...refuse("late", "Too late."), saved: null });
		expect(phone.outbox.state()).toMatchObject({
			state: "refused",
			value: null,
		});
		const closed = { ...open, open: false };
		phone.outbox.sync({ ...closed, stored: { round: 1, seq: 1, value: [1] } });
		const stands = { state: "refused", error: "late", value: [1] };
		expect(phone.outbox.state()).toMatchObject(stands);
		expect(phone.reload().outbox.state()).toMatchObject(stands);
	});

	it.each(["late", "not-open"] satisfies RefusalKind[])(
		"[CL640] refused as %s, and stored after all by a copy: it is saved",
		async (kind) => {
			const phone = await tapped([1]);
			await phone.hear({ ...refuse(kind, "No."), saved: null });
			phone.outbox.sync({ ...open, stored: { round: 1, seq: 1, value: [1] } });
			expect(phone.outbox.state()).toMatchObject({
				state: "saved",
				value: [1],
				error: null,
				message: null,
			});
		},
	);

	it("[CL640] a refused change has a number that no later one gets", async () => {
		const phone = await tapped([1]);
		await phone.hear(saved);
		phone.outbox.answer(place, [3]);
		const before = { round: 1, seq: 1, value: [1] };
		await phone.hear({ ...refuse("bad-choice", "No."), saved: before });
		phone.outbox.sync({ ...open, stored: before });
		expect(phone.state).toBe("refused");
		phone.outbox.answer(place, [2]);
		expect(phone.last.answer.seq).toBe(3);
	});

	it("[CL7] after a refusal the student can answer anew", async () => {
		const phone = await tapped([9]);
		await phone.hear({ ...refuse("bad-choice", "No."), saved: null });
		phone.outbox.answer(place, [0]);
		expect(phone.state).toBe("sending");
		await phone.hear(saved);
		expect(phone.value).toEqual([0]);
		expect(phone.outbox.state().error).toBeNull();
	});
});

describe("a reply that stays away", () => {
	it("[CL2] sends the same answer with the same number again", async () => {
		const phone = await tapped();
		await phone.clock.pass(2_999);
		expect(phone.tries).toHaveLength(1);
		await phone.clock.pass(1 + 300);
		expect(phone.sent).toEqual([
			[1, [1]],
			[1, [1]],
		]);
		await phone.clock.pass(60_000);
		expect(phone.tries.length).toBeGreaterThan(10);
		expect(phone.state).toBe("unsaved");
		await phone.hear(saved);
		expect(phone.state).toBe("saved");
	});

	it("[CL2] a rejection of the socket is unknown too", async () => {
		const phone = await tapped();
		phone.last.fail();
		await phone.clock.pass(300);
		expect(phone.sent).toEqual([
			[1, [1]],
			[1, [1]],
		]);
	});

	it("[CL2] waits from 0.3 to 1 s before it sends again", async () => {
		for (const [random, wait] of [
			[0, 300],
			[1, 1_000],
		] as const) {
			const phone = await tapped();
			phone.random = random;
			await phone.hear(unknown);
			await phone.clock.pass(wait - 1);
			expect(phone.tries).toHaveLength(1);
			await phone.clock.pass(1);
			expect(phone.tries).toHaveLength(2);
		}
	});

	it("[CL2] the server's word counts also when it comes late", async () => {
		const phone = await tapped();
		const [first] = phone.tries;
		await phone.clock.pass(3_400);
		first?.reply(saved(first.answer));
		await phone.clock.pass(0);
		expect(phone.state).toBe("saved");
		await phone.clock.pass(60_000);
		expect(phone.tries).toHaveLength(2);
		expect(phone.state).toBe("saved");
	});

	it("[CL5] is called unsaved after a moment", async () => {
		const phone = await tapped();
		await phone.clock.pass(999);
		expect(phone.state).toBe("sending");
		await phone.clock.pass(1);
		expect(phone.state).toBe("unsaved");
		await phone.hear(saved);
		expect(phone.shown).toEqual(
			["none", "sending", "unsaved", "saved"].slice(1),
		);
	});

	it("[CL5] is called unsaved at once without a connection", async () => {
		const phone = await tapped();
		phone.outbox.offline();
		expect(phone.state).toBe("unsaved");
		const other = new Phone();
		other.outbox.answer(place, [0]);
		expect(other.state).toBe("unsaved");
		await other.clock.pass(60_000);
		expect(other.tries).toHaveLength(0);
	});

	it("[CL13] makes the phone doubt its connection, unless that is known to be gone", async () => {
		const phone = await tapped();
		await phone.clock.pass(3_000);
		expect(phone.doubts).toBe(1);
		const gone = await tapped();
		gone.outbox.offline();
		await gone.hear(unknown);
		expect(gone.doubts).toBe(0);
	});

	it("[CL11] is settled by what the server says it has", async () => {
		const phone = await tapped();
		await phone.hear(unknown);
		phone.outbox.offline();
		phone.outbox.sync({ ...open, stored: { round: 1, seq: 1, value: [1] } });
		expect(phone.state).toBe("saved");
		await phone.clock.pass(60_000);
		expect(phone.tries).toHaveLength(1);
	});

	it("[CL11] an older answer in the store settles nothing", async () => {
		const phone = await tapped([0]);
		await phone.hear(saved);
		phone.outbox.answer(place, [2]);
		await phone.hear(unknown);
		phone.outbox.sync({ ...open, stored: { round: 1, seq: 1, value: [0] } });
		expect(phone.state).toBe("unsaved");
		await phone.clock.pass(1_000);
		expect(phone.last.answer).toEqual({
			round: 1,
			seq: 2,
			value: [2],
			epoch: "e1",
			index: 0,
		});
	});
});

describe("a changed mind", () => {
	it("[CL3] goes after the one that is on its way, and replaces it", async () => {
		const phone = await tapped([0]);
		phone.outbox.answer(place, [1]);
		phone.outbox.answer(place, [2]);
		await phone.clock.pass(0);
		expect(phone.sent).toEqual([[1, [0]]]);
		await phone.hear(saved);
		expect(phone.state).toBe("sending");
		expect(phone.value).toEqual([2]);
		expect(phone.sent).toEqual([
			[1, [0]],
			[3, [2]],
		]);
		await phone.hear(saved);
		expect(phone.state).toBe("saved");
	});

	it("[CL3] is told by its own reply that the first answer stands", async () => {
		const phone = await tapped([0]);
		phone.outbox.answer(place, [1]);
		const first = { saved: { round: 1, seq: 1, value: [0] } };
		await phone.hear(first);
		await phone.hear(first);
		expect(phone.tries).toHaveLength(2);
		expect(phone.state).toBe("saved");
		expect(phone.value).toEqual([0]);
	});

	it("[CL3] survives that the first one's reply is lost", async () => {
		const phone = await tapped([0]);
		phone.outbox.answer(place, [1]);
		await phone.clock.pass(3_300);
		expect(phone.last.answer).toEqual({
			round: 1,
			seq: 2,
			value: [1],
			epoch: "e1",
			index: 0,
		});
	});

	it("[CL3] a try that was given up does not set another one off when it fails at last", async () => {
		const phone = await tapped([0]);
		const [first] = phone.tries;
		await phone.clock.pass(3_300);
		first?.reply(unknown);
		await phone.clock.pass(1_000);
		expect(phone.tries).toHaveLength(2);
	});

	it("[CL3] a late word about an earlier round changes nothing", async () => {
		const phone = await tapped([0]);
		const [first] = phone.tries;
		phone.outbox.answer({ ...place, round: 2, index: 1 }, [3]);
		first?.reply(saved(first.answer));
		await phone.clock.pass(3_300);
		expect(phone.last.answer).toEqual({
			round: 2,
			seq: 1,
			value: [3],
			epoch: "e1",
			index: 1,
		});
		expect(phone.state).toBe("unsaved");
	});

	it("[CL14] is numbered above all that this phone or the store has seen", async () => {
		const phone = new Phone();
		phone.outbox.sync({ ...open, stored: { round: 1, seq: 7, value: [0] } });
		phone.outbox.answer(place, [1]);
		expect(phone.last.answer.seq).toBe(8);
		await phone.hear(saved);
		phone.outbox.answer(place, [2]);
		expect(phone.last.answer.seq).toBe(9);
		await phone.hear(saved);
		const next = { ...place, round: 2, index: 1 };
		phone.outbox.answer(next, [0]);
		expect(phone.last.answer.seq).toBe(1);
	});
});

describe("waiting as asked", () => {
	it("[CL6] sends again after the time the server asked for, and not before", async () => {
		const phone = await tapped();
		await phone.hear(busy);
		expect(phone.state).toBe("unsaved");
		await phone.clock.pass(1_999);
		expect(phone.tries).toHaveLength(1);
		await phone.clock.pass(1);
		expect(phone.tries).toHaveLength(2);
		await phone.hear(saved);
		expect(phone.state).toBe("saved");
	});

	it("[CL6] spreads a class that was told the same time", async () => {
		const phone = await tapped();
		phone.random = 0.5;
		await phone.hear(refuse("too-fast", "Slowly.", { retryAfterMs: 1_000 }));
		await phone.clock.pass(1_499);
		expect(phone.tries).toHaveLength(1);
		await phone.clock.pass(1);
		expect(phone.tries).toHaveLength(2);
	});

	it("[CL6] neither a tap nor a new connection cuts the wait short", async () => {
		const phone = await tapped([0]);
		await phone.hear(busy);
		phone.outbox.answer(place, [1]);
		phone.outbox.offline();
		phone.outbox.sync(open);
		await phone.clock.pass(1_999);
		expect(phone.tries).toHaveLength(1);
		await phone.clock.pass(1);
		expect(phone.sent).toEqual([
			[1, [0]],
			[2, [1]],
		]);
	});
});

describe("a round that takes answers again", () => {
	it("[CL1562] what was too late for its first close is forgotten, and the next answer counts on", async () => {
		const phone = await tapped();
		await phone.hear({ ...refuse("closed", "Closed."), saved: null });
		phone.outbox.sync({ ...open, open: false });
		expect(phone.state).toBe("refused");
		phone.outbox.sync(open);
		expect(phone.state).toBe("none");
		phone.outbox.answer(place, [2]);
		expect(phone.sent.at(-1)).toEqual([1, [2]]);
		await phone.hear(saved);
		phone.outbox.sync({
			...open,
			open: false,
			stored: { round: 1, seq: 1, value: [2] },
		});
		phone.outbox.sync({ ...open, stored: { round: 1, seq: 1, value: [2] } });
		expect(phone.outbox.state()).toMatchObject({ state: "saved", value: [2] });
	});

	it("[CL1562] an answer that was never given to it stays refused, and so does one to another round", async () => {
		const phone = await tapped();
		await phone.hear({ ...refuse("late", "Late."), saved: null });
		const other = { round: 2, index: 1 };
		phone.outbox.sync({ ...open, asked: other, open: false });
		phone.outbox.sync({ ...open, asked: other });
		expect(phone.state).toBe("refused");
	});
});
