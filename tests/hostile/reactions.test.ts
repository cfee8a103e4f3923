import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seatIdOf } from "../../server/room/seat.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { openStream } from "../rig/events.ts";
import { connectPhone, joinPhone, type StudentLink } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, twoQuestions } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

describe("hands and hearts of a script", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	const open = () => openRoom(rest, twoQuestions, { reactions: true });
	const react = (
		phone: StudentLink,
		on = true,
		what: "hand" | "heart" = "hand",
	) => phone.ask("react", { what, on });
	const hands = (room: OpenRoom) => room.pulse().reactions?.hands;
	const close = (...all: { close(): void }[]) => {
		for (const one of all) one.close();
	};

	it("[HC1980] are bounded by seat, also over one connection after another; others' are taken, and an answer is", async () => {
		const room = await open();
		const ada = await joinPhone(rig.url, room.code, "Ada");
		const script = await joinPhone(rig.url, room.code, "Script");
		await room.move({ do: "open", question: 0 });
		const before = room.page.heard("pulse").length;
		const began = performance.now();
		const replies: unknown[] = [];
		for (let time = 0; time < 8; time++) {
			const again = await connectPhone(rig.url, room.code, {
				token: script.token,
			});
			await again.ask("hello", {});
			const some = Array.from({ length: 10 }, (_, index) =>
				react(again, index % 2 === 0),
			);
			replies.push(...(await Promise.all(some)));
			again.close();
		}
		const taken = replies.filter((reply) => !isRefusal(reply));
		const windows = 1 + Math.floor((performance.now() - began) / 10_000);
		expect(taken.length).toBeLessThanOrEqual(10 * windows);
		for (const reply of replies.filter(isRefusal))
			expect(reply).toMatchObject({ error: "too-fast" });
		expect(await react(ada)).toMatchObject({ hand: true, heartMs: 0 });
		const answer = { round: 1, seq: 1, value: [1] };
		expect(await ada.ask("answer", answer)).toEqual({ saved: answer });
		await waitFor("Ada's hand", () => hands(room) === 1);
		// At most one every 20 ms here.
		const pulses = room.page.heard("pulse").length - before;
		expect(pulses).toBeLessThan((performance.now() - began) / 20 + 2);
		close(ada, script, room.page);
	});

	it("[HC1981] are refused where the switch is off, after the end, without a seat and to a removed one, each with its reason; what was up is down", async () => {
		const off = await openRoom(rest);
		const bob = await joinPhone(rig.url, off.code, "Bob");
		expect(await react(bob)).toMatchObject({
			error: "forbidden",
			message: "In this room nobody raises a hand on the phone.",
		});
		expect(off.pulse()).not.toHaveProperty("reactions");

		const room = await open();
		const nobody = await connectPhone(rig.url, room.code);
		expect(await react(nobody)).toMatchObject({ error: "no-seat" });
		const [ada, eve] = [
			await joinPhone(rig.url, room.code, "Ada"),
			await joinPhone(rig.url, room.code, "Eve"),
		];
		for (const phone of [ada, eve]) await react(phone);
		await waitFor("two hands", () => hands(room) === 2);
		await room.remove([seatIdOf(room.id, eve.token)]);
		await waitFor("one hand", () => hands(room) === 1);
		ada.close();
		await waitFor("no hand", () => hands(room) === 0);
		const again = await connectPhone(rig.url, room.code, { token: ada.token });
		await again.ask("hello", {});
		await room.move({ do: "end" });
		expect(await react(again)).toMatchObject({ error: "room-ended" });
		close(bob, nobody, eve, again, off.page, room.page);
	});

	it("[HC1982] are refused in any other form, and told to nobody but the room's page and, without a name, its screen; other phones hear nothing", async () => {
		const room = await open();
		const screen = await openStream(rig.url, room.screenToken);
		const ada = await joinPhone(rig.url, room.code, "Ada");
		const bob = await joinPhone(rig.url, room.code, "Bob");
		for (const bad of [
			{},
			{ what: "hand" },
			{ what: "foot", on: true },
			{ what: "hand", on: 1 },
			{ what: "hand", on: true, seat: "x" },
			{ what: "hand", on: true, since: "1" },
		])
			expect(await ada.send("react", bad)).toMatchObject({
				error: "bad-input",
			});
		const heard = bob.frames.length;
		await react(ada);
		await react(ada, true, "heart");
		const seats = [seatIdOf(room.id, ada.token)];
		await waitFor("hand and heart", () => room.pulse().reactions?.hearts === 1);
		expect(room.pulse().reactions).toEqual({ hands: 1, hearts: 1, seats });
		await waitFor("the screen", () => {
			const { reactions } = screen.pulses().at(-1) ?? {};
			return reactions?.hands === 1 && reactions.hearts === 1;
		});
		for (const pulse of screen.pulses())
			expect(pulse.reactions).not.toHaveProperty("seats");
		expect(bob.frames.slice(heard).join()).not.toMatch(/hand|heart|lowered/);
		const lowered = await room.page.ask("lowerHands", { room: room.id });
		expect(isRefusal(lowered)).toBe(false);
		await waitFor("Ada to hear it", () => ada.heard("lowered").length === 1);
		expect(bob.heard("lowered")).toEqual([]);
		close(screen, ada, bob, room.page);
	});
});
