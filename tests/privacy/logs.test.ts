import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterEach, describe, expect, test } from "vitest";
import { seatIdOf } from "../../server/room/seat.ts";
import { connect } from "../../server/store/sqlite/driver.ts";
import { openStream } from "../rig/events.ts";
import {
	connectInstructor,
	connectPhone,
	joinPhone,
	newToken,
	Refused,
	type StudentOptions,
} from "../rig/links.ts";
import { startRedis } from "../rig/redis.ts";
import { type Reply, Rest, type Sent } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { wordsIn } from "./lecture.ts";
import { startTalking, type TalkingServer } from "./server.ts";

const password = "Canary-Password";
/** From the range that is kept for documentation; a proxy in front says that the people are there. */
const address = "203.0.113.77";
const headers = {
	"x-forwarded-for": address,
	"user-agent": "Canary-Browser",
	referer: "https://canary-referrer.example/",
};

/** A browser behind a proxy. */
class FarRest extends Rest {
	override request(method: string, path: string, sent: Sent = {}) {
		const all = { ...headers, ...sent.headers };
		return super.request(method, path, { ...sent, headers: all });
	}
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

/** Makes the store fail for a while; what was asked of it meanwhile is refused or unknown. */
type Trouble = (during: () => Promise<unknown>) => Promise<void>;

/** A lecture in which everything goes wrong that people can do wrong; returns all that no log may hold. */
async function sufferLecture(url: string, trouble: Trouble): Promise<string[]> {
	const rest = new FarRest(url);
	const wrong = "Canary-Wrong";
	for (const tried of [wrong, password])
		await rest.post("/api/instructor", { password: tried });
	const handOver = await rest.post("/api/instructor/hand-over");
	const secret = handOver.json<{ path: string }>().path.split("/").pop() ?? "";
	for (const link of [secret, secret, wrong])
		await new FarRest(url).post("/api/instructor/take-over", { link });

	const room = await openRoom(rest);
	const screen = await openStream(url, room.screenToken, headers);
	closing.push(screen.close, room.page.close);
	const join = async (name: string, options: StudentOptions = {}) => {
		const phone = await joinPhone(url, room.code, name, {
			headers,
			...options,
		});
		closing.push(phone.close);
		return phone;
	};
	const ada = await join("Canary Ada");
	const bob = await join("Canary Bob", { transports: ["polling"] });
	const cy = await join("Canary Cy");
	const seatOf = (phone: { token: string }) => seatIdOf(room.id, phone.token);

	await visitWrongAddresses(rest, room.screenToken, room.code);
	const token = newToken();
	await refused(connectPhone(url, "ZZ99ZZ", { headers, token }));
	await refused(connectPhone(url, room.code, { headers, token: wrong }));
	const evil = { ...headers, origin: "https://canary-origin.example" };
	await refused(connectPhone(url, room.code, { headers: evil, token }));
	await refused(connectInstructor(new FarRest(url), { headers }));
	const stranger = await connectPhone(url, room.code, { headers, token });
	closing.push(stranger.close);
	for (const name of ["Canary Ada", `Canary ${"x".repeat(30)}`, "Canary\u0000"])
		await stranger.send("join", { name });
	await stranger.send("Canary-Event", { name: "Canary Ada" });
	await stranger.send("answer", { round: "Canary", value: "Canary" });
	const large = "Canary ".repeat(3000);
	await stranger.send("join", { name: large }).catch(() => {});

	for (const question of [0, 1]) {
		const round = question + 1;
		const one = { round, seq: 1, value: [2] };
		await ada.send("answer", one);
		await room.move({ do: "open", question });
		for (const phone of [ada, bob, cy]) await phone.send("answer", one);
		await ada.send("answer", { ...one, seq: 2, value: [99] });
		const during = () =>
			Promise.allSettled([
				ada.send("answer", { ...one, seq: 3, value: [0] }),
				bob.send("join", { name: "Canary Late" }),
				rest.get(`/api/rooms/${room.id}/results`),
				join("Canary Later"),
			]);
		if (question === 0) {
			await trouble(during);
			const lock = { room: room.id, command: { do: "lock", on: false } };
			await waitFor("the store to be well again", async () => {
				const reply = await room.page.send("command", lock).catch(() => null);
				return (
					typeof reply === "object" && reply !== null && "version" in reply
				);
			});
		}
		await room.move({ do: "close" });
		await bob.send("answer", { ...one, seq: 4 });
		await room.move({ do: "reveal" });
	}
	const of = { room: room.id };
	await room.page.send("rename", {
		...of,
		seat: seatOf(bob),
		name: "Canary Bo",
	});
	await room.page.send("rename", {
		...of,
		seat: seatOf(bob),
		name: wrong.repeat(20),
	});
	await room.page.send("remove", { ...of, seats: [seatOf(cy)] });
	await room.page.send("command", { ...of, command: "Canary" });
	await rest.delete(`/api/rooms/${room.id}/students/${seatOf(ada)}`);
	await room.move({ do: "end" });
	for (const part of ["/students", "/results", "/results.csv", "/qr.svg"])
		await rest.get(`/api/rooms/${room.id}${part}`);
	await rest.delete(`/api/rooms/${room.id}`);
	return [
		...["canary", address, password, secret, room.code, "ZZ99ZZ"],
		...[room.screenToken, token, rest.cookie?.split("=")[1] ?? "no cookie"],
		...[ada, bob, cy].flatMap((phone) => [phone.token, seatOf(phone)]),
		...["value", "What of q1", "q1 second", "Two questions"],
	];
}

async function refused(connecting: Promise<{ close(): void }>): Promise<void> {
	const error = await connecting.then(
		(link) => link.close(),
		(cause: unknown) => cause,
	);
	expect(error).toBeInstanceOf(Refused);
}

async function visitWrongAddresses(
	rest: Rest,
	screenToken: string,
	code: string,
): Promise<void> {
	const tries: [string, string, Sent?][] = [
		["GET", `/j/${code}`],
		["GET", "/canary?name=Canary"],
		["GET", "/api/canary/%ff?token=Canary"],
		["GET", `/api/screens/${screenToken}x/events`],
		["GET", "/api/rooms/Canary-Room/results"],
		["POST", "/api/rooms", { body: { quiz: "Canary", name: "Canary" } }],
		["POST", "/api/quizzes", { raw: "{Canary" }],
		[
			"POST",
			"/api/quizzes",
			{
				raw: '{"title": Canary',
				headers: { "content-type": "application/json" },
			},
		],
		[
			"DELETE",
			"/api/rooms/Canary",
			{ headers: { origin: "https://canary-origin.example" } },
		],
		["GET", "/api/instructor", { headers: { cookie: "lectern_key=Canary" } }],
	];
	const replies: Reply[] = [];
	for (const [method, path, sent] of tries)
		replies.push(await rest.request(method, path, sent));
	expect(Math.min(...replies.map(({ status }) => status))).toBeGreaterThan(399);
}

function expectSilence(server: TalkingServer, secrets: string[]): void {
	const output = server.output();
	for (const secret of secrets) expect(secret.length).toBeGreaterThan(4);
	expect(wordsIn([output], secrets)).toEqual([]);
	const lines = output.split("\n").filter((line) => line.startsWith("{"));
	const messages = lines.map((line) => JSON.parse(line).msg);
	expect(messages).toContain("request");
	// The store did fail, and this was told.
	expect(lines.filter((line) => JSON.parse(line).level >= 40)).not.toEqual([]);
}

const environment = { INSTRUCTOR_PASSWORD: password, TRUST_PROXY: "1" };

describe("the log of a whole lecture with all its mishaps", () => {
	test("[PV30] says nothing of anybody, on SQLite", async () => {
		const server = await startTalking(environment);
		closing.push(server.stop);
		const secrets = await sufferLecture(server.url, async (during) => {
			// Another program holds the file for longer than the server waits for it.
			const other = connect(join(server.folder, "lectern.sqlite"));
			other.exec("BEGIN IMMEDIATE");
			const done = during();
			await new Promise((resolve) => setTimeout(resolve, 6_000));
			other.exec("ROLLBACK");
			other.close();
			await done;
		});
		await server.stop();
		expectSilence(server, secrets);
		expect(server.output()).not.toMatch(/127\.0\.0\.1|::1/);
	}, 60_000);

	test("[PV30] says nothing of anybody, on Redis", async () => {
		const redis = await startRedis();
		closing.push(redis.remove);
		const key = randomBytes(8).toString("hex");
		await redis.tell("CONFIG", "SET", "requirepass", key);
		const { port } = redis;
		const server = await startTalking({
			...environment,
			REDIS_URL: `redis://:${key}@127.0.0.1:${port}`,
		});
		closing.push(server.stop);
		const admin = new Redis({ port, password: key });
		closing.push(() => admin.disconnect());
		const secrets = await sufferLecture(server.url, async (during) => {
			await admin.config("SET", "maxmemory", "1");
			await during();
			await admin.config("SET", "maxmemory", "0");
			const cut = during();
			await admin.call("CLIENT", "KILL", "TYPE", "normal");
			await cut;
		});
		await server.stop();
		expectSilence(server, [...secrets, key]);
		const plain = server.output().replaceAll(`127.0.0.1:${port}`, "REDIS");
		expect(plain).not.toMatch(/127\.0\.0\.1|::1/);
	}, 60_000);
});
