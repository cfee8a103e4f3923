import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limits } from "../../shared/limits.ts";
import type { Results } from "../../shared/rest.ts";
import type { Answer } from "../../shared/student-events.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { joinPhone, newToken } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { admit, openRaw, type Raw } from "./raw.ts";

const first: Answer = { round: 1, seq: 1, value: [0] };
const event = (...args: unknown[]) => `2/student,7${JSON.stringify(args)}`;
const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

/** Messages that have a form, but not that of a message here; each is refused in its acknowledgement. */
const misshapen: Record<string, string[]> = {
	"bad-input": [
		event("hello"),
		event("hello", null),
		event("hello", { surprise: 1 }),
		event("hello", {}, {}),
		event("join", {}),
		event("join", { name: 7 }),
		event("join", { name: "x".repeat(201) }),
		event("join", { name: "x", token: "y" }),
		event("join", "x"),
		event("answer", []),
		event("answer", { ...first, round: 0 }),
		event("answer", { ...first, round: 1.5 }),
		event("answer", { ...first, round: "1" }),
		event("answer", { ...first, seq: -1 }),
		event("answer", { ...first, seq: 1e7 }),
		event("answer", { ...first, value: undefined }),
		event("answer", { ...first, value: "x".repeat(limits.answer) }),
		event("answer", { ...first, value: Array(limits.answer).fill(0) }),
		event("answer", { round: 1, seq: 1, choice: [0] }),
		event("answer", { ...first, seat: "another" }),
		event("offer", {}),
		event("offer", { answers: [{ round: 1, value: [0] }] }),
		event("offer", { answers: [{ ...first, index: 0 }] }),
		event("offer", {
			answers: Array(51).fill({ round: 1, index: 0, value: [0] }),
		}),
		event("offer", {
			answers: [{ round: 1, index: 0, value: "x".repeat(limits.answer) }],
		}),
		'2/student,7["answer",{"round":1e400,"seq":1,"value":[0]}]',
		'2/student,7["answer",{"__proto__":{"round":1},"seq":1,"value":[0]}]',
		...[100, 900, 3000, 8000].map(
			(depth) =>
				`2/student,7["answer",{"round":1,"seq":1,"value":${deep(depth)}}]`,
		),
		`2/student,7["hello",${deep(7000)}]`,
	],
	"unknown-event": [
		event("watch", { room: "x" }),
		event("__proto__", {}),
		event("constructor", {}),
		event("toString", {}),
		event("hasOwnProperty", "hello"),
		event("error", {}),
		event("", {}),
		event("x".repeat(10_000), {}),
		"2/student,7[7,{}]",
	],
};

/** What is no message at all: ignored, or the connection is closed; nothing else happens. */
const broken: (string | Buffer)[] = [
	"",
	" ",
	"x",
	"9/student,",
	"2",
	"2/student,",
	"2/student,7",
	"2/student,[]",
	"2/student,{}",
	"2/student,7{}",
	'2/student,7"hello"',
	"2/student,7[null]",
	"2/student,7[{}]",
	'2/student,7["hello",',
	'2/student,["hello",{}]',
	`2/student,${JSON.stringify(["answer", first])}`,
	'2/student,99999999999999999999["hello",{}]',
	'2/student,-1["hello",{}]',
	'27["hello",{}]',
	'2/instructor,7["watch",{"room":"x"}]',
	"2/nowhere,7[]",
	'2/student,7["disconnect",{}]',
	'2/student,7["connect_error",{}]',
	'2/student,7["newListener",{}]',
	"0/student,",
	"0/student,{}",
	"0/student,null",
	"0/student,[]",
	"0/student,{",
	`0/student,${deep(7000)}`,
	"0/nowhere,",
	"0",
	"0/instructor,",
	"3/student,1[]",
	"3/student,1",
	"3/student,[]",
	"3/student,x",
	'4/student,{"message":"x"}',
	'51-/student,7["hello",{"_placeholder":true,"num":0}]',
	'50-/student,7["hello",{"_placeholder":true,"num":5}]',
	'51-/student,7["hello",{"_placeholder":true,"num":"__proto__"}]',
	"5999999999-/student,7[]",
	"5-1-/student,7[]",
	"5/student,7[]",
	"61-/student,7[]",
	Buffer.from("hello"),
	Buffer.alloc(16_000),
	`2/student,7["hello",{"x":"${"x".repeat(17 * 1024)}"}]`,
	Buffer.alloc(17 * 1024),
	"1/student,",
];

describe("a student who sends anything at all", () => {
	let rig: Rig;
	let rest: Rest;
	let room: OpenRoom;
	let bystander: Awaited<ReturnType<typeof joinPhone>>;
	const token = newToken();
	const show = (packet: string | Buffer) => String(packet).slice(0, 80);

	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
		room = await openRoom(rest);
		bystander = await joinPhone(rig.url, room.code, "Bystander");
		(await joinPhone(rig.url, room.code, "Mallory", { token })).close();
		await room.move({ do: "open", question: 0 });
	});
	afterAll(async () => {
		bystander.close();
		room.page.close();
		await rig.close();
	});

	/** A connection that has the seat. */
	const seated = async (transport: "websocket" | "polling" = "websocket") => {
		const raw = await openRaw(rig.url, transport);
		await admit(raw, room.code, token);
		raw.write('2/student,1["hello",{}]');
		expect(await raw.next("3/student,1")).toContain('"Mallory"');
		return raw;
	};
	const unharmed = (what: string) => {
		expect(bystander.socket.connected, what).toBe(true);
		expect(bystander.heard("out"), what).toEqual([]);
	};
	const answers = async () =>
		expect(await bystander.ask("hello", {})).toMatchObject({
			view: { phase: "open" },
			me: { name: "Bystander" },
		});

	it("[SE21] is told what is wrong, and stays", async () => {
		for (const transport of ["websocket", "polling"] as const) {
			for (const [error, packets] of Object.entries(misshapen)) {
				let raw: Raw | null = null;
				for (const [index, packet] of packets.entries()) {
					if (index % 10 === 0) {
						raw?.close();
						raw = await seated(transport);
					}
					if (raw === null) throw new Error("no connection");
					const id = 100 + index;
					raw.write(packet.replace("/student,7", `/student,${id}`));
					const reply = await raw.next(`3/student,${id}`);
					expect(reply, show(packet)).toContain(`"error":"${error}"`);
					expect(raw.closed()).toBe(false);
				}
				raw?.close();
			}
		}
		await answers();
	});

	it("[TR1156] is told that a connection enters one namespace", async () => {
		const raw = await seated();
		raw.write("0/instructor,");
		const reply = await raw.next("4/instructor,");
		expect(reply).toContain('"error":"bad-input","why":"one-namespace"');
		expect(raw.closed()).toBe(false);
		raw.close();
	});

	it("[SE22] gets nowhere with what is no message, and hurts nobody", async () => {
		for (const transport of ["websocket", "polling"] as const) {
			for (const packet of broken) {
				const raw = await seated(transport);
				raw.write(packet);
				raw.write('2/student,2["hello",{}]');
				const reply = await raw.next("3/student,2");
				if (reply === null) expect(raw.closed(), show(packet)).toBe(true);
				else expect(reply, show(packet)).toContain('"Mallory"');
				const elsewhere = raw.frames.find((frame) =>
					/^0(?!\/student,)/.test(frame),
				);
				expect(elsewhere, show(packet)).toBeUndefined();
				unharmed(show(packet));
				raw.close();
			}
		}
		const { students } = (
			await rest.get(`/api/rooms/${room.id}/results`)
		).json<Results>();
		expect(students.map(({ answers }) => answers)).toEqual([[], []]);
		await answers();
	});

	it("[SE23] gets nowhere below socket.io either", async () => {
		const below = [
			"",
			"x",
			"7",
			"0{}",
			"1",
			"2probe",
			"5",
			"6",
			"b!!!",
			"4",
			Buffer.alloc(0),
			"x".repeat(17 * 1024),
		];
		for (const message of below) {
			const raw = await seated();
			raw.writeBelow(message);
			raw.write('2/student,2["hello",{}]');
			const reply = await raw.next("3/student,2");
			if (reply === null) expect(raw.closed(), show(message)).toBe(true);
			unharmed(show(message));
			raw.close();
		}
		const path = "/socket.io/?EIO=4&transport=polling";
		const opened = (await rest.get(path)).text;
		const sid = /"sid":"([^"]+)"/.exec(opened)?.[1] ?? "";
		const bodies: [string, string | Buffer][] = [
			["text/plain", "\x1e\x1e\x1e"],
			["application/octet-stream", Buffer.alloc(100)],
			["text/plain", "x".repeat(17 * 1024)],
		];
		for (const [type, raw] of bodies) {
			const reply = await rest.request("POST", `${path}&sid=${sid}`, {
				raw,
				headers: { "content-type": type },
			});
			expect([200, 400, 413]).toContain(reply.status);
		}
		const queries = [
			"EIO=3&transport=polling",
			"EIO=4",
			"transport=websocket&EIO=4",
			"EIO=4&transport=polling&sid=__proto__",
			"EIO=4&transport=polling&sid=constructor",
		];
		for (const query of queries)
			expect((await rest.get(`/socket.io/?${query}`)).status).toBe(400);
		await answers();
	});

	it("[SE24] answers as everybody does afterwards", async () => {
		const phone = await joinPhone(rig.url, room.code, "", { token });
		expect(phone.welcome.me?.name).toBe("Mallory");
		expect(await phone.ask("answer", first)).toEqual({ saved: first });
		expect(await bystander.ask("answer", first)).toEqual({ saved: first });
		expect(rig.logged.filter(({ level }) => level !== "info")).toEqual([]);
		phone.close();
	});
});
