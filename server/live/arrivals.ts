import type { Answer } from "../../shared/student-events.ts";

interface Arrival {
	readonly answer: string;
	readonly at: number;
}

/** So long a phone may take to send again what was not known to be saved, in ms. */
const rememberMs = 30_000;

/**
 * When answers came to this node that it could not bring into the store. Their phones send them again, and the first
 * arrival counts, the same for all: who was in time is not late because the store stood still. The newest of each seat.
 */
export class Arrivals {
	readonly #most: number;
	readonly #bySeat = new Map<string, Arrival>();

	/** `most`: seats that are remembered at once; the oldest give way. */
	constructor(most: number) {
		this.#most = most;
	}

	/** When this very answer to the round that was opened then came first, on `performance.now()`; `now` when it came now. */
	of(
		roomId: string,
		seatId: string,
		answer: Answer,
		openedAt: number,
		now: number,
	): number {
		const known = this.#bySeat.get(`${roomId} ${seatId}`);
		return known?.answer === textOf(answer, openedAt) &&
			now - known.at < rememberMs
			? known.at
			: now;
	}

	/** What became of it is not known, or nothing. */
	keep(
		roomId: string,
		seatId: string,
		answer: Answer,
		openedAt: number,
		at: number,
	): void {
		const seat = `${roomId} ${seatId}`;
		this.#bySeat.delete(seat);
		this.#bySeat.set(seat, { answer: textOf(answer, openedAt), at });
		for (const [oldest, { at: since }] of this.#bySeat) {
			const old = performance.now() - since > rememberMs;
			if (!old && this.#bySeat.size <= this.#most) break;
			this.#bySeat.delete(oldest);
		}
	}

	/** It is settled. */
	drop(roomId: string, seatId: string): void {
		this.#bySeat.delete(`${roomId} ${seatId}`);
	}
}

/**
 * The history apart: a store that was started again is told the same answer under another epoch. One that was put back may ask
 * anew under a round's number; nobody answered that before it was opened.
 */
function textOf({ round, seq, value }: Answer, openedAt: number): string {
	return JSON.stringify([round, openedAt, seq, value]);
}
