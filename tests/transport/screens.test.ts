import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Rig, startRig } from "../rig/app.ts";
import { openStream } from "../rig/events.ts";
import { joinPhone, newToken } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

describe("a screen's event stream", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	/** How many streams the server keeps. */
	const streams = async () => {
		const { text } = await new Rest(rig.url).get("/metrics");
		return Number(
			/^lectern_connections\{role="screen"\} (\d+)/m.exec(text)?.[1],
		);
	};

	it("[TR40] opens with the whole view and the counts, by the link alone", async () => {
		const room = await openRoom(rest);
		const stream = await openStream(rig.url, room.screenToken);
		expect(stream.status).toBe(200);
		expect(stream.headers["content-type"]).toBe("text/event-stream");
		expect(stream.headers["cache-control"]).toBe("no-store");
		expect(stream.headers["x-accel-buffering"]).toBe("no");
		expect(stream.headers["content-encoding"]).toBeUndefined();
		await waitFor("a pulse", () => stream.pulses().length > 0);
		expect(
			stream.events.slice(0, 2).map(({ event, id }) => [event, id]),
		).toEqual([
			["view", "1"],
			["pulse", null],
		]);
		expect(stream.views()[0]).toMatchObject({
			roomId: room.id,
			code: room.code,
			version: 1,
			phase: "lobby",
			total: 2,
		});
		expect(stream.pulses()[0]).toEqual({
			roomId: room.id,
			round: null,
			joined: 0,
			waiting: 0,
			connected: 0,
			answered: 0,
			distribution: null,
		});
		stream.close();
		room.page.close();
	});

	it("[TR41] tells each state in order, its version as id", async () => {
		const room = await openRoom(rest);
		const stream = await openStream(rig.url, room.screenToken);
		const phone = await joinPhone(rig.url, room.code, "Ada");
		await room.move({ do: "goto", question: 0 });
		await room.move({ do: "open", question: 0 });
		await phone.ask("answer", { round: 1, seq: 1, value: [1] });
		await waitFor("the answer on the screen", () =>
			stream.pulses().some(({ answered }) => answered === 1),
		);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await room.move({ do: "end" });
		await stream.view("the end", ({ phase }) => phase === "ended");
		const views = stream.events.filter(({ event }) => event === "view");
		const ids = views.map(({ id }) => Number(id));
		expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
		expect(ids).toEqual(stream.views().map(({ version }) => version));
		const phases = stream.views().map(({ phase }) => phase);
		expect([...new Set(phases)]).toEqual([
			"lobby",
			"ready",
			"open",
			"closed",
			"revealed",
			"ended",
		]);
		const late = await openStream(rig.url, room.screenToken, {
			"last-event-id": "1",
		});
		const [view] = await late
			.view("the end", () => true)
			.then(() => late.views());
		expect(view).toMatchObject({ phase: "ended", version: ids.at(-1) });
		for (const link of [stream, late, phone, room.page]) link.close();
	});

	it("[TR42] keeps the distribution back until it is shown", async () => {
		const room = await openRoom(rest);
		const stream = await openStream(rig.url, room.screenToken);
		const phone = await joinPhone(rig.url, room.code, "Ada");
		await room.move({ do: "open", question: 0 });
		await phone.ask("answer", { round: 1, seq: 1, value: [1] });
		const counted = () => stream.pulses().at(-1);
		await waitFor("the count", () => counted()?.answered === 1);
		expect(stream.pulses().every((pulse) => pulse.distribution === null)).toBe(
			true,
		);
		await room.move({ do: "show", what: "distribution", on: true });
		await waitFor("the bars", () => counted()?.distribution !== null);
		expect(counted()?.distribution).toEqual({ answered: 1, counts: [0, 1, 0] });
		await room.move({ do: "show", what: "distribution", on: false });
		await waitFor("no bars", () => counted()?.distribution === null);
		await room.move({ do: "close" });
		const closed = await stream.view(
			"the close",
			({ phase }) => phase === "closed",
		);
		expect(closed).toMatchObject({ distribution: null });
		await room.move({ do: "show", what: "distribution", on: true });
		await stream.view(
			"the bars",
			(view) => view.phase === "closed" && view.distribution?.answered === 1,
		);
		for (const link of [stream, phone, room.page]) link.close();
	});

	it("[TR43] says out and ends when the room is deleted", async () => {
		const room = await openRoom(rest);
		const stream = await openStream(rig.url, room.screenToken);
		await stream.view("the lobby", () => true);
		await rest.delete(`/api/rooms/${room.id}`);
		await waitFor("the end", () => stream.ended());
		const last = stream.events.at(-1);
		expect(last?.event).toBe("out");
		expect(JSON.parse(last?.data ?? "")).toMatchObject({ error: "no-room" });
		expect((await openStream(rig.url, room.screenToken)).status).toBe(404);
		room.page.close();
	});

	it("[TR44] opens by no other word", async () => {
		const room = await openRoom(rest);
		const words = [
			room.id,
			room.code,
			newToken(),
			"%00",
			"%2e%2e",
			"x".repeat(500),
		];
		for (const word of words) {
			const stream = await openStream(rig.url, word);
			expect(stream.status, word).toBe(404);
			expect(stream.headers["content-type"]).toMatch(
				/^application\/problem\+json/,
			);
			stream.close();
		}
		room.page.close();
	});

	it("[TR45] keeps nothing of a screen that has gone, however it came", async () => {
		const room = await openRoom(rest);
		const first = await openStream(rig.url, room.screenToken);
		const second = await openStream(rig.url, room.screenToken);
		await waitFor("both", async () => (await streams()) === 2);
		for (const stream of [first, second]) stream.close();
		await waitFor("none", async () => (await streams()) === 0);
		const path = `/api/screens/${room.screenToken}/events`;
		const head = await rest.request("HEAD", path);
		expect(head.status).toBe(200);
		const odd = await openStream(rig.url, room.screenToken, {
			"content-length": "0",
			"content-type": "application/json",
		});
		await odd.view("the lobby", () => true);
		odd.close();
		await waitFor("none", async () => (await streams()) === 0);
		room.page.close();
	});

	it("[TR46] ends with the server", async () => {
		const own = await startRig();
		const room = await openRoom(await signedIn(own.url));
		const stream = await openStream(own.url, room.screenToken);
		await stream.view("the lobby", () => true);
		await own.close();
		await waitFor("the end", () => stream.ended());
		await room.page.gone();
	});
});
