import type { Socket } from "socket.io";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerKey, keepName, seatedAs } from "../../client/link/seat.ts";
import {
	type Sitting,
	type SittingState,
	sit,
} from "../../client/student/sitting.ts";
import type { Entrance, Me, StudentView } from "../../shared/views.ts";
import { refuse } from "../rig/refusal.ts";
import { MemoryStorage } from "./phone.ts";
import { startServer } from "./server.ts";

const code = "BCDFGH";
const view: StudentView = {
	roomId: "room",
	epoch: "e1",
	version: 1,
	now: 0,
	code,
	title: "Lesson 1",
	total: 1,
	kinds: ["single"],
	names: "required",
	phase: "lobby",
};
const entrance: Entrance = {
	roomId: "room",
	epoch: "e1",
	code,
	state: "open",
	names: "required",
	word: false,
	waiting: null,
};
const me: Me = {
	roomId: "room",
	epoch: "e1",
	version: 1,
	name: "Ana",
	answer: null,
	mark: null,
	standing: null,
	marks: null,
};

const closing: (() => unknown)[] = [];
let storage: MemoryStorage;
beforeEach(() => {
	vi.stubGlobal("sessionStorage", new MemoryStorage());
	storage = new MemoryStorage();
});
afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
	vi.unstubAllGlobals();
});

/** A room where this phone has a seat as long as `has` says so; `joined` are the names that it took one with. */
async function openRoom(epoch = "e1") {
	const seat = { has: true };
	const late = { holds: false, acks: [] as (() => void)[] };
	const joined: string[] = [];
	const sockets: Socket[] = [];
	const welcome = () => ({
		...(seat.has
			? { view: { ...view, epoch }, me: { ...me, epoch } }
			: { view: { ...entrance, epoch }, me: null }),
	});
	const server = await startServer((socket) => {
		sockets.push(socket);
		socket.on("hello", (_message, ack) => {
			const reply = welcome();
			if (late.holds) late.acks.push(() => ack(reply));
			else ack(reply);
		});
		socket.on("join", ({ name }, ack) => {
			joined.push(name);
			seat.has = true;
			ack(welcome());
		});
	});
	closing.push(server.close);
	const { hostname, port } = new URL(server.url);
	vi.stubGlobal("location", { protocol: "http:", hostname, port });
	return { seat, late, joined, sockets };
}

function openPhone(): { sitting: Sitting; shown: () => SittingState } {
	const sitting = sit(code, storage, () => {});
	closing.push(sitting.close);
	return { sitting, shown: sitting.state };
}

const until = (met: () => boolean) =>
	vi.waitFor(() => expect(met()).toBe(true), { timeout: 10_000, interval: 20 });

function expectNothingKept(): void {
	expect(seatedAs(storage, code)).toBeNull();
	expect(storage.getItem(answerKey(code))).toBeNull();
	expect(storage.getItem(`lectern.seat.${code}`)).toBeNull();
}

describe("a phone whose data in the room was deleted", () => {
	it("[CL22] is told so, forgets it and stays away", async () => {
		const { seat, joined, sockets } = await openRoom();
		const { shown } = openPhone();
		await until(() => shown().held?.me != null);
		storage.setItem(answerKey(code), "{}");
		seat.has = false;
		sockets[0]?.emit("out", refuse("no-seat", "Deleted."));
		sockets[0]?.disconnect(true);
		await until(() => shown().link === "stopped");
		expect(shown().stopped).toEqual(refuse("no-seat", "Deleted."));
		expectNothingKept();
		expect(joined).toEqual([]);
		expect(sockets).toHaveLength(1);
	});

	it("[CL22] finds it out when it comes back, and does not take its old name by itself", async () => {
		const { seat, joined } = await openRoom();
		seat.has = false;
		keepName(storage, code, me, true);
		storage.setItem(answerKey(code), "{}");
		const { shown } = openPhone();
		await until(() => shown().stopped !== null);
		expect(shown().stopped?.error).toBe("no-seat");
		expect(shown().link).toBe("stopped");
		expectNothingKept();
		expect(joined).toEqual([]);
	});

	it("[CL550] does not take a greeting that was read before it joined for that", async () => {
		const { seat, late } = await openRoom();
		seat.has = false;
		late.holds = true;
		const { sitting, shown } = openPhone();
		await until(() => late.acks.length === 1);
		sitting.join("Ana");
		await until(() => shown().held?.me != null);
		late.acks[0]?.();
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(shown().stopped).toBeNull();
		expect(seatedAs(storage, code)).toEqual({ name: "Ana", epoch: "e1" });
	});

	it("[CL22] does take it where a store that was restored has lost the seat", async () => {
		const { seat, joined } = await openRoom("e2");
		seat.has = false;
		keepName(storage, code, me, true);
		const { shown } = openPhone();
		await until(() => shown().held?.me != null);
		expect(joined).toEqual(["Ana"]);
		expect(shown().stopped).toBeNull();
		expect(seatedAs(storage, code)).toEqual({ name: "Ana", epoch: "e2" });
	});
});
