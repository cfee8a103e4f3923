import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, type TestContext } from "vitest";
import { HalfOpen } from "../../server/transport/half-open.ts";
import { type Line, openLine } from "../hostile/fuzz/lines.ts";
import { startRig } from "../rig/app.ts";
import { openStream } from "../rig/events.ts";
import { joinPhone } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { openRaw } from "./raw.ts";

const request = (more = "", body = "") =>
	`POST / HTTP/1.1\r\nHost: x\r\n${more}\r\n${body}`;
const closed = (lines: readonly Line[]) =>
	lines.filter((line) => line.closed()).length;
type OnTestFinished = TestContext["onTestFinished"];
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Most of their time these wait, each at a server of its own: side by side. */
describe.concurrent("requests that never become whole", () => {
	/** Whoever says who it is in a header is that one. */
	const listen = async (most: number, onTestFinished: OnTestFinished) => {
		const lines: Line[] = [];
		let cuts = 0;
		const server = createServer((_request, response) => response.end("yes"));
		const halfOpen = new HalfOpen(server, {
			most,
			sourceOf: ({ headers }) => String(headers.from ?? "nobody"),
			networkOf: () => "nobody",
			cut: () => void cuts++,
		});
		await new Promise<void>((resolve) =>
			server.listen(0, "127.0.0.1", resolve),
		);
		onTestFinished(async () => {
			for (const line of lines) line.end();
			halfOpen.close();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		});
		const { port } = server.address() as AddressInfo;
		const open = async (count: number, text: string) => {
			const opened = await Promise.all(
				Array.from({ length: count }, () => openLine(port)),
			);
			for (const line of opened) if (text !== "") line.socket.write(text);
			lines.push(...opened);
			return opened;
		};
		return { lines, open, cuts: () => cuts };
	};

	it("[TR110] keeps a hundred late ones of each source, the newest, and whoever is whole", async ({
		onTestFinished,
	}) => {
		const { open, lines, cuts } = await listen(10_000, onTestFinished);
		const whole = await open(120, request("From: campus\r\n"));
		const silent = await open(150, "");
		const trickled = await open(
			130,
			request("From: eve\r\nContent-Length: 9\r\n", "x"),
		);
		// Answered once, and then a head that never ends.
		const again = await open(110, request("From: mal\r\n"));
		await waitFor("the answers", () =>
			again.every((line) => line.heard().includes("yes")),
		);
		for (const line of again) line.socket.write("POST / HT");
		await wait(1500);
		expect(closed(lines), "a young one is let be").toBe(0);
		await waitFor("the late ones to go", () => closed(silent) === 50, 8000);
		await waitFor("those too", () => closed(again) === 10, 8000);
		await waitFor("those as well", () => closed(trickled) === 30, 8000);
		expect(closed(whole)).toBe(0);
		expect(cuts()).toBe(90);
	}, 30_000);

	it("[TR753] lets newcomers in however many are whole, and still cuts who holds half-open ones", async ({
		onTestFinished,
	}) => {
		const { open, lines } = await listen(10, onTestFinished);
		const whole = await open(30, request("From: campus\r\n"));
		await waitFor("the answers", () =>
			whole.every((line) => line.heard().includes("yes")),
		);
		for (let count = 0; count < 30; count++) {
			const [newcomer] = await open(1, request("From: late\r\n"));
			await waitFor(
				"an answer",
				() => newcomer?.heard().includes("yes") ?? false,
			);
		}
		expect(closed(lines)).toBe(0);
		const silent = await open(40, "");
		await waitFor("some to go", () => closed(silent) > 0);
		expect(closed(lines)).toBe(closed(silent));
	}, 30_000);

	it("[TR111] lets the source that holds most go first when all are too many", async ({
		onTestFinished,
	}) => {
		const { open, lines } = await listen(100, onTestFinished);
		const phones = await open(20, request("From: campus\r\n"));
		await waitFor("the answers", () =>
			phones.every((line) => line.heard().includes("yes")),
		);
		const silent = await open(150, "");
		// A hundred may stay, and a tenth more before they are counted again.
		await waitFor("some to go", () => closed(silent) >= 40);
		expect(closed(phones)).toBe(0);
		await open(1, request("From: ada\r\n"));
		await waitFor("an answer", () =>
			(lines.at(-1)?.heard() ?? "").includes("yes"),
		);
	});
});

describe.concurrent("a node's places", () => {
	it("[TR110] ends what does not become a request in time", async () => {
		const rig = await startRig();
		const silent = await openLine(rig.port);
		const slow = await openLine(rig.port);
		slow.socket.write("GET / HTTP/1.1\r\nHost: x\r\n");
		const drip = setInterval(() => slow.socket.write("a: b\r\n"), 500);
		await waitFor("both to end", () => closed([silent, slow]) === 2, 15_000);
		clearInterval(drip);
		await rig.close();
	}, 30_000);

	it("[TR112] counts streams among the connections, both ways", async () => {
		const rig = await startRig({ environment: { MAX_CONNECTIONS: "25" } });
		const room = await openRoom(await signedIn(rig.url));
		const status = async () => {
			const stream = await openStream(rig.url, room.screenToken);
			if (stream.status === 200) streams.push(stream);
			else expect(stream.headers["retry-after"]).toBe("2");
			return stream.status;
		};
		const streams: Awaited<ReturnType<typeof openStream>>[] = [];
		// A tenth of all, of which one address has half.
		expect([await status(), await status(), await status()]).toEqual([
			200, 200, 503,
		]);
		const raws: Awaited<ReturnType<typeof openRaw>>[] = [];
		await waitFor("the node to be full", async () => {
			const raw = await openRaw(rig.url).catch(() => null);
			if (raw !== null) raws.push(raw);
			return raw === null;
		});
		expect(raws).toHaveLength(25 - 2 - 1);
		streams.shift()?.close();
		await waitFor("a place", async () => {
			const raw = await openRaw(rig.url).catch(() => null);
			if (raw !== null) raws.push(raw);
			return raw !== null;
		});
		expect(await status()).toBe(503);
		for (const raw of raws) raw.close();
		await waitFor("a stream's place", async () => (await status()) === 200);
		for (const stream of streams) stream.close();
		room.page.close();
		await rig.close();
	});

	it("[TR113] keeps no more streams of a room than a hall has screens, and the phones stay", async () => {
		const rig = await startRig();
		const rest = await signedIn(rig.url);
		const [room, other] = [await openRoom(rest), await openRoom(rest)];
		const phone = await joinPhone(rig.url, room.code, "Ada");
		const streams = await Promise.all(
			Array.from({ length: 210 }, () => openStream(rig.url, room.screenToken)),
		);
		const refused = streams.filter(({ status }) => status === 503);
		expect(refused).toHaveLength(10);
		const elsewhere = await openStream(rig.url, other.screenToken);
		expect(elsewhere.status).toBe(200);
		expect(phone.socket.connected).toBe(true);
		const { text } = await new Rest(rig.url).get("/metrics");
		expect(text).toMatch(/lectern_connections\{role="screen"\} 201/);
		for (const stream of [...streams, elsewhere]) stream.close();
		for (const link of [phone, room.page, other.page]) link.close();
		await rig.close();
	});
});
