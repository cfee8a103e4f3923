import { expect } from "vitest";
import type {
	JoinOutcome,
	NewSeat,
	RoomStore,
} from "../../server/store/room-store.ts";
import { duty, type Opened, type Opener } from "./case.ts";
import { dice } from "./chance-cases.ts";
import { listen } from "./hint-log.ts";
import { newSeat, openRoom, roomOf, seatIds, sheet } from "./samples.ts";

const short = (outcome: JoinOutcome) =>
	outcome.is === "seated"
		? `${outcome.seat.name}${outcome.fresh ? "" : " again"}`
		: outcome.is;

const named = (id: string, name: string): NewSeat => ({
	id,
	name,
	nameKey: name.toLowerCase(),
});

/** What the numbers say against the rows themselves. */
async function expectRight(
	rooms: RoomStore,
	waiting: ReadonlySet<string>,
	when: string,
): Promise<void> {
	const seats = await rooms.seats("a");
	const joined = seats.filter((seat) => !seat.removed).length;
	expect(await rooms.tally("a", null), when).toMatchObject({
		joined,
		waiting: waiting.size,
	});
	const { items } = await rooms.roomsOf("owner-1", { after: null, limit: 9 });
	expect(
		items.find(({ id }) => id === "a"),
		when,
	).toMatchObject({ joined });
	const [one] = await rooms.join("a", [newSeat("one-more")], joined);
	expect(one, when).toEqual({ is: "full" });
}

async function playSeats(open: Opener, seed: number): Promise<void> {
	const { rooms, bin, wait }: Opened = await open();
	const roll = dice(seed);
	const ids = seatIds(40);
	const some = () => ids.filter(() => roll(5) === 0);
	const waiting = new Set<string>();
	let room = roomOf("a");
	await rooms.create(room, sheet);
	const acts = [
		async () => {
			const cap = 1 + roll(40);
			const here = some();
			const outcomes = await rooms.join("a", here.map(newSeat), cap);
			outcomes.forEach(({ is }, index) => {
				if (is === "seated") waiting.delete(here[index] ?? "");
			});
		},
		async () => {
			const here = some();
			const outcomes = await rooms.wait("a", here.map(newSeat), 9);
			outcomes.forEach(({ is }, index) => {
				if (is === "waiting") waiting.add(here[index] ?? "");
			});
			expect(waiting.size).toBeLessThanOrEqual(9);
		},
		async () => {
			await rooms.clearLine("a");
			waiting.clear();
		},
		() => rooms.bar("a", some()),
		async () => {
			room = { ...room, version: room.version + 1 };
			expect(await rooms.erase(room, ids[roll(40)] ?? "")).toBe(true);
		},
		async () => {
			await wait(2);
			await rooms.clearSilent("a", some(), await rooms.now());
		},
		() => rooms.alter("a", ids[roll(40)] ?? "", { more: { team: "red" } }),
		async () => {
			await rooms.clearLine("a");
			waiting.clear();
			expect(await bin.take("a")).toBe(true);
			expect(await bin.restore("a")).toBe("restored");
		},
	];
	for (let turn = 0; turn < 60; turn++) {
		await acts[roll(acts.length)]?.();
		await expectRight(rooms, waiting, `seed ${seed}, turn ${turn}`);
	}
}

export const batchCases = [
	duty(
		"[ST1090] seats of one batch are judged one after the other: names, the cap in its middle, the same seat twice, known ones",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 2, null);
			await rooms.bar("a", ["seat-2"]);
			await rooms.wait("a", [named("w", "Wim"), named("v", "Vic")], 9);
			const hints = await listen(rooms);
			const batch = [
				named("x", "Ada"),
				newSeat("seat-1"),
				named("y", "ADA"),
				named("x", "Other"),
				newSeat("seat-2"),
				named("y", "Wim"),
				named("w", "Will"),
				named("y", "Wim"),
				named("z", "Zoe"),
				named("x", "Ada"),
				named("seat-1", "late"),
			];
			const outcomes = await rooms.join("a", batch, 4);
			expect(outcomes.map(short)).toEqual([
				"Ada",
				"Name seat-1 again",
				"name-taken",
				"Ada again",
				"Name seat-2 again",
				"name-taken",
				"Will",
				"Wim",
				"full",
				"Ada again",
				"Name seat-1 again",
			]);
			expect((await rooms.seats("a")).map(({ id }) => id)).toEqual([
				"seat-1",
				"seat-2",
				"x",
				"w",
				"y",
			]);
			expect(await rooms.waiter("a", "w")).toBeNull();
			expect(await rooms.waiter("a", "v")).toMatchObject({ before: 0 });
			expect(await hints.heard()).toEqual(["a/pulse"]);
			expect(await rooms.join("a", [], 9)).toEqual([]);
			expect(
				(await rooms.join("a", [newSeat("seat-1"), named("y", "Y")], 9)).map(
					short,
				),
			).toEqual(["Name seat-1 again", "Wim again"]);
			expect(await rooms.join("gone", batch.slice(0, 2), 9)).toEqual([
				{ is: "no-room" },
				{ is: "no-room" },
			]);
			expect(await hints.heard()).toEqual([]);
		},
	),

	duty(
		"[ST1090] a batch of thousands takes each its seat in the order of joining, up to the cap",
		async (open) => {
			const { rooms } = await open();
			await openRoom(rooms, "a", 0, null);
			const ids = seatIds(1203);
			const outcomes = await rooms.join("a", ids.map(newSeat), 1200);
			expect(outcomes.filter(({ is }) => is === "seated")).toHaveLength(1200);
			expect(outcomes.slice(-3).map(short)).toEqual(["full", "full", "full"]);
			expect((await rooms.seats("a")).map(({ id }) => id)).toEqual(
				ids.slice(0, 1200),
			);
		},
	),

	duty("[ST1090] so are places in the line", async (open) => {
		const { rooms } = await open();
		await openRoom(rooms, "a", 1, null);
		const hints = await listen(rooms);
		const batch = [
			named("x", "Ada"),
			newSeat("seat-1"),
			named("y", "ADA"),
			named("x", "Other"),
			named("y", "Name seat-2"),
			named("z", "Zoe"),
			named("y", "Ben"),
		];
		expect((await rooms.wait("a", batch, 2)).map(({ is }) => is)).toEqual([
			"waiting",
			"seated",
			"name-taken",
			"waiting",
			"waiting",
			"full",
			"waiting",
		]);
		expect(await rooms.waiter("a", "x")).toMatchObject({
			name: "Ada",
			before: 0,
		});
		expect(await rooms.waiter("a", "y")).toMatchObject({ before: 1 });
		expect(await hints.heard()).toEqual(["a/pulse"]);
		expect(await rooms.wait("gone", batch.slice(0, 1), 9)).toEqual([
			{ is: "no-room" },
		]);
		expect(await hints.heard()).toEqual([]);
	}),

	duty(
		"[ST1091] how many seats and how many in the line there are is right after whatever is done to them",
		async (open) => {
			for (const seed of [1, 2, 3]) await playSeats(open, seed);
		},
	),

	duty(
		"[ST1092] a list of seats since an earlier one holds the newcomers alone, or all where anything else has changed",
		async (open) => {
			const { rooms } = await open();
			const room = await openRoom(rooms, "a", 3, null);
			await openRoom(rooms, "b", 2, null);
			const ids = ({ seats }: { seats: readonly { id: string }[] }) =>
				seats.map(({ id }) => id);
			const first = await rooms.seatsSince("a", null);
			expect(first.isPart).toBe(false);
			expect(first.seats).toEqual(await rooms.seats("a"));
			const nothing = await rooms.seatsSince("a", first.mark);
			expect(nothing).toEqual({ ...first, isPart: true, seats: [] });
			await rooms.join("b", [newSeat("elsewhere")], 9);
			await rooms.join("a", [newSeat("x"), newSeat("y")], 9);
			const part = await rooms.seatsSince("a", first.mark);
			expect([part.isPart, ids(part)]).toEqual([true, ["x", "y"]]);
			expect(await rooms.seatsSince("a", first.mark)).toEqual(part);
			let { mark } = part;
			await rooms.join("a", [newSeat("x")], 9);
			expect(ids(await rooms.seatsSince("a", mark))).toEqual([]);
			let { version } = room;
			for (const change of [
				() => rooms.alter("a", "x", { named: named("x", "Xenia") }),
				() => rooms.bar("a", ["seat-1"]),
				() => rooms.erase({ ...room, version: ++version }, "seat-1"),
				async () => {
					await rooms.erase({ ...room, version: ++version }, "y");
					await rooms.join("a", [newSeat("y2")], 9);
				},
				async () =>
					rooms.clearSilent("a", ["seat-2"], (await rooms.now()) + 1000),
			]) {
				await change();
				const all = await rooms.seatsSince("a", mark);
				expect(all.isPart).toBe(false);
				expect(all.seats).toEqual(await rooms.seats("a"));
				expect((await rooms.seatsSince("a", all.mark)).isPart).toBe(true);
				mark = all.mark;
			}
			expect(ids(await rooms.seatsSince("a", mark))).toEqual([]);
			for (const other of ["", "?", "1.2.3", "999999999999999999999.1"])
				expect((await rooms.seatsSince("a", other)).isPart).toBe(false);
			expect((await rooms.seatsSince("gone", null)).seats).toEqual([]);
		},
	),
];
