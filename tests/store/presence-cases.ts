import { expect } from "vitest";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import { allQuizzes, allRooms } from "./lists.ts";
import {
	attempt,
	joinOne,
	newSeat,
	openGate,
	openRoom,
	regate,
	roomOf,
	saveOne,
	sheet,
} from "./samples.ts";

const minute = 60_000;

export const presenceCases = [
	duty(
		"[ST50] connected seats are summed over the nodes, each by its last word",
		async (open) => {
			const { rooms } = await open();
			for (const id of ["a", "b"]) await openRoom(rooms, id, 0, null);
			const say = async (id: string, node: string, seats: number) =>
				(await rooms.present(id, node, seats, minute)).connected;
			expect(await say("a", "node-1", 5)).toBe(5);
			expect(await say("a", "node-2", 3)).toBe(8);
			expect(await say("a", "node-1", 2)).toBe(5);
			expect(await say("b", "node-1", 1)).toBe(1);
			expect(await say("a", "node-2", 0)).toBe(2);
		},
	),

	duty(
		"[ST51] what a node said is forgotten after its time, and kept by saying it again",
		async (open) => {
			const { rooms, wait } = await open();
			await openRoom(rooms, "a", 0, null);
			await rooms.present("a", "silent", 5, 150);
			await rooms.present("a", "alive", 3, 150);
			await wait(75);
			expect(await rooms.present("a", "alive", 3, 1000)).toMatchObject({
				connected: 8,
			});
			await wait(100);
			expect(await rooms.present("a", "third", 1, 1000)).toMatchObject({
				connected: 4,
			});
		},
	),

	duty(
		"[ST52] a pulse hint goes out when a node's number changed, and only then",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 0, null);
			const hints = await listen(rooms);
			await rooms.present("a", "node-1", 5, minute);
			expect(await hints.heard()).toEqual(["a/pulse"]);
			await rooms.present("a", "node-1", 5, minute);
			await rooms.present("a", "node-2", 0, minute);
			expect(await hints.heard()).toEqual([]);
			// Nobody of it is without an answer, nor ever was.
			const nobody = { round: 1, seats: 0 };
			await rooms.present("a", "node-2", 0, minute, nobody);
			await rooms.present("a", "node-2", 0, minute, nobody);
			expect(await hints.heard()).toEqual([]);
			await rooms.present("a", "node-1", 4, minute);
			await rooms.present("a", "node-2", 1, minute);
			await rooms.present("a", "node-1", 0, minute);
			expect(await hints.heard()).toEqual(["a/pulse", "a/pulse", "a/pulse"]);
		},
	),

	duty(
		"[ST1558] those without an answer are summed over the nodes, and unknown where a node that has anybody did not say so of this round",
		async (open) => {
			const { rooms, wait } = await open();
			await openRoom(rooms, "a", 0, null);
			const say = async (
				node: string,
				connected: number,
				seats: number,
				round = 1,
			) => rooms.present("a", node, connected, minute, { round, seats });
			expect(await say("node-1", 5, 2)).toEqual({ connected: 5, silent: 2 });
			expect(await say("node-2", 3, 1)).toEqual({ connected: 8, silent: 3 });
			expect(await say("node-1", 5, 0)).toEqual({ connected: 8, silent: 1 });
			// The next round was opened, and one of them has not heard of it yet.
			const another = { connected: 8, silent: null };
			expect(await say("node-2", 3, 3, 2)).toEqual(another);
			expect(await say("node-1", 5, 5)).toEqual(another);
			expect(await say("node-1", 5, 5, 2)).toEqual({ connected: 8, silent: 8 });
			// Another version beside this one, which does not say it.
			await rooms.present("a", "node-2", 3, minute);
			expect(await say("node-1", 5, 0)).toEqual(another);
			expect(await say("node-2", 0, 0)).toEqual({ connected: 5, silent: 0 });
			expect(await rooms.connected("a")).toBe(5);
			// A node that has nobody, where the instructor is.
			expect(await say("node-3", 0, 0)).toEqual({ connected: 5, silent: 0 });
			expect(await rooms.present("a", "node-4", 1, 150)).toEqual({
				connected: 6,
				silent: null,
			});
			expect(await say("node-1", 5, 4)).toEqual({ connected: 6, silent: null });
			await wait(200);
			expect(await say("node-1", 5, 4)).toEqual({ connected: 5, silent: 4 });
		},
	),

	duty(
		"[ST1559] a pulse hint goes out when the last silent one of a node has answered, or another one came, and not between",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 0, null);
			await rooms.present("a", "node-1", 5, minute, { round: 1, seats: 5 });
			const hints = await listen(rooms);
			const say = (seats: number, round = 1) =>
				rooms.present("a", "node-1", 5, minute, { round, seats });
			await say(3);
			await say(1);
			expect(await hints.heard()).toEqual([]);
			await say(0);
			expect(await hints.heard()).toEqual(["a/pulse"]);
			await say(0);
			expect(await hints.heard()).toEqual([]);
			await say(1);
			await say(5, 2);
			expect(await hints.heard()).toEqual(["a/pulse"]);
		},
	),

	duty("[ST53] creating and reading send no hint", async (open) => {
		const { rooms, quizzes } = await open();
		const room = await openRoom(rooms, "a", 1, openGate);
		await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
		const hints = await listen(rooms);
		await rooms.create(roomOf("b"), sheet);
		await Promise.all([
			rooms.now(),
			rooms.epoch(),
			rooms.health(),
			rooms.versions(["a"]),
			allRooms(rooms, "owner-1"),
		]);
		await Promise.all([
			rooms.load("a"),
			rooms.sheet("a"),
			rooms.byCode(room.code),
			rooms.byScreen(room.screenToken),
		]);
		await Promise.all([
			rooms.seat("a", "seat-1"),
			rooms.seats("a"),
			rooms.answer("a", 1, "seat-1"),
		]);
		await Promise.all([
			rooms.answers("a", 1),
			rooms.tally("a", 1),
			allQuizzes(quizzes, "owner-1"),
		]);
		expect(await hints.heard()).toEqual([]);
	}),

	duty(
		"[ST54] every listener hears every hint until it stops listening",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 0, null);
			const heard = { kept: 0, stopped: 0 };
			const count = () => heard.kept++;
			rooms.onHint(count);
			const stop = rooms.onHint(() => heard.stopped++);
			const hints = await listen(rooms);
			const next = await regate(rooms, room, null);
			await hints.heard();
			expect(heard.stopped).toBe(heard.kept);
			expect(heard.kept).toBeGreaterThan(0);
			stop();
			stop();
			const before = heard.kept;
			await regate(rooms, next, null);
			await hints.heard();
			expect(heard.stopped).toBe(before);
			expect(heard.kept).toBeGreaterThan(before);
		},
	),

	duty(
		"[ST55] a hint comes when what it tells of can be read",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 0, null);
			// Waits for the hints of that.
			await listen(rooms);
			const read = new Promise<(number | undefined)[]>((resolve) => {
				const versions: Promise<number | undefined>[] = [];
				rooms.onHint(({ roomId, of }) => {
					if (roomId !== "a" || of !== "room") return;
					versions.push(rooms.load("a").then((found) => found?.version));
					if (versions.length === 3) resolve(Promise.all(versions));
				});
			});
			let next = room;
			for (let times = 0; times < 3; times++)
				next = await regate(rooms, next, null);
			const versions = await read;
			for (const [index, version] of versions.entries())
				expect(version).toBeGreaterThanOrEqual(room.version + 1 + index);
		},
	),

	duty(
		"[ST56] a listener that throws harms neither the store nor other listeners",
		async (open) => {
			const { rooms } = await open();
			rooms.onHint(() => {
				throw new Error("a listener's own fault, thrown on purpose");
			});
			const room = await openRoom(rooms, "a", 0, null);
			const hints = await listen(rooms);
			await regate(rooms, room, openGate);
			await joinOne(rooms, "a", newSeat("x"), 1);
			expect(await hints.heard()).toEqual(["a/room", "a/pulse"]);
			expect(await saveOne(rooms, "a", attempt("x", 1, [0]))).toMatchObject({
				is: "stored",
			});
		},
	),

	duty(
		"[ST57] a store that serves names no reason against it; a closed one rejects",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 1, openGate);
			expect(await rooms.health()).toEqual([]);
			await rooms.close();
			await expect(rooms.load("a")).rejects.toThrow();
			await expect(
				rooms.commit({ ...room, version: room.version + 1 }, null),
			).rejects.toThrow();
			await expect(
				rooms.save("a", [attempt("seat-1", 1, [0])]),
			).rejects.toThrow();
			await rooms.close();
		},
	),
];
