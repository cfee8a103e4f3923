import type { AnswerRow, Attempt, SaveOutcome, Seat } from "../room-store.ts";
import { textsOf } from "../said.ts";

/** What `lua/save.lua` says of an attempt in a room that takes no answers: whatever it is, nothing is stored. */
export function judgeWithoutGate(
	attempt: Attempt,
	seat: Seat | null,
	row: AnswerRow | null,
): SaveOutcome {
	if (row !== null && attempt.seq <= row.seq) return { is: "stored", row };
	if (row !== null && wishes(attempt) === wishes(row))
		return { is: "stored", row };
	if (seat === null) return { is: "no-seat", row };
	return { is: seat.removed ? "removed" : "closed", row };
}

function wishes(said: Attempt | AnswerRow): string {
	const { value, more } = textsOf(said);
	return `${value} ${more}`;
}
