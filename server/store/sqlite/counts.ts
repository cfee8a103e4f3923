import type { Database } from "./database.ts";

/** By how many each group grows. */
export type Moves = Map<string, number>;

export function move(
	moves: Moves,
	groups: readonly string[] | undefined,
	by: 1 | -1,
): void {
	for (const name of groups ?? []) moves.set(name, (moves.get(name) ?? 0) + by);
}

/** How many answers of the round that takes answers are in each group. All here happens inside the act that stores those. */
export function countTable(db: Database) {
	const counted = db.prepare<{ round: number }>(
		"SELECT round FROM counted WHERE room = ?",
	);
	const any = db.prepare(
		"SELECT 1 FROM answers WHERE room = ? AND round = ? LIMIT 1",
	);
	const begin = db.prepare(
		"INSERT INTO counted (room, round, groups) VALUES (?, ?, 0)",
	);
	const grow = db.prepare(
		"UPDATE counted SET groups = groups + ? WHERE room = ?",
	);
	const add = db.prepare<{ number: number }>(`
		INSERT INTO counts (room, name, number) VALUES (?, ?, ?)
		ON CONFLICT (room, name) DO UPDATE SET number = number + excluded.number RETURNING number`);
	const drop = db.prepare("DELETE FROM counts WHERE room = ? AND name = ?");
	/** What was counted goes with it. */
	const clear = db.prepare(
		"DELETE FROM counted WHERE room = ? AND round IS NOT ?",
	);

	return {
		/** Which round's groups are all counted; null: none's. */
		round: (roomId: string): number | null =>
			counted.get(roomId)?.round ?? null,

		/** Whether this round's groups are counted as answers come: from its first answer on, or not at all. */
		begin(roomId: string, round: number): boolean {
			if (counted.get(roomId)?.round === round) return true;
			if (any.get(roomId, round) !== undefined) return false;
			clear.run(roomId, null);
			begin.run(roomId, round);
			return true;
		},

		move(roomId: string, moves: Moves): void {
			let fresh = 0;
			for (const [name, by] of moves) {
				if (by === 0) continue;
				const number = add.get(roomId, name, by)?.number ?? 0;
				if (number === by) fresh++;
				if (number > 0) continue;
				drop.run(roomId, name);
				fresh--;
			}
			if (fresh !== 0) grow.run(fresh, roomId);
		},

		/** Forgets what was counted of other rounds than this one; null: of every one. */
		keepOnly(roomId: string, round: number | null): void {
			clear.run(roomId, round);
		},

		/** Forgets what was counted of this round, which is counted anew by whoever asks. */
		forget(roomId: string, round: number): void {
			if (counted.get(roomId)?.round === round) clear.run(roomId, null);
		},
	};
}
