import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { openStream } from "../rig/events.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { openLine } from "./fuzz/lines.ts";

let rig: Rig;
let rest: Rest;
let room: OpenRoom;
beforeEach(async () => {
	rig = await startRig();
	rest = await signedIn(rig.url);
	room = await openRoom(rest);
});
afterEach(async () => {
	room.page.close();
	await rig.close();
});

const screens = async () => {
	const { text } = await rest.get("/metrics");
	return Number(/lectern_connections\{role="screen"\} (\d+)/.exec(text)?.[1]);
};
const get = (path: string, more = "") =>
	`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}\r\n`;
const events = () => get(`/api/screens/${room.screenToken}/events`);

describe("streams that nobody can hear the end of", () => {
	it("[HC21] a stream behind another one on the same connection is none, and both are forgotten", async () => {
		const line = await openLine(rig.port);
		line.socket.write(events().repeat(50));
		expect(await line.hears("no such word", 5000)).toBe(false);
		expect(line.closed()).toBe(true);
		await waitFor("no stream to be left", async () => (await screens()) === 0);
		const proper = await openStream(rig.url, room.screenToken);
		await proper.view("the room", () => true);
		proper.close();
	});

	it("[HC21] a room that is deleted ends its streams once, also those that take nothing", async () => {
		const slow = await openLine(rig.port);
		slow.socket.write(events());
		await slow.hears("event: pulse", 5000);
		slow.socket.pause();
		const quick = await openStream(rig.url, room.screenToken);
		await quick.view("the room", () => true);
		await rest.delete(`/api/rooms/${room.id}`);
		await waitFor("the end", () => quick.ended());
		expect(quick.events.filter(({ event }) => event === "out")).toHaveLength(1);
		// Swept several times meanwhile.
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await waitFor("no stream to be left", async () => (await screens()) === 0);
		slow.end();
	});
});

describe("an upgrade to what is not there", () => {
	it("[HC22] is answered and closed, also behind other requests", async () => {
		for (const before of ["", get("/livez")])
			for (const protocol of ["websocket", "h2c"]) {
				const line = await openLine(rig.port);
				const upgrade = `Connection: Upgrade\r\nUpgrade: ${protocol}\r\n`;
				line.socket.write(before + get("/elsewhere", upgrade));
				await waitFor("the end", () => line.closed(), 3000);
				expect(line.heard()).toContain("HTTP/1.1 404 Not Found");
			}
	});
});
