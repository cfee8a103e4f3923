import type * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seatIdOf } from "../../server/room/seat.ts";
import type { StudentList } from "../../shared/rest.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";

describe("deleting one student's data", () => {
	let rig: Rig;
	let anna: Rest;
	let room: OpenRoom;
	beforeAll(async () => {
		rig = await startRig();
		anna = await signedIn(rig.url);
		room = await openRoom(anna);
	});
	afterAll(async () => {
		room.page.close();
		await rig.close();
	});

	const join = async (name: string) => {
		const phone = await joinPhone(rig.url, room.code, name);
		const seat = seatIdOf(room.id, phone.token);
		const path = `/api/rooms/${room.id}/students/${seat}`;
		return { phone, seat, path };
	};
	const names = async () => {
		const reply = await anna.get(`/api/rooms/${room.id}/students`);
		const { students } = reply.json<v.InferOutput<typeof StudentList>>();
		return students.map(({ name }) => name);
	};

	it("[PV5] puts the phone out at once, which comes back as somebody new, and disturbs nobody else", async () => {
		const ada = await join("Ada");
		const bob = await join("Bob");
		await room.move({ do: "open", question: 0 });
		const one = { round: 1, seq: 1, value: [1] };
		for (const { phone } of [ada, bob]) await phone.ask("answer", one);
		expect((await anna.delete(ada.path)).status).toBe(204);
		expect(await ada.phone.wait("out")).toMatchObject({ error: "no-seat" });
		await ada.phone.gone();
		expect(await names()).toEqual(["Bob"]);
		await room.page.wait(
			"pulse",
			({ joined, answered }) => joined === 1 && answered === 1,
		);
		const again = await joinPhone(rig.url, room.code, "Adam", {
			token: ada.phone.token,
		});
		expect(again.welcome.me).toMatchObject({ name: "Adam", answer: null });
		expect(await again.ask("answer", one)).toMatchObject({
			saved: { seq: 1, value: [1] },
		});
		expect(bob.phone.heard("out")).toEqual([]);
		expect(bob.phone.socket.connected).toBe(true);
		for (const { phone } of [bob, { phone: again }]) phone.close();
	});

	it("[PV6] is for the room's own instructor, from our own pages, and for whoever is there", async () => {
		const { phone, path, seat } = await join("Cy");
		const before = await names();
		const bert = await signedIn(rig.url);
		const other = await openRoom(bert);
		const evil = { headers: { origin: "https://evil.example" } };
		const tries: [number, Promise<{ status: number }>][] = [
			[401, new Rest(rig.url).delete(path)],
			[403, anna.request("DELETE", path, evil)],
			[404, bert.delete(path)],
			[404, bert.delete(`/api/rooms/${other.id}/students/${seat}`)],
			[404, anna.delete(`/api/rooms/${other.id}/students/${seat}`)],
			[404, anna.delete(`/api/rooms/${room.id}/students/${phone.token}`)],
			[404, anna.delete(`${path}x`)],
			[404, anna.delete(`/api/rooms/${room.id}/students/%00`)],
			[405, anna.get(path)],
		];
		for (const [status, reply] of tries)
			expect((await reply).status).toBe(status);
		expect(await names()).toEqual(before);
		expect(phone.heard("out")).toEqual([]);
		expect((await anna.delete(path)).status).toBe(204);
		expect((await anna.delete(path)).status).toBe(404);
		other.page.close();
		phone.close();
	});
});
