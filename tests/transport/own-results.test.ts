import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seatIdOf } from "../../server/room/seat.ts";
import type { OwnResults } from "../../shared/own-results.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { Problem } from "../../shared/rest.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { connectPhone, joinPhone, type StudentLink } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";

describe("a student's personal link", () => {
	let rig: Rig;
	let anna: Rest;
	let room: OpenRoom;
	beforeAll(async () => {
		rig = await startRig();
		anna = await signedIn(rig.url);
		room = await openRoom(anna);
	});
	afterAll(async () => {
		room.close();
		await rig.close();
	});

	const read = (secret: string, url = rig.url) =>
		new Rest(url).get("/api/results", { authorization: `Bearer ${secret}` });
	const linkOf = async (phone: StudentLink) => {
		const reply = await phone.ask("results", {});
		if (isRefusal(reply)) throw new Error(reply.message);
		return reply;
	};
	const join = async (name: string) => {
		const phone = await joinPhone(rig.url, room.code, name);
		const { secret } = await linkOf(phone);
		const seat = seatIdOf(room.id, phone.token);
		const path = `/api/rooms/${room.id}/students/${seat}`;
		return { phone, secret, seat, path };
	};
	const whyOf = async (secret: string) => {
		const reply = await read(secret);
		return [reply.status, reply.json<Problem>().why];
	};

	it("[TR2190] opens that student's results from anywhere, without a cookie, and nobody keeps them on the way", async () => {
		const ada = await join("Ada");
		const bob = await join("Bob");
		await room.move({ do: "open", question: 0 });
		await ada.phone.ask("answer", { round: 1, seq: 1, value: [1] });
		await bob.phone.ask("answer", { round: 1, seq: 1, value: [0] });
		const open = await read(ada.secret);
		expect(open.json<OwnResults>().questions).toEqual([]);
		expect(open.text).not.toContain("Why q1.");
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		const reply = await read(ada.secret);
		expect(reply.status).toBe(200);
		expect(reply.headers).toMatchObject({
			"cache-control": "no-store",
			"referrer-policy": "no-referrer",
		});
		expect(reply.headers).not.toHaveProperty("set-cookie");
		expect(reply.json<OwnResults>()).toMatchObject({
			title: "Two questions",
			name: "Ada",
			score: 10,
			place: { rank: 1, of: 2 },
			questions: [
				{ index: 0, value: [1], correct: true, explanation: "Why q1." },
			],
		});
		expect((await read(bob.secret)).json<OwnResults>()).toMatchObject({
			name: "Bob",
			score: 0,
			questions: [{ value: [0], correct: false }],
		});
		for (const { phone } of [ada, bob]) phone.close();
	});

	it("[TR2190] is no way in: it takes no seat, gives no answer, and says no word of the token; nothing of it stands in a log", async () => {
		const { phone, secret, seat } = await join("Cleo");
		expect(secret).not.toContain(phone.token);
		const proof = secret.slice(secret.lastIndexOf(".") + 1);
		for (const token of [proof, seat]) {
			const other = await connectPhone(rig.url, room.code, { token });
			expect(await other.ask("hello", {})).toMatchObject({ me: null });
			expect(phone.heard("out")).toEqual([]);
			other.close();
		}
		const bearer = { authorization: `Bearer ${secret}` };
		for (const [method, status] of [
			["POST", 405],
			["PUT", 405],
			["DELETE", 405],
		] as const) {
			const reply = await new Rest(rig.url).request(method, "/api/results", {
				headers: bearer,
			});
			expect(reply.status).toBe(status);
		}
		expect((await new Rest(rig.url).get("/api/rooms", bearer)).status).toBe(
			401,
		);
		await read(secret);
		await read(`${secret.slice(0, -1)}_`);
		const logged = JSON.stringify(rig.logged);
		for (const part of [secret, proof, seat])
			expect(logged).not.toContain(part);
		phone.close();
	});

	it("[TR2191] says in words why it opens nothing: removed, deleted, results off or only at the end, the room gone, no link at all", async () => {
		const [ada, bob] = [await join("Dora"), await join("Eve")];
		await room.remove([ada.seat]);
		expect(await whyOf(ada.secret)).toEqual([404, "results-removed"]);
		expect((await anna.delete(bob.path)).status).toBe(204);
		expect(await whyOf(bob.secret)).toEqual([404, "results-erased"]);
		const { phone, secret } = await join("Fay");
		const set = (more: object) =>
			room.move({ do: "settings", settings: { ...defaultSettings, ...more } });
		await set({ phonesShow: "end" });
		expect(await whyOf(secret)).toEqual([403, "results-at-end"]);
		await set({ ownResults: false });
		expect(await whyOf(secret)).toEqual([403, "results-off"]);
		expect(await phone.ask("results", {})).toMatchObject({
			error: "forbidden",
			why: "results-off",
		});
		await set({});
		expect((await read(secret)).status).toBe(200);
		phone.close();
		const other = await openRoom(anna);
		const visitor = await joinPhone(rig.url, other.code, "Gus");
		const theirs = await linkOf(visitor);
		expect((await read(theirs.secret)).status).toBe(200);
		expect((await anna.delete(`/api/rooms/${other.id}`)).status).toBe(204);
		expect(await whyOf(theirs.secret)).toEqual([404, "results-unknown"]);
		visitor.close();
		other.close();
		const none = await new Rest(rig.url).get("/api/results");
		expect([none.status, none.json<Problem>().error]).toEqual([
			400,
			"bad-input",
		]);
		for (const wrong of ["a b", "ü".repeat(3), "x".repeat(301), "{}", "%00"]) {
			const reply = await read(encodeURI(wrong));
			expect([400, 404]).toContain(reply.status);
		}
		const unseated = await connectPhone(rig.url, room.code);
		expect(await unseated.ask("results", {})).toMatchObject({
			error: "no-seat",
		});
		unseated.close();
	});

	it("[TR2192] whoever guesses links is slowed, beside whom a true one opens at once", async () => {
		const { phone, secret } = await join("Hal");
		const guess = `${secret.slice(0, -22)}${"A".repeat(22)}`;
		const timed = async (one: string) => {
			const start = performance.now();
			const { status } = await read(one);
			return { status, ms: performance.now() - start };
		};
		const guesses = await Promise.all(
			Array.from({ length: 100 }, () => timed(guess)),
		);
		const slow = guesses.filter(({ ms }) => ms > 1_400);
		expect(new Set(guesses.map(({ status }) => status))).toEqual(
			new Set([404, 429]),
		);
		expect(slow.length).toBeGreaterThan(2);
		const right = await timed(secret);
		expect(right.status).toBe(200);
		expect(right.ms).toBeLessThan(1_000);
		expect(
			rig.logged.some(({ message }) => /wrong ones were tried/.test(message)),
		).toBe(true);
		phone.close();
	});
});
