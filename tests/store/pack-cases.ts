import { expect } from "vitest";
import type { Room } from "../../server/room/state.ts";
import type {
	AnswerRow,
	RoomStore,
	SaveOutcome,
} from "../../server/store/room-store.ts";
import { type Case, duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import {
	attempt,
	joinOne,
	lookAt,
	newSeat,
	openGate,
	openRoom,
	regate,
	rename,
	roomOf,
	saveOne,
	seatIds,
	waitOne,
} from "./samples.ts";

const rounds = [1, 2, 3];
const seats = 7;

/**
 * An ended room with answers of every make: without groups, in some, with more; changed and not; of seats that are removed or silent by
 * now, and a round with none. An offer waits in round 2.
 */
async function ended(rooms: RoomStore, id: string): Promise<Room> {
	let room = await openRoom(rooms, id, seats, openGate);
	const save = (seat: number, round: number, more: object = {}) =>
		saveOne(rooms, id, {
			...attempt(`seat-${seat}`, seat, [seat % 3], round),
			...more,
		});
	await save(3, 1);
	await save(1, 1, { groups: ["A", 'quo"te, {"]'] });
	await save(2, 1, { value: " 1 2 3 x", groups: [" 1 2 3 x"] });
	await save(4, 1, { value: { size: 3 } });
	await save(1, 1, { groups: ["B"], seq: 9 });
	await rooms.bar(id, ["seat-4"]);
	room = await regate(rooms, room, { ...openGate, round: 2 });
	const more = { confidence: 0.5, entries: ["é“", null, [1.25e-7]] };
	await save(5, 2, { more });
	await save(1, 2, { groups: ["A"], more });
	room = await regate(rooms, room, { ...openGate, round: 3 });
	await rooms.offer(id, "seat-3", [{ round: 2, value: [1], groups: ["C"] }]);
	return regate(
		rooms,
		{ ...room, endedAt: 1_700_000_000_001, phase: { name: "ended" } },
		null,
	);
}

/** Of what is told of twins all but their ids and times. */
const timeless = (row: AnswerRow | null) => row && { ...row, at: 0 };
const outcome = ({ is, row }: SaveOutcome) => ({ is, row: timeless(row) });

/** All that the store tells of a room. */
async function told(rooms: RoomStore, id: string) {
	const answers = [];
	const tallies = [];
	const looks = [];
	for (const round of [...rounds, 4]) {
		answers.push(await rooms.answers(id, round));
		tallies.push(await rooms.tally(id, round));
		for (const seat of [...seatIds(seats), "nobody"]) {
			answers.push([await rooms.answer(id, round, seat)]);
			const { of = [] } = (await rooms.look(id, [seat], round)) ?? {};
			looks.push(of);
		}
	}
	const { items } = await rooms.roomsOf("owner-1", { after: null, limit: 10 });
	return {
		document: await rooms.load(id),
		sheet: await rooms.sheet(id),
		seats: await rooms.seats(id),
		seat: await rooms.seat(id, "seat-2"),
		since: (await rooms.seatsSince(id, null)).seats,
		who: (await rooms.whoAnswered(id)).sort(),
		offered: [...(await rooms.offered(id))],
		tally: await rooms.tally(id, null),
		listed: items.filter((one) => one.id === id),
		answers,
		tallies,
		looks,
	};
}

/** The same with ids and times struck out, to be compared with a twin's. */
async function toldOfTwin(rooms: RoomStore, id: string): Promise<unknown> {
	const text = JSON.stringify(await told(rooms, id), (key, value) => {
		if (["at", "joinedAt", "id", "code", "screenToken"].includes(key))
			return key === "id" && value !== id ? value : null;
		return value;
	});
	return JSON.parse(text);
}

/** What changes the rows of an ended room, or is refused there. Each tells what came of it. */
const acts: Readonly<
	Record<string, (rooms: RoomStore, room: Room) => Promise<unknown>>
> = {
	"an erasure": (rooms, room) => rooms.erase(next(room), "seat-1"),
	"an erasure of nobody": (rooms, room) => rooms.erase(next(room), "nobody"),
	"an erasure by another version": (rooms, room) =>
		rooms.erase({ ...room, title: "other" }, "seat-1"),
	"offers that are taken in": (rooms, room) => rooms.takeOffers(next(room), 2),
	"no offers that are taken in": (rooms, room) =>
		rooms.takeOffers(next(room), 1),
	"a removal": (rooms, { id }) => rooms.bar(id, ["seat-1", "seat-2"]),
	"another name": (rooms, { id }) => rename(rooms, id, "seat-1", "X", "x"),
	"a name that is taken": (rooms, { id }) =>
		rename(rooms, id, "seat-1", "X", "nameseat-2"),
	"more of a seat": (rooms, { id }) =>
		rooms.alter(id, "seat-6", { more: { team: "red" } }),
	"another name of nobody": (rooms, { id }) =>
		rename(rooms, id, "nobody", "X", "x"),
	"silent seats that are cleared": async (rooms, { id }) =>
		rooms.clearSilent(id, seatIds(seats), (await rooms.now()) + 1000),
	"a newcomer": async (rooms, { id }) =>
		(await joinOne(rooms, id, newSeat("new"), 20)).is,
	"a seat that joins again": async (rooms, { id }) =>
		(await joinOne(rooms, id, newSeat("seat-1"), 20)).is,
	"a place in the line": (rooms, { id }) =>
		waitOne(rooms, id, newSeat("new"), 9),
	"another document": (rooms, room) =>
		rooms.commit({ ...next(room), title: "corrected" }, null, room),
	"offers of those who have none": (rooms, { id }) =>
		rooms.offer(id, "seat-2", [
			{ round: 1, value: [0] },
			{ round: 2, value: [2], groups: ["D"] },
			{ round: 3, value: [2] },
			{ round: 4, value: [2] },
		]),
	"offers of who is removed": (rooms, { id }) =>
		rooms.offer(id, "seat-4", [{ round: 2, value: [2] }]),
	"offers of nobody": (rooms, { id }) =>
		rooms.offer(id, "nobody", [{ round: 2, value: [2] }]),
	"answers of every sort": async (rooms, { id }) =>
		(
			await rooms.save(id, [
				attempt("seat-1", 1, [2]),
				attempt("seat-1", 99, [2]),
				attempt("seat-3", 99, [0]),
				attempt("seat-2", 1, [0], 3),
				attempt("seat-4", 1, [0], 2),
				attempt("seat-4", 99, { size: 3 }),
				attempt("nobody", 1, [0], 9),
			])
		).map(outcome),
	"an answer of this history, and one of another": async (rooms, { id }) =>
		(
			await rooms.save(id, [
				{ ...attempt("seat-3", 1, [1]), epoch: await rooms.epoch() },
				{ ...attempt("seat-3", 1, [1]), epoch: "another" },
			])
		).map(outcome),
	"an answer once it takes some again": async (rooms, room) => {
		await regate(rooms, room, { ...openGate, round: 3 });
		return outcome(await saveOne(rooms, room.id, attempt("seat-2", 5, [2], 3)));
	},
};

function next(room: Room): Room {
	return { ...room, version: room.version + 1 };
}

async function pack(rooms: RoomStore, id: string): Promise<void> {
	await rooms.pack([id]);
	// Where there is a way, it is done; where there is none, every case holds all the same.
	expect(await rooms.pack([id])).toBe(0);
}

export const packCases: readonly Case[] = [
	duty(
		"[ST1130] of a packed room everything is told as before, and packing sends no hint",
		async (open) => {
			const { rooms } = await open();
			await ended(rooms, "a");
			const before = await told(rooms, "a");
			const { mark } = await rooms.seatsSince("a", null);
			const hints = await listen(rooms);
			await pack(rooms, "a");
			expect(await hints.heard()).toEqual([]);
			expect(await told(rooms, "a")).toEqual(before);
			expect(await rooms.seatsSince("a", mark)).toEqual({
				isPart: true,
				seats: [],
				mark,
			});
			expect(await lookAt(rooms, "a", "seat-1", 1)).toMatchObject({
				answer: { seq: 9, groups: ["B"] },
			});
		},
	),

	duty(
		"[ST1131] a room that goes on, is not there or has no seats is not packed",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 3, openGate);
			await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
			const empty = await openRoom(rooms, "b", 0, null);
			await rooms.commit({ ...next(empty), phase: { name: "ended" } }, null);
			const before = await told(rooms, "a");
			expect(await rooms.pack(["a", "b", "gone"])).toBe(0);
			expect(await rooms.pack([])).toBe(0);
			expect(await told(rooms, "a")).toEqual(before);
			expect(await rooms.seats("b")).toEqual([]);
			expect(await rooms.load("gone")).toBeNull();
		},
	),

	...Object.entries(acts).map(([what, act]) =>
		duty(
			`[ST1132] in a packed room ${what} does what it does in its twin`,
			async (open) => {
				const { rooms } = await open();
				const one = await ended(rooms, "a");
				const twin = await ended(rooms, "b");
				await pack(rooms, "a");
				const hints = await listen(rooms);
				expect(await act(rooms, one)).toEqual(await act(rooms, twin));
				const heard = await hints.heard();
				const of = (id: string) =>
					heard.flatMap((hint) =>
						hint.startsWith(`${id}/`) ? [hint.slice(2)] : [],
					);
				expect(of("a")).toEqual(of("b"));
				const expected = await toldOfTwin(rooms, "b");
				expect(await toldOfTwin(rooms, "a")).toEqual(expected);
				await pack(rooms, "a");
				expect(await toldOfTwin(rooms, "a")).toEqual(expected);
			},
		),
	),

	duty(
		"[ST1133] an erased student is in no packed row any more, nobody else is missing, and the id joins anew as somebody new",
		async (open) => {
			const { rooms } = await open();
			let room = await ended(rooms, "a");
			const before = await told(rooms, "a");
			for (const seat of ["seat-1", "seat-4"]) {
				await pack(rooms, "a");
				room = next(room);
				expect(await rooms.erase(room, seat)).toBe(true);
			}
			await pack(rooms, "a");
			const after = await told(rooms, "a");
			expect(JSON.stringify(after)).not.toMatch(/seat-[14]/);
			const others = ({ seat }: AnswerRow) =>
				seat !== "seat-1" && seat !== "seat-4";
			for (const round of rounds)
				expect(await rooms.answers("a", round)).toEqual(
					before.answers
						.filter((rows) => rows.length > 1)
						.flat()
						.filter((row) => row?.round === round)
						.filter((row) => row !== null && others(row)),
				);
			expect(await joinOne(rooms, "a", newSeat("seat-1"), 20)).toMatchObject({
				fresh: true,
			});
			expect(await rooms.answer("a", 1, "seat-1")).toBeNull();
		},
	),

	duty(
		"[ST1134] whatever changes a room while it is packed is in it, and nothing else is lost",
		async (open) => {
			const { rooms } = await open();
			for (let turn = 0; turn < 5; turn++) {
				const id = `room-${turn}`;
				const size = 40;
				let room = await openRoom(rooms, id, size, openGate);
				await rooms.save(
					id,
					seatIds(size).map((seat, index) => attempt(seat, 1, [index % 3])),
				);
				room = { ...next(room), phase: { name: "ended" } };
				await rooms.commit(room, null);
				const erased = ["seat-1", "seat-9", "seat-23"];
				const erase = async () => {
					for (const seat of erased) {
						await rooms.pack([id]);
						room = next(room);
						expect(await rooms.erase(room, seat)).toBe(true);
					}
				};
				const barred = seatIds(size).slice(30);
				await Promise.all([
					rooms.pack([id]),
					erase(),
					rooms.pack([id]),
					...barred.map((seat) => rooms.bar(id, [seat])),
					rename(rooms, id, "seat-5", "New", "new"),
					joinOne(rooms, id, newSeat("late"), 99),
					rooms.pack([id]),
					rooms.answers(id, 1),
					rooms.seats(id),
				]);
				await rooms.pack([id]);
				const left = seatIds(size).filter((seat) => !erased.includes(seat));
				const found = await rooms.seats(id);
				expect(found.map((seat) => seat.id)).toEqual([...left, "late"]);
				expect(
					found.filter(({ removed }) => removed).map((seat) => seat.id),
				).toEqual(barred);
				expect(found.find((seat) => seat.id === "seat-5")?.name).toBe("New");
				const rows = await rooms.answers(id, 1);
				expect(rows.map(({ seat }) => seat)).toEqual(left);
				expect((await rooms.tally(id, 1)).answered).toBe(left.length);
			}
		},
	),

	duty(
		"[ST1135] a packed room goes into the bin and comes back whole, and is deleted like any other",
		async (open) => {
			const { rooms, bin } = await open();
			const room = await ended(rooms, "a");
			await rooms.takeOffers(next(room), 2);
			await rooms.commit({ ...next(next(room)), title: "x" }, null);
			const before = await toldOfTwin(rooms, "a");
			await pack(rooms, "a");
			expect(await bin.take("a")).toBe(true);
			expect(await rooms.seats("a")).toEqual([]);
			expect(await rooms.answers("a", 1)).toEqual([]);
			expect(await bin.restore("a")).toBe("restored");
			expect(await toldOfTwin(rooms, "a")).toEqual(before);
			await pack(rooms, "a");
			expect(await rooms.remove("a")).toBe(true);
			expect(await rooms.create(roomOf("a"), [])).toBe(true);
			expect(await rooms.seats("a")).toEqual([]);
			expect(await rooms.answers("a", 1)).toEqual([]);
		},
	),
];
