import { timingSafeEqual } from "node:crypto";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { hashIn } from "./entry-id.ts";
import type { Room } from "./state.ts";

/** Of base64url: 132 bits. */
const proofLength = 22;

/** From when on a student of this room may open the own results; null: never. */
export function resultsFrom({ settings }: Room): "reveal" | "end" | null {
	const { ownResults, phonesShow } = settings;
	return ownResults && phonesShow !== "never" ? phonesShow : null;
}

/** Why nobody may open them now; null: each may. */
export function resultsClosed(room: Room): Refusal | null {
	const from = resultsFrom(room);
	if (from === null) return refuse("forbidden", "results-off");
	return from === "end" && room.phase.name !== "ended"
		? refuse("forbidden", "results-at-end")
		: null;
}

/** Whose results a link opens, and what proves that the room gave it. */
export interface ResultsLink {
	readonly roomId: string;
	readonly seatId: string;
	readonly proof: string;
}

/**
 * The secret of a student's personal link. It is made of the seat by a secret of the room, so nothing of it is stored, every node knows it,
 * and it opens nothing any more once room or seat are gone. Nothing leads from it to the phone's token: it never answers.
 */
export function resultsSecretOf(room: Room, seatId: string): string {
	return `${room.id}.${seatId}.${proofOf(room, seatId)}`;
}

/** Null for what has not the form of one. */
export function readResultsSecret(secret: string): ResultsLink | null {
	const [, roomId = "", seatId = "", proof] =
		/^([\w-]{1,100})\.([\w-]{1,100})\.([\w-]{22})$/.exec(secret) ?? [];
	return proof === undefined ? null : { roomId, seatId, proof };
}

/** Whether this room gave it. */
export function isOf(room: Room, { seatId, proof }: ResultsLink): boolean {
	return timingSafeEqual(
		Buffer.from(proof),
		Buffer.from(proofOf(room, seatId)),
	);
}

function proofOf(room: Room, seatId: string): string {
	return hashIn(room, `results ${seatId}`).slice(0, proofLength);
}
