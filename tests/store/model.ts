import type { Gate } from "../../server/room/state.ts";
import type { Attempt, SaveOutcome } from "../../server/store/room-store.ts";
import type { Json } from "../../shared/json.ts";

export interface Row {
	readonly seat: string;
	readonly round: number;
	readonly seq: number;
	readonly value: Json;
	readonly groups?: readonly string[];
}

/**
 * What the port says of `save` and `erase`, said again in the plainest way, for one room. Gates of the model are over or not over
 * for good: it has no clock.
 */
export class Model {
	readonly seats = new Map<string, { removed: boolean }>();
	/** In the order of first storing. */
	readonly rows: Row[] = [];
	gate: Omit<Gate, "until"> | null = null;
	over = false;

	save(attempt: Attempt): { is: SaveOutcome["is"]; row: Row | null } {
		const place = this.rows.findIndex(
			(row) => row.seat === attempt.seat && row.round === attempt.round,
		);
		const row = this.rows[place] ?? null;
		const open = this.gate !== null && this.gate.round === attempt.round;
		if (row !== null) {
			if (attempt.seq <= row.seq) return { is: "stored", row };
			if (open && this.gate?.changeable === false) return { is: "stored", row };
		}
		const refusal = this.#refusal(attempt.seat, open);
		if (refusal !== null) {
			const wish =
				row !== null &&
				JSON.stringify(row.value) === JSON.stringify(attempt.value);
			return { is: wish ? "stored" : refusal, row };
		}
		const { seat, round, seq, value, groups } = attempt;
		const stored = { seat, round, seq, value, ...(groups && { groups }) };
		if (row === null) this.rows.push(stored);
		else this.rows[place] = stored;
		return { is: "stored", row: stored };
	}

	erase(seat: string): void {
		this.seats.delete(seat);
		const others = this.rows.filter((row) => row.seat !== seat);
		this.rows.splice(0, this.rows.length, ...others);
	}

	#refusal(seat: string, open: boolean) {
		const found = this.seats.get(seat);
		if (found === undefined) return "no-seat";
		if (found.removed) return "removed";
		if (!open) return "closed";
		return this.over ? "late" : null;
	}
}
