import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	oldestProtocolVersion,
	protocolVersion,
} from "../../shared/protocol.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import type { Student } from "../../shared/views.ts";
import { type Rig, startRig } from "../rig/app.ts";
import {
	connect,
	connectPhone,
	joinPhone,
	newToken,
	Refused,
} from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

describe("codes, names and seats", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	const seatsOf = async (room: OpenRoom) =>
		(await rest.get(`/api/rooms/${room.id}/students`)).json<{
			students: Student[];
		}>().students;
	const nameTaken = async (
		name: string,
		names: RoomSettings["names"] = "required",
	) => {
		const room = await openRoom(rest, undefined, { names });
		const phone = await connectPhone(rig.url, room.code);
		const reply = await phone.ask("join", { name });
		phone.close();
		room.page.close();
		return isRefusal(reply) ? reply.error : reply.me?.name;
	};

	it("[TR31] takes a name as it was meant, and none that cannot be shown", async () => {
		const thumb = "👍🏽";
		const good: [string, string][] = [
			["  José\t de \n la Cruz ", "José de la Cruz"],
			["e\u0301", "é"],
			[thumb.repeat(40), thumb.repeat(40)],
			["=1+1", "=1+1"],
			["<script>", "<script>"],
			["__proto__", "__proto__"],
			["李小龍", "李小龍"],
			["María del Carmen Gutiérrez", "María del Carmen Gutiérrez"],
		];
		for (const [typed, kept] of good) expect(await nameTaken(typed)).toBe(kept);
		const bad = [
			"x".repeat(41),
			`${thumb.repeat(40)}x`,
			"bell\u0007",
			"nul\u0000",
			"\u202Eadnama",
			"\u2066x",
			"zero\u200Bwidth",
			"tag\u{E0041}",
			"half\uD800",
			"z\u0300\u0301\u0302\u0303\u0304",
		];
		for (const name of bad)
			expect(await nameTaken(name), JSON.stringify(name)).toBe("name-bad");
		expect(await nameTaken("x".repeat(201))).toBe("bad-input");
	});

	it("[TR32] asks for a name, or gives one, as the room is set", async () => {
		expect(await nameTaken("   ", "required")).toBe("name-needed");
		expect(await nameTaken("", "optional")).toMatch(/^[A-Z]\w+ [A-Z]\w+$/);
		expect(await nameTaken("Ada", "optional")).toBe("Ada");
		expect(await nameTaken("Ada", "generated")).not.toBe("Ada");
		const room = await openRoom(rest);
		const ada = await joinPhone(rig.url, room.code, "Ada");
		const other = await connectPhone(rig.url, room.code);
		for (const name of ["Ada", "ADA", "a d a", "Ａｄａ"])
			expect(await other.send("join", { name }), name).toMatchObject({
				error: "name-taken",
			});
		for (const link of [ada, other, room.page]) link.close();
	});

	it("[TR33] reads a code however it was typed, and knows none that is not", async () => {
		const room = await openRoom(rest);
		const gone = await openRoom(rest);
		await rest.delete(`/api/rooms/${gone.id}`);
		const { code } = room;
		const spelt = [
			code.toLowerCase(),
			` ${code.slice(0, 3)} ${code.slice(3)} `,
			`${code.slice(0, 2)}-${code.slice(2)}`,
			`https://quiz.example.edu/j/${code}`,
			`${rig.url}/j/${code}/?x=1#y`,
		];
		for (const typed of spelt) {
			const phone = await connectPhone(rig.url, typed);
			expect(await phone.ask("hello", {})).toMatchObject({ view: { code } });
			phone.close();
		}
		for (const typed of [gone.code, code.slice(1), "", "💥💥💥", room.id])
			expect(await refusalOf({ code: typed })).toBe("no-room");
		room.page.close();
	});

	async function refusalOf(auth: object): Promise<string | undefined> {
		const good = { v: protocolVersion, code: "000000", token: newToken() };
		const error: unknown = await connect(rig.url, "/student", {
			auth: { ...good, ...auth },
		}).catch((error: unknown) => error);
		expect(error).toBeInstanceOf(Refused);
		return (error as Refused).refusal?.error;
	}

	it("[TR34] turns away a handshake that is none, and a page of another version", async () => {
		for (const v of [oldestProtocolVersion - 1, protocolVersion + 1, 0])
			expect(await refusalOf({ v })).toBe("old-client");
		const bad = [
			{ v: String(protocolVersion) },
			{ token: "short" },
			{ token: `${newToken()}A` },
			{ token: "../../../../etc/passwd" },
			{ token: null },
			{ code: 7 },
			{ code: "x".repeat(201) },
			{ surprise: true },
			{ v: undefined },
			{ v: protocolVersion - 0.5 },
		];
		for (const auth of bad)
			expect(await refusalOf(auth), JSON.stringify(auth)).toBe("bad-input");
	});

	it("[SE15] slows down failed look-ups of an address, and nobody who has the code", async () => {
		const own = await startRig();
		const teacher = await signedIn(own.url);
		const room = await openRoom(teacher);
		const timed = async (code: string) => {
			const start = performance.now();
			const link = await connectPhone(own.url, code).catch(() => null);
			link?.close();
			return { took: performance.now() - start, found: link !== null };
		};
		for (let times = 0; times < 20; times++) await timed("000000");
		const [wrong, right] = await Promise.all([
			timed("000000"),
			timed(room.code),
		]);
		expect(wrong.found).toBe(false);
		expect(wrong.took).toBeGreaterThan(1400);
		expect(right.found).toBe(true);
		expect(right.took).toBeLessThan(1000);
		room.page.close();
		await own.close();
	});

	it("[TR35] lets the newest socket of a seat take over at once", async () => {
		const room = await openRoom(rest);
		const old = await joinPhone(rig.url, room.code, "Ada");
		const bob = await joinPhone(rig.url, room.code, "Bob");
		const { token } = old;
		const next = await connectPhone(rig.url, room.code, { token });
		await next.ask("hello", {});
		expect(await old.wait("out")).toMatchObject({ error: "conflict" });
		await old.gone();
		const isTwo = ({
			joined,
			connected,
		}: {
			joined: number;
			connected: number;
		}) => joined === 2 && connected === 2;
		await room.page.wait("pulse", isTwo);
		await room.move({ do: "open", question: 0 });
		await next.wait("view", ({ phase }) => phase === "open");
		expect(room.page.heard("pulse").at(-1)).toMatchObject({
			joined: 2,
			connected: 2,
		});
		expect(old.heard("view")).toEqual([]);
		expect(bob.heard("out")).toEqual([]);
		next.close();
		await waitFor(
			"one to be connected",
			() => room.page.heard("pulse").at(-1)?.connected === 1,
		);
		for (const link of [bob, room.page]) link.close();
	});

	it("[TR36] removes a student for good, keeps the answers, frees the name", async () => {
		const room = await openRoom(rest);
		const ada = await joinPhone(rig.url, room.code, "Ada");
		const bob = await joinPhone(rig.url, room.code, "Bob");
		const [seat] = await seatsOf(room);
		const seats = [seat?.seat ?? ""];
		await room.page.ask("remove", { room: room.id, seats });
		expect(await ada.wait("out")).toMatchObject({ error: "removed" });
		await ada.gone();
		expect((await seatsOf(room)).map(({ removed }) => removed)).toEqual([
			true,
			false,
		]);
		const again = await joinPhone(rig.url, room.code, "Ada");
		expect(again.welcome.me?.name).toBe("Ada");
		await waitFor("two to be left", () => {
			const pulse = room.page.heard("pulse").at(-1);
			return pulse?.joined === 2 && pulse.connected === 2;
		});
		expect(await bob.ask("hello", {})).toMatchObject({ me: { name: "Bob" } });
		for (const link of [again, bob, room.page]) link.close();
	});

	it("[TR37] renames a student, whose phone asks again", async () => {
		const room = await openRoom(rest);
		const ada = await joinPhone(rig.url, room.code, "Ada");
		const bob = await joinPhone(rig.url, room.code, "Bob");
		const [seat] = await seatsOf(room);
		const rename = (name: string, of = seat?.seat ?? "") =>
			room.page.send("rename", { room: room.id, seat: of, name });
		expect(await rename("bob")).toMatchObject({ error: "name-taken" });
		expect(await rename("")).toMatchObject({ error: "name-needed" });
		expect(await rename("\u202E")).toMatchObject({ error: "name-bad" });
		expect(await rename("x", newToken())).toMatchObject({ error: "not-found" });
		expect(ada.heard("again")).toEqual([]);
		expect(await rename("Countess")).toMatchObject({ version: 1 });
		await ada.wait("again");
		expect(await ada.ask("hello", {})).toMatchObject({
			me: { name: "Countess" },
		});
		await bob.ask("hello", {});
		expect(bob.heard("again")).toEqual([]);
		for (const link of [ada, bob, room.page]) link.close();
	});
});
