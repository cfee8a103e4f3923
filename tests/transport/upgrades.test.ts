import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { Rest } from "../rig/rest.ts";

describe("requests that would like another protocol", () => {
	let rig: Rig;
	beforeAll(async () => {
		rig = await startRig();
	});
	afterAll(() => rig.close());

	/** Sends the bytes in two parts and resolves with all that came back until the end. */
	async function exchange(text: string): Promise<string> {
		const socket = connect(rig.port, "127.0.0.1");
		let reply = "";
		socket.on("data", (chunk) => (reply += String(chunk)));
		socket.write(text.slice(0, -3));
		setTimeout(() => socket.write(text.slice(-3)), 50);
		await once(socket, "close");
		return reply;
	}
	const h2c =
		"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n";
	const get = (path: string, more: string) =>
		`GET ${path} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
	const statusOf = (reply: string) => reply.split(" ")[1];

	it("[TR450] are answered as if they had not asked, when it is no WebSocket", async () => {
		for (const path of ["/livez", "/socket.io/?EIO=4&transport=polling"]) {
			const reply = await exchange(get(path, h2c));
			expect(statusOf(reply), reply).toBe("200");
			expect(reply).toContain("X-Content-Type-Options: nosniff");
		}
		const body = '{"password":"é"}';
		const length = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
		const post = `POST /api/instructor HTTP/1.1\r\nHost: x\r\n${h2c}${length}\r\n${body}`;
		expect(statusOf(await exchange(post))).toBe("201");
		const chunked = `POST /api/instructor HTTP/1.1\r\nHost: x\r\n${h2c}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`;
		expect(statusOf(await exchange(chunked))).toBe("201");
		// What comes behind it is not taken for a request: the connection ends.
		const twice = await exchange(get("/livez", h2c) + get("/livez", ""));
		expect(twice.match(/HTTP\/1\.1 /g)).toHaveLength(1);
	});

	it("[TR450] a WebSocket to an address that has none is still told so", async () => {
		const socket = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
		expect(statusOf(await exchange(get("/nothing", socket)))).toBe("404");
	});

	it("[TR1460] the reply of a WebSocket of ours is no longer than its protocol makes it: guards are for what is shown", async () => {
		const socket = connect(rig.port, "127.0.0.1");
		const key =
			"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
		socket.write(
			get(
				"/socket.io/?EIO=4&transport=websocket",
				`Connection: Upgrade\r\nUpgrade: websocket\r\n${key}`,
			),
		);
		const [first] = await once(socket, "data");
		socket.destroy();
		const [head = ""] = String(first).split("\r\n\r\n");
		expect(statusOf(head), head).toBe("101");
		expect(Buffer.byteLength(head)).toBeLessThan(160);
	});

	it("[TR451] a WebSocket of another site's page is told 403, as its polling is, and counted", async () => {
		const key =
			"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
		const from = (origin: string) =>
			get(
				"/socket.io/?EIO=4&transport=websocket",
				`Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${origin}\r\n${key}`,
			);
		for (const origin of ["http://evil.example", "null"])
			expect(statusOf(await exchange(from(origin)))).toBe("403");
		const { text } = await new Rest(rig.url).get("/metrics");
		expect(text).toContain(
			'lectern_refused_connections_total{reason="origin"} 2',
		);
	});
});
