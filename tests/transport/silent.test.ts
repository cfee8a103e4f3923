import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seatIdOf } from "../../server/room/seat.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";

describe("seats that never answered", () => {
	let rig: Rig;
	let anna: Rest;
	let room: OpenRoom;
	let path: string;
	beforeAll(async () => {
		rig = await startRig();
		anna = await signedIn(rig.url);
		room = await openRoom(anna);
		path = `/api/rooms/${room.id}/silent`;
	});
	afterAll(async () => {
		room.page.close();
		await rig.close();
	});

	const silent = async () =>
		(await anna.get(path)).json<{ seats: number }>().seats;
	const clear = async () =>
		(await anna.delete(path)).json<{ cleared: number }>().cleared;

	it("[TR800] who has answered is told without the results, and nobody else's room", async () => {
		const own = await openRoom(anna);
		const answered = `/api/rooms/${own.id}/answered`;
		const ada = await joinPhone(rig.url, own.code, "Ada");
		const bob = await joinPhone(rig.url, own.code, "Bob");
		expect((await anna.get(answered)).json()).toEqual({ seats: [] });
		await own.move({ do: "open", question: 0 });
		await ada.ask("answer", { round: 1, seq: 1, value: [1] });
		expect((await anna.get(answered)).json()).toEqual({
			seats: [seatIdOf(own.id, ada.token)],
		});
		const eve = await signedIn(rig.url);
		expect((await eve.get(answered)).status).toBe(404);
		for (const phone of [ada, bob]) phone.close();
		own.page.close();
	});

	it("[TR1774] who has answered a round is told from where an earlier list ended, and anew in another history", async () => {
		const own = await openRoom(anna);
		const list = async (query: string) =>
			(await anna.get(`/api/rooms/${own.id}/answered?${query}`)).json<{
				seats: string[];
				next: string;
				more: boolean;
			}>();
		const ada = await joinPhone(rig.url, own.code, "Ada");
		const bob = await joinPhone(rig.url, own.code, "Bob");
		await own.move({ do: "open", question: 0 });
		const one = { round: 1, seq: 1, value: [1] };
		await ada.ask("answer", one);
		const first = await list("round=1");
		expect(first.seats).toEqual([seatIdOf(own.id, ada.token)]);
		expect(first.more).toBe(false);
		expect((await list(`round=1&after=${first.next}`)).seats).toEqual([]);
		await bob.ask("answer", one);
		const then = await list(`round=1&after=${first.next}`);
		expect(then.seats).toEqual([seatIdOf(own.id, bob.token)]);
		const [, place] = then.next.split("~");
		expect((await list(`round=1&after=another~${place}`)).seats).toHaveLength(
			2,
		);
		expect((await list("round=2")).seats).toEqual([]);
		for (const wrong of ["round=0", "round=x", "round=1&after=x"])
			expect(
				(await anna.get(`/api/rooms/${own.id}/answered?${wrong}`)).status,
			).toBe(400);
		for (const phone of [ada, bob]) phone.close();
		own.page.close();
	});

	it("[TR270] are those that had a whole question; they are told in words, can join again at once, and the others notice nothing", async () => {
		const join = (name: string, more = {}) =>
			joinPhone(rig.url, room.code, name, more);
		const ada = await join("Ada");
		const bob = await join("Bob");
		const cy = await join("Cy");
		expect([await silent(), await clear()]).toEqual([0, 0]);
		await room.move({ do: "open", question: 0 });
		const one = { round: 1, seq: 1, value: [1] };
		await ada.ask("answer", one);
		const late = await join("Late");
		// Whoever still may answer has not kept silent.
		expect([await silent(), await clear()]).toEqual([0, 0]);
		await room.move({ do: "close" });
		expect(await silent()).toBe(2);
		expect(await clear()).toBe(2);
		for (const phone of [bob, cy]) {
			expect(await phone.wait("out")).toMatchObject({
				error: "no-seat",
				message: expect.stringContaining("join again"),
			});
			await phone.gone();
		}
		expect([await silent(), await clear()]).toEqual([0, 0]);
		await room.page.wait("pulse", ({ joined }) => joined === 2);

		// The name is free, and the very phone comes in again, under any.
		const other = await join("Bob");
		const again = await join("Bobby", { token: bob.token });
		expect(again.welcome.me).toMatchObject({ name: "Bobby", answer: null });
		await room.move({ do: "goto", question: 1 });
		await room.move({ do: "open", question: 1 });
		for (const phone of [ada, other, again])
			expect(
				await phone.ask("answer", { round: 2, seq: 1, value: [0] }),
			).toMatchObject({ saved: { round: 2 } });
		await room.move({ do: "close" });
		// Ada kept still once and is no silent one; who came late had this whole question.
		expect(await silent()).toBe(1);
		expect(await clear()).toBe(1);
		await late.gone();
		for (const phone of [ada, other, again]) {
			expect(phone.heard("out")).toEqual([]);
			phone.close();
		}
		const results = (await anna.get(`/api/rooms/${room.id}/results`)).json<{
			students: { name: string; answers: object[] }[];
		}>();
		expect(
			results.students.map(({ name, answers }) => [name, answers.length]),
		).toEqual([
			["Ada", 2],
			["Bob", 1],
			["Bobby", 1],
		]);
	});

	it("[TR271] are nobody else's to clear, nor is the line", async () => {
		const bert = await signedIn(rig.url);
		const line = `/api/rooms/${room.id}/line`;
		const tries: [number, Promise<{ status: number }>][] = [
			[401, new Rest(rig.url).delete(path)],
			[404, bert.get(path)],
			[404, bert.delete(path)],
			[404, bert.delete(line)],
			[404, bert.post(line, { first: null })],
			[400, anna.post(line, { first: 0 })],
			[400, anna.post(line, {})],
		];
		for (const [status, reply] of tries)
			expect((await reply).status).toBe(status);
	});
});
