import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { openStream } from "../rig/events.ts";
import {
	connect,
	joinPhone,
	newToken,
	Refused,
	type StudentLink,
} from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { largeQuiz, type OpenRoom, openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { admit, openRaw } from "./raw.ts";

describe("floods, loiterers and slow readers", () => {
	let rig: Rig;
	let rest: Rest;
	let room: OpenRoom;
	let bystander: StudentLink;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
		room = await openRoom(rest, largeQuiz);
		bystander = await joinPhone(rig.url, room.code, "Bystander");
	});
	afterAll(async () => {
		bystander.close();
		room.page.close();
		await rig.close();
	});

	const seated = async (name: string) => {
		const { token, close } = await joinPhone(rig.url, room.code, name);
		close();
		const raw = await openRaw(rig.url);
		await admit(raw, room.code, token);
		return { raw, token };
	};
	const unharmed = async () => {
		expect(await bystander.ask("hello", {})).toMatchObject({
			me: { name: "Bystander" },
		});
		expect(bystander.heard("out")).toEqual([]);
	};

	it("[SE25] slows a socket that sends too much, and cuts it when it goes on", async () => {
		const { raw, token } = await seated("Flooder");
		for (let id = 0; id < 60; id++) raw.write(`2/student,${id}["hello",{}]`);
		await waitFor("all replies", () => raw.frames.length > 60);
		const replies = raw.frames
			.filter((frame) => frame.startsWith("3/student,"))
			.map((frame) => JSON.parse(frame.slice(frame.indexOf("["))) as unknown[])
			.map(([reply]) => reply);
		const refusals = replies.filter(isRefusal) as Refusal[];
		expect(replies).toHaveLength(60);
		expect(refusals).toHaveLength(40);
		for (const refusal of refusals)
			expect(refusal).toMatchObject({ error: "too-fast", retryAfterMs: 1000 });
		expect(raw.closed()).toBe(false);
		for (let id = 0; id < 30; id++) raw.write(`2/student,${id}["hello",{}]`);
		await waitFor("the cut", () => raw.closed());
		await unharmed();
		const back = await joinPhone(rig.url, room.code, "", { token });
		expect(back.welcome.me?.name).toBe("Flooder");
		back.close();
	});

	it("[SE26] cuts a connection that floods with what is no event", async () => {
		const auth = JSON.stringify({
			v: protocolVersion,
			code: "000000",
			token: newToken(),
		});
		const floods = [
			`0/instructor,${auth}`,
			"0/nowhere,",
			"3/student,1[]",
			'2/student,["hello",{}]',
			'2/student,1["nothing",{}]',
		];
		for (const packet of floods) {
			const { raw } = await seated(`F${newToken().slice(0, 10)}`);
			for (let times = 0; times < 150; times++) raw.write(packet);
			await waitFor(`the cut after ${packet}`, () => raw.closed());
		}
		await unharmed();
	});

	it("[SE27] lets nobody loiter outside the two namespaces", async () => {
		const lounge = await connect(rig.url, "/").catch((error) => error);
		expect(lounge).toBeInstanceOf(Refused);
		const loiterers = await Promise.all(
			Array.from({ length: 200 }, () => openRaw(rig.url)),
		);
		loiterers[0]?.write("0");
		loiterers[1]?.write("0/instructor,");
		loiterers[2]?.write("0/nowhere,");
		expect(loiterers.some((raw) => raw.closed())).toBe(false);
		await waitFor("all to be sent away", () =>
			loiterers.every((raw) => raw.closed()),
		);
		await unharmed();
	});

	it("[SE28] cuts a reader that does not read, and keeps the others up to date", async () => {
		const { raw } = await seated("Stalled");
		raw.write('2/student,1["hello",{}]');
		await raw.next("3/student,1");
		const stream = await openStream(rig.url, room.screenToken);
		await stream.view("the room", () => true);
		const connected = () => room.page.heard("pulse").at(-1)?.connected;
		await waitFor("both phones", () => connected() === 2);
		await room.move({ do: "open", question: 0 });
		raw.pause();
		stream.pause();
		const gate = { round: 1, until: null, changeable: true };
		let version = 0;
		for (let left = 4000, more = 200; left > 0 && more > 0; left--) {
			const now = await rig.stores.rooms.load(room.id);
			if (now === null) throw new Error("the room is gone");
			version = now.version + 1;
			const shown = new Promise((resolve) =>
				bystander.socket.once("view", resolve),
			);
			await rig.stores.rooms.commit({ ...now, version }, gate);
			await shown;
			if (connected() === 1) more--;
		}
		expect(connected()).toBe(1);
		raw.resume();
		stream.resume();
		await waitFor("both to be cut", () => raw.closed() && stream.ended());
		expect(stream.views().at(-1)?.version).toBeLessThan(version);
		await unharmed();
	});

	it("[TR38] says busy, never no, while the store is away", async () => {
		const own = await startRig();
		const teacher = await signedIn(own.url);
		const there = await openRoom(teacher);
		const phone = await joinPhone(own.url, there.code, "Ada");
		await there.move({ do: "open", question: 0 });
		own.stores.close();
		const answer = { round: 1, seq: 1, value: [0] };
		const unknown = { error: "busy", retryAfterMs: 1000 };
		expect(await phone.send("answer", answer)).toMatchObject(unknown);
		expect(await phone.send("hello", {})).toMatchObject(unknown);
		const command = { do: "lock", on: true };
		expect(
			await there.page.send("command", { room: there.id, command }),
		).toMatchObject(unknown);
		expect(phone.socket.connected).toBe(true);
		const path = "/socket.io/?EIO=4&transport=polling";
		const reply = async () => await new Rest(own.url).get(path);
		await waitFor("newcomers to be sent away", async () => {
			const { status, headers } = await reply();
			return status === 503 && headers["retry-after"] === "2";
		});
		for (const link of [phone, there.page]) link.close();
		await own.close();
	});

	it("[TR39] takes no more connections than it may", async () => {
		const own = await startRig({ environment: { MAX_CONNECTIONS: "2" } });
		const two = [await openRaw(own.url), await openRaw(own.url, "polling")];
		const refused = await openRaw(own.url).catch(() => null);
		expect(refused).toBeNull();
		const path = "/socket.io/?EIO=4&transport=polling";
		const polled = await new Rest(own.url).get(path);
		expect(polled.status).toBe(503);
		expect(polled.headers["retry-after"]).toBe("2");
		expect(polled.headers["x-content-type-options"]).toBe("nosniff");
		two[0]?.close();
		await waitFor("room for one more", () =>
			openRaw(own.url).then(
				(raw) => {
					two.push(raw);
					return true;
				},
				() => false,
			),
		);
		for (const raw of two) raw.close();
		await own.close();
	});
});
