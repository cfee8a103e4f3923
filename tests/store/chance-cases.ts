import { expect } from "vitest";
import type { RoomStore } from "../../server/store/room-store.ts";
import { type Case, duty, type Opener } from "./case.ts";
import { Model, type Row } from "./model.ts";
import { joinOne, newSeat, regate, roomOf, seatIds, sheet } from "./samples.ts";

/** mulberry32: small, and the same on every machine. */
export function dice(seed: number): (sides: number) => number {
	let state = seed;
	return (sides) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
	};
}

function plain(row: Row | null): Row | null {
	return (
		row && {
			seat: row.seat,
			round: row.round,
			seq: row.seq,
			value: row.value,
			...(row.groups && { groups: row.groups }),
		}
	);
}

/** In some groups, in none, or of an older version's room. */
function chanceAnswer(roll: (sides: number) => number) {
	const value = [roll(3)];
	const groups = ["A", "B", "C"].filter(() => roll(2) === 0);
	return roll(4) === 0 ? { value } : { value, groups };
}

async function expectSame(
	rooms: RoomStore,
	model: Model,
	when: string,
): Promise<void> {
	const seats = [...model.seats.values()];
	const joined = seats.filter((seat) => !seat.removed).length;
	for (const round of [1, 2, 3]) {
		const rows = model.rows.filter((row) => row.round === round);
		expect((await rooms.answers("a", round)).map(plain), when).toEqual(rows);
		const without = rows.filter((row) => row.groups === undefined);
		const values = without.map(({ value }) => JSON.stringify(value));
		expect(await rooms.tally("a", round), when).toEqual({
			joined,
			waiting: 0,
			answered: rows.length,
			groups: numbersOf(rows.flatMap(({ groups = [] }) => groups)),
			left: 0,
			values: numbersOf(values),
		});
	}
}

function numbersOf(names: readonly string[]): Record<string, number> {
	const numbers: Record<string, number> = {};
	for (const name of names) numbers[name] = (numbers[name] ?? 0) + 1;
	return numbers;
}

/** Returns which outcomes came about. */
async function play(open: Opener, seed: number): Promise<Set<string>> {
	const { rooms } = await open();
	const roll = dice(seed);
	const model = new Model();
	const ids = seatIds(8);
	const pick = () => ids[roll(ids.length)] ?? "";
	const seen = new Set<string>();
	let room = roomOf("a");
	await rooms.create(room, sheet);
	for (let turn = 0; turn < 300; turn++) {
		const act = roll(20);
		if (act === 0) {
			const seat = pick();
			await joinOne(rooms, "a", newSeat(seat), 99);
			if (!model.seats.has(seat)) model.seats.set(seat, { removed: false });
		} else if (act === 1 && roll(4) === 0) {
			const seat = pick();
			await rooms.bar("a", [seat]);
			if (model.seats.has(seat)) model.seats.set(seat, { removed: true });
		} else if (act === 2 && roll(3) === 0) {
			const seat = pick();
			room = { ...room, version: room.version + 1 };
			expect(await rooms.erase(room, seat)).toBe(true);
			model.erase(seat);
		} else if (act < 5) {
			model.gate =
				roll(4) === 0 ? null : { round: 1 + roll(3), changeable: roll(3) > 0 };
			model.over = roll(4) === 0;
			const until = (await rooms.now()) + (model.over ? -1 : 3_600_000);
			room = await regate(
				rooms,
				room,
				model.gate && {
					...model.gate,
					until: !model.over && roll(2) ? null : until,
				},
			);
		} else {
			const batch = Array.from({ length: 1 + roll(4) }, () => ({
				seat: pick(),
				round: 1 + roll(3),
				seq: 1 + roll(12),
				...chanceAnswer(roll),
			}));
			const expected = batch.map((attempt) => model.save(attempt));
			const outcomes = await rooms.save("a", batch);
			const told = outcomes.map(({ is, row }) => ({ is, row: plain(row) }));
			expect(told, `seed ${seed}, turn ${turn}`).toEqual(expected);
			for (const { is } of told) seen.add(is);
		}
		if (turn % 30 === 0)
			await expectSame(rooms, model, `seed ${seed}, turn ${turn}`);
	}
	await expectSame(rooms, model, `seed ${seed}`);
	return seen;
}

export const chanceCases: Case[] = [
	duty(
		"[ST70] random joins, gates, removals, erasures and batches end as a plain model says",
		async (open) => {
			const seen = new Set<string>();
			for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
				for (const is of await play(open, seed)) seen.add(is);
			}
			expect([...seen].sort()).toEqual([
				"closed",
				"late",
				"no-seat",
				"removed",
				"stored",
			]);
		},
	),
];
