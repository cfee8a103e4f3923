import { expect } from "vitest";
import { duty } from "./case.ts";
import { listen } from "./hint-log.ts";
import {
	attempt,
	joinAll,
	joinOne,
	lookAt,
	newSeat,
	openGate,
	openRoom,
	rename,
	saveOne,
	seatIds,
} from "./samples.ts";

export const seatCases = [
	duty(
		"[ST16] a new seat is kept with its name and the store's time, and sends one pulse hint",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 0, null);
			const hints = await listen(rooms);
			const before = await rooms.now();
			const outcome = await joinOne(
				rooms,
				"a",
				{ id: "x", name: "Zoë 🦊", nameKey: "zoë🦊" },
				5,
			);
			const after = await rooms.now();
			expect(outcome).toMatchObject({ is: "seated", fresh: true });
			const seat = outcome.is === "seated" ? outcome.seat : null;
			expect(seat).toMatchObject({ id: "x", name: "Zoë 🦊", removed: false });
			expect(seat?.joinedAt).toBeGreaterThanOrEqual(before);
			expect(seat?.joinedAt).toBeLessThanOrEqual(after);
			expect(await rooms.seat("a", "x")).toEqual(seat);
			expect(await rooms.seats("a")).toEqual([seat]);
			expect(await hints.heard()).toEqual(["a/pulse"]);
		},
	),

	duty(
		"[ST800] one look tells the document, the time, and what a seat is and has in a round",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 2, openGate);
			await saveOne(rooms, "a", attempt("seat-1", 1, [1]));
			const [seat, answer] = await Promise.all([
				rooms.seat("a", "seat-1"),
				rooms.answer("a", 1, "seat-1"),
			]);
			const before = await rooms.now();
			const looked = await lookAt(rooms, "a", "seat-1", 1);
			const after = await rooms.now();
			expect(looked).toMatchObject({ seat, answer });
			expect(looked?.room).toEqual(await rooms.load("a"));
			expect(looked?.room.version).toBe(room.version);
			expect(looked?.now).toBeGreaterThanOrEqual(before);
			expect(looked?.now).toBeLessThanOrEqual(after);
			for (const [one, round, seated] of [
				["seat-1", null, seat],
				["seat-1", 2, seat],
				["nobody", 1, null],
			] as const)
				expect(await lookAt(rooms, "a", one, round)).toMatchObject({
					seat: seated,
					answer: null,
				});
			expect((await rooms.look("a"))?.of).toEqual([]);
			const two = await rooms.seat("a", "seat-2");
			const several = ["seat-2", "nobody", "seat-1", "seat-2"];
			expect((await rooms.look("a", several, 1))?.of).toEqual([
				{ seat: two, answer: null },
				{ seat: null, answer: null },
				{ seat, answer },
				{ seat: two, answer: null },
			]);
			expect(await lookAt(rooms, "b", "seat-1", 1)).toBeNull();
		},
	),

	duty(
		"[ST17] a seat that joins again gets what is stored, whatever its new name, and sends no hint",
		async (open) => {
			const { rooms, wait } = await open();
			await openRoom(rooms, "a", 2, null);
			const stored = await rooms.seat("a", "seat-1");
			const hints = await listen(rooms);
			await wait(5);
			const same = { is: "seated", seat: stored, fresh: false };
			expect(await joinOne(rooms, "a", newSeat("seat-1"), 9)).toEqual(same);
			expect(
				await joinOne(
					rooms,
					"a",
					{ id: "seat-1", name: "Other", nameKey: "other" },
					9,
				),
			).toEqual(same);
			expect(
				await joinOne(rooms, "a", { ...newSeat("seat-2"), id: "seat-1" }, 9),
			).toEqual(same);
			expect(await joinOne(rooms, "a", newSeat("seat-1"), 1)).toEqual(same);
			expect(await hints.heard()).toEqual([]);
			expect(
				await joinOne(
					rooms,
					"a",
					{ id: "new", name: "Other", nameKey: "other" },
					9,
				),
			).toMatchObject({ fresh: true });
		},
	),

	duty(
		"[ST17] one seat that joins many times at once is one seat with one name, told to all",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 0, null);
			const hints = await listen(rooms);
			const joins = await Promise.all(
				seatIds(20).map((name) =>
					joinOne(rooms, "a", { id: "x", name, nameKey: name }, 1),
				),
			);
			const stored = await rooms.seat("a", "x");
			expect(
				joins.map((join) => (join.is === "seated" ? join.seat : null)),
			).toEqual(joins.map(() => stored));
			expect(
				joins.filter((join) => join.is === "seated" && join.fresh),
			).toHaveLength(1);
			expect(await rooms.seats("a")).toEqual([stored]);
			expect(await hints.heard()).toEqual(["a/pulse"]);
		},
	),

	duty("[ST18] nobody joins a room that is not there", async (open) => {
		const { rooms } = await open();
		const hints = await listen(rooms);
		expect(await joinOne(rooms, "gone", newSeat("x"), 9)).toEqual({
			is: "no-room",
		});
		expect(await rooms.seat("gone", "x")).toBeNull();
		expect(await hints.heard()).toEqual([]);
	}),

	duty(
		"[ST19] a full room takes nobody new, and a removed seat makes room for one",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 0, null);
			const joins = await Promise.all(
				seatIds(20).map((id) => joinOne(rooms, "a", newSeat(id), 7)),
			);
			expect(joins.filter((join) => join.is === "seated")).toHaveLength(7);
			expect(joins.filter((join) => join.is === "full")).toHaveLength(13);
			expect(await rooms.seats("a")).toHaveLength(7);

			const hints = await listen(rooms);
			expect(await joinOne(rooms, "a", newSeat("x"), 7)).toEqual({
				is: "full",
			});
			expect(await rooms.seat("a", "x")).toBeNull();
			expect(await hints.heard()).toEqual([]);
			const [first] = await rooms.seats("a");
			await rooms.bar("a", [first?.id ?? ""]);
			expect(await joinOne(rooms, "a", newSeat("x"), 7)).toMatchObject({
				is: "seated",
				fresh: true,
			});
			expect(await joinOne(rooms, "a", newSeat("y"), 7)).toEqual({
				is: "full",
			});
		},
	),

	duty(
		"[ST20] a name that another seat has is refused by its key",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 0, null);
			await openRoom(rooms, "b", 0, null);
			const joins = await Promise.all(
				seatIds(10).map((id) =>
					joinOne(rooms, "a", { id, name: id, nameKey: "ann" }, 99),
				),
			);
			expect(joins.filter((join) => join.is === "seated")).toHaveLength(1);
			expect(joins.filter((join) => join.is === "name-taken")).toHaveLength(9);
			const hints = await listen(rooms);
			expect(
				await joinOne(rooms, "a", { id: "x", name: "ANN", nameKey: "ann" }, 99),
			).toEqual({ is: "name-taken" });
			expect(await rooms.seat("a", "x")).toBeNull();
			expect(await hints.heard()).toEqual([]);
			expect(
				await joinOne(
					rooms,
					"a",
					{ id: "x", name: "Ann", nameKey: "ann2" },
					99,
				),
			).toMatchObject({ is: "seated" });
			expect(
				await joinOne(rooms, "b", { id: "x", name: "ann", nameKey: "ann" }, 99),
			).toMatchObject({ is: "seated" });
		},
	),

	duty(
		"[ST21] seats are listed in the order of joining, removed ones too",
		async (open) => {
			const { rooms, wait } = await open();
			await openRoom(rooms, "a", 0, null);
			const ids = ["m", "z", "a", "k", "b"];
			await joinAll(rooms, "a", ids.slice(0, 3));
			await wait(2);
			await joinAll(rooms, "a", ids);
			await rooms.bar("a", ["z"]);
			await rename(rooms, "a", "m", "Zz", "zz");
			expect(
				(await rooms.seats("a")).map((seat) => [seat.id, seat.removed]),
			).toEqual([
				["m", false],
				["z", true],
				["a", false],
				["k", false],
				["b", false],
			]);
		},
	),

	duty(
		"[ST22] a renamed seat keeps all but its name, frees the old one, and sends one pulse hint",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2, null);
			const before = await rooms.seat("a", "seat-1");
			const hints = await listen(rooms);
			expect(await rename(rooms, "a", "seat-1", "Ann", "ann")).toBe("altered");
			expect(await hints.heard()).toEqual(["a/pulse"]);
			expect(await rooms.seat("a", "seat-1")).toEqual({
				...before,
				name: "Ann",
			});
			expect(
				await joinOne(rooms, "a", { ...newSeat("seat-1"), id: "x" }, 9),
			).toMatchObject({ is: "seated", fresh: true });
			expect(
				await joinOne(rooms, "a", { id: "y", name: "ann", nameKey: "ann" }, 9),
			).toEqual({ is: "name-taken" });
		},
	),

	duty(
		"[ST23] a rename to another seat's name, or of no seat, is refused and changes nothing",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2, null);
			const seats = await rooms.seats("a");
			const hints = await listen(rooms);
			expect(
				await rename(rooms, "a", "seat-1", "x", newSeat("seat-2").nameKey),
			).toBe("name-taken");
			expect(await rename(rooms, "a", "seat-9", "x", "x")).toBe("no-seat");
			expect(await rename(rooms, "gone", "seat-1", "x", "x")).toBe("no-seat");
			expect(await hints.heard()).toEqual([]);
			expect(await rooms.seats("a")).toEqual(seats);
			expect(
				await rename(
					rooms,
					"a",
					"seat-1",
					"NAME seat-1",
					newSeat("seat-1").nameKey,
				),
			).toBe("altered");
			expect((await rooms.seat("a", "seat-1"))?.name).toBe("NAME seat-1");
		},
	),

	duty(
		"[ST23] of seats renamed to one name at once exactly one gets it",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 10, null);
			const renames = await Promise.all(
				seatIds(10).map((id) => rename(rooms, "a", id, "Ann", "ann")),
			);
			expect(renames.filter((outcome) => outcome === "altered")).toHaveLength(
				1,
			);
			expect(
				(await rooms.seats("a")).filter((seat) => seat.name === "Ann"),
			).toHaveLength(1);
		},
	),

	duty(
		"[ST24] barred seats are removed, their names free and their answers kept; unknown ones are passed over",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 3, openGate);
			await openRoom(rooms, "b", 3, openGate);
			await saveOne(rooms, "a", attempt("seat-1", 1, [0]));
			const answers = await rooms.answers("a", 1);
			const hints = await listen(rooms);
			await rooms.bar("a", ["seat-9", "seat-1", "seat-2"]);
			expect(await hints.heard()).toEqual(["a/pulse"]);
			await rooms.bar("a", ["seat-1"]);
			expect((await rooms.seats("a")).map((seat) => seat.removed)).toEqual([
				true,
				true,
				false,
			]);
			expect((await rooms.seats("b")).map((seat) => seat.removed)).toEqual([
				false,
				false,
				false,
			]);
			expect(await rooms.answers("a", 1)).toEqual(answers);
			expect(
				await joinOne(rooms, "a", { ...newSeat("seat-1"), id: "x" }, 9),
			).toMatchObject({ is: "seated", fresh: true });
			expect(
				await rename(rooms, "a", "seat-3", "Name", newSeat("seat-2").nameKey),
			).toBe("altered");
		},
	),

	duty(
		"[ST25] a removed seat that joins again gets its removed seat",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2, null);
			await rooms.bar("a", ["seat-1"]);
			const hints = await listen(rooms);
			const again = await joinOne(
				rooms,
				"a",
				{ id: "seat-1", name: "New", nameKey: "new" },
				9,
			);
			expect(again).toMatchObject({
				is: "seated",
				fresh: false,
				seat: { name: "Name seat-1", removed: true },
			});
			expect(await hints.heard()).toEqual([]);
			expect((await rooms.tally("a", null)).joined).toBe(1);
		},
	),
];
