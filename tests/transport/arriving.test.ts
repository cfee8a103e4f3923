import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Allowance } from "../../server/transport/allowance.ts";
import { Arriving } from "../../server/transport/rest/arriving.ts";
import { Files } from "../../server/transport/rest/files.ts";

/** Two places, one for each who sends. */
const patienceMs = 200;
/** Of a file, in bytes, and of what a slow sender has sent of it. */
const size = 50_000;
const begun = 100;

describe("large bodies on their way", () => {
	let http: Server;
	let url: string;
	let release: () => void = () => {};
	const sockets: Socket[] = [];
	beforeAll(async () => {
		const arriving = new Arriving({ each: 1, all: 2 }, patienceMs);
		const allowance = new Allowance({ bytes: 1e9, seconds: 1 });
		const reader = new Files(allowance, arriving).reader(["image/png"], 1e6);
		const app = express();
		app.put("/:who", (request, response, next) => {
			response.locals.caller = { instructor: { id: request.params.who } };
			reader(request, response, next);
		});
		app.put("/:who", (request, response) => {
			const answer = () => response.json(request.body.length);
			if (request.params.who === "dear") release = answer;
			else answer();
		});
		http = app.listen(0, "127.0.0.1");
		await once(http, "listening");
		const { port } = http.address() as AddressInfo;
		url = `http://127.0.0.1:${port}`;
	});
	afterAll(() => {
		for (const socket of sockets) socket.destroy();
		http.closeAllConnections();
		http.close();
	});

	const put = async (who: string) => {
		const reply = await fetch(`${url}/${who}`, {
			method: "PUT",
			headers: { "content-type": "image/png" },
			body: Buffer.alloc(size),
		});
		return [reply.status, (await reply.text()).match(/many-large[-a-z]*/)?.[0]];
	};
	/** Sends its first bytes, and no more; what it is told comes with the end of its connection. */
	function begin(who: string) {
		const socket = connect(Number(new URL(url).port), "127.0.0.1");
		sockets.push(socket);
		let told = "";
		socket.on("data", (part) => (told += String(part)));
		socket.write(
			`PUT /${who} HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: ${size}\r\n\r\n${"x".repeat(begun)}`,
		);
		return once(socket, "close").then(() => told);
	}

	it("[TR1497] keep nobody else's out by coming slowly: the one that is longest on its way gives way, one that has come does not", async () => {
		const dear = put("dear");
		await sleep(50);
		const slow = begin("slow");
		await sleep(50);
		expect(await put("anna")).toEqual([429, "many-large-here"]);
		expect(await put("slow")).toEqual([429, "many-large"]);
		await sleep(patienceMs);
		expect(await put("anna")).toEqual([200, undefined]);
		const told = await slow;
		expect(told).toContain(" 429 ");
		expect(told).toContain("many-large-here");
		release();
		expect(await dear).toEqual([200, undefined]);
		// Every place is free again.
		expect(await Promise.all([put("anna"), put("bert")])).toEqual([
			[200, undefined],
			[200, undefined],
		]);
	});
});
