import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Instructor, MadeWords } from "../../shared/account.ts";
import { connectInstructor } from "../rig/links.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { type RedisServer, startRedis } from "../rig/redis.ts";
import { Rest, signedIn } from "../rig/rest.ts";

describe("sessions on two nodes", () => {
	let redis: RedisServer;
	let nodes: ServerProcess[] = [];
	beforeAll(async () => {
		redis = await startRedis();
		nodes = await Promise.all(
			["one", "two"].map((name) =>
				startServer({ REDIS_URL: redis.url, NODE_NAME: name }),
			),
		);
	}, 60_000);
	afterAll(async () => {
		await Promise.all(nodes.map((node) => node.remove()));
		await redis?.remove();
	});

	const at = (node: number, cookie: string | null = null) => {
		const rest = new Rest(nodes[node]?.url ?? "");
		rest.cookie = cookie;
		return rest;
	};

	it("[CU300] a session that is ended on one node ends on all, and its pages are let go at once", async () => {
		const first = await signedIn(at(0).url);
		const made = await first.post("/api/instructor/words");
		const words = made.json<MadeWords>().words.join(" ");
		const second = at(1);
		await second.post("/api/instructor/recover", { words });
		const elsewhere = at(0, second.cookie);
		const pages = await Promise.all([
			connectInstructor(second),
			connectInstructor(elsewhere),
		]);
		const own = await connectInstructor(at(1, first.cookie));
		const { session } = (
			await second.get("/api/instructor")
		).json<Instructor>();
		const began = performance.now();
		const ended = await first.delete(`/api/instructor/sessions/${session}`);
		expect(ended.status).toBe(204);
		await Promise.all(pages.map((page) => page.gone()));
		// Long before either node looks by itself.
		expect(performance.now() - began).toBeLessThan(5_000);
		for (const page of pages)
			expect(page.heard("out")).toMatchObject([{ error: "not-signed-in" }]);
		expect((await second.get("/api/quizzes")).status).toBe(401);
		expect((await elsewhere.get("/api/quizzes")).status).toBe(401);
		expect(own.socket.connected).toBe(true);
		own.close();
	});
});
