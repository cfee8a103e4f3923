import { mkdtempSync, rmSync } from "node:fs";
import { type ClientHttp2Session, connect } from "node:http2";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Proxy as Balancer, startProxy } from "../rig/proxy.ts";
import { makeCertificate } from "./certificate.ts";
import { gather } from "./crowd.ts";
import { type SmallNode, startNode } from "./node.ts";

describe("the proxy with a certificate", () => {
	let folder: string;
	let node: SmallNode;
	let proxy: Balancer;
	let session: ClientHttp2Session;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), "lectern-tls-"));
		const TLS_CERT = makeCertificate(folder);
		node = await startNode("a");
		proxy = await startProxy({
			nodes: [node.address],
			environment: { TLS_CERT },
		});
		await proxy.waitForStates("UP");
		session = connect(proxy.secureUrl, { rejectUnauthorized: false });
		await new Promise((resolve, reject) => {
			session.once("remoteSettings", resolve);
			session.once("error", reject);
		});
	});
	afterAll(async () => {
		session?.close();
		await proxy?.remove();
		await node.die();
		rmSync(folder, { recursive: true, force: true });
	});

	it("[DP17] speaks HTTP/2 over TLS 1.3", async () => {
		expect((session.socket as TLSSocket).getProtocol()).toBe("TLSv1.3");
		expect(session.alpnProtocol).toBe("h2");
		const stream = session.request({ ":path": "/" });
		const status = await new Promise((resolve) =>
			stream.once("response", (headers) => resolve(headers[":status"])),
		);
		stream.close();
		expect(status).toBe(200);
		expect(node.asked.at(-1)?.headers["x-forwarded-proto"]).toBe("https");
	});

	it("[DP17] refuses TLS 1.2", async () => {
		const fault = await new Promise<Error | null>((resolve) => {
			const socket = connectTls(
				{
					port: proxy.securePort,
					rejectUnauthorized: false,
					maxVersion: "TLSv1.2",
				},
				() => resolve(null),
			).once("error", resolve);
			socket.once("close", () => resolve(new Error("closed")));
		});
		expect(fault).not.toBeNull();
	});

	it("[DP17] carries WebSockets over HTTP/1.1 and over HTTP/2", async () => {
		const crowd = await gather(proxy.secureUrl, 10, ["websocket"]);
		expect(await crowd.where()).toEqual({ a: 10 });
		crowd.leave();

		expect(session.remoteSettings.enableConnectProtocol).toBe(true);
		const stream = session.request(
			{
				":method": "CONNECT",
				":protocol": "websocket",
				":path": "/socket.io/?EIO=4&transport=websocket",
				":scheme": "https",
				":authority": new URL(proxy.secureUrl).host,
				"sec-websocket-version": "13",
			},
			{ endStream: false },
		);
		const status = await new Promise((resolve) =>
			stream.once("response", (headers) => resolve(headers[":status"])),
		);
		expect(status).toBe(200);
		const frame = await new Promise<Buffer>((resolve) =>
			stream.once("data", resolve),
		);
		// After the frame's head, engine.io's first packet.
		expect(frame.toString("latin1")).toContain('0{"sid":"');
		stream.close();
	});

	it("[DP17] long polling gets a cookie for this connection only", async () => {
		const crowd = await gather(proxy.secureUrl, 10, ["polling"]);
		expect(await crowd.where()).toEqual({ a: 10 });
		crowd.leave();
		const stream = session.request({
			":path": "/socket.io/?EIO=4&transport=polling",
		});
		const cookie = await new Promise((resolve) =>
			stream.once("response", (headers) => resolve(headers["set-cookie"])),
		);
		stream.close();
		for (const word of ["lectern_node=", "HttpOnly", "Secure", "SameSite=Lax"])
			expect(String(cookie)).toContain(word);
	});

	it("[DP17] plain HTTP sends everybody to HTTPS", async () => {
		const reply = await fetch(`${proxy.url}/j/QX7K2M?a=b`, {
			redirect: "manual",
		});
		expect(reply.status).toBe(308);
		expect(reply.headers.get("location")).toBe(
			`https://127.0.0.1:${proxy.securePort}/j/QX7K2M?a=b`,
		);
	});
});
