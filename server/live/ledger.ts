import type { Sheet } from "../../shared/views.ts";
import { type Scores, scoreRoom } from "../room/marks.ts";
import type { Room } from "../room/state.ts";
import type { AnswerRow, RoomStore } from "../store/room-store.ts";

/** A round's answers beside their count in the document: another count means that some were erased since. */
interface Frozen {
	readonly counted: string;
	readonly rows: Promise<readonly AnswerRow[]>;
}

interface Scoring {
	/** It has not begun to read. */
	waiting: boolean;
	readonly scores: Promise<Scores>;
}

/** Reads rooms' rows. What is frozen (sheets, answers of closed rounds) is read once and kept while the room is live here. */
export class Ledger {
	readonly #store: RoomStore;
	readonly #sheets = new Map<string, Promise<Sheet | null>>();
	readonly #frozen = new Map<string, Map<number, Frozen>>();
	/** By room and version. */
	readonly #scorings = new Map<string, Scoring>();

	constructor(store: RoomStore) {
		this.#store = store;
	}

	sheet(roomId: string): Promise<Sheet | null> {
		return remember(this.#sheets, roomId, () => this.#store.sheet(roomId));
	}

	/** The answers of a round; kept once the round is counted, for then no answer can be added. */
	answers(room: Room, number: number): Promise<readonly AnswerRow[]> {
		const round = room.rounds[number - 1];
		if (round === undefined || round.groups === null)
			return this.#store.answers(room.id, number);
		const rounds = this.#frozen.get(room.id) ?? new Map<number, Frozen>();
		this.#frozen.set(room.id, rounds);
		const counted = countOf(room, number);
		const known = rounds.get(number);
		if (known?.counted === counted) return known.rows;
		const frozen = { counted, rows: this.#store.answers(room.id, number) };
		rounds.set(number, frozen);
		frozen.rows.catch(() => {
			if (rounds.get(number) === frozen) rounds.delete(number);
		});
		return frozen.rows;
	}

	/** The room is known to be so now: what was read before answers were erased is forgotten. */
	heed(room: Room): void {
		const rounds = this.#frozen.get(room.id);
		for (const [number, { counted }] of rounds ?? [])
			if (counted !== countOf(room, number)) rounds?.delete(number);
	}

	async allAnswers(room: Room): Promise<Map<number, readonly AnswerRow[]>> {
		const all = new Map<number, readonly AnswerRow[]>();
		for (const { round } of room.rounds)
			all.set(round, await this.answers(room, round));
		return all;
	}

	/**
	 * One scoring of a room at a time: who asks while one is on its way shares the next, which sees all that they have seen. A
	 * class that comes back at once would else have everyone's scores computed for each of its phones.
	 */
	scores(room: Room, sheet: Sheet): Promise<Scores> {
		const key = `${room.id} ${room.version}`;
		const last = this.#scorings.get(key);
		if (last?.waiting) return last.scores;
		const before = last?.scores.catch(() => {}) ?? Promise.resolve();
		const scoring: Scoring = {
			waiting: true,
			scores: before.then(() => {
				scoring.waiting = false;
				return this.#score(room, sheet);
			}),
		};
		this.#scorings.set(key, scoring);
		const done = () => {
			if (this.#scorings.get(key) === scoring) this.#scorings.delete(key);
		};
		scoring.scores.then(done, done);
		return scoring.scores;
	}

	async #score(room: Room, sheet: Sheet): Promise<Scores> {
		const [seats, answers] = await Promise.all([
			this.#store.seats(room.id),
			this.allAnswers(room),
		]);
		return scoreRoom(room, sheet, seats, answers);
	}

	forget(roomId: string): void {
		this.#sheets.delete(roomId);
		this.#frozen.delete(roomId);
	}

	/** Forgets rooms that were only looked up in passing. */
	keepOnly(live: (roomId: string) => boolean): void {
		for (const roomId of [...this.#sheets.keys(), ...this.#frozen.keys()])
			if (!live(roomId)) this.forget(roomId);
	}
}

function countOf(room: Room, number: number): string {
	return JSON.stringify(room.rounds[number - 1]?.groups ?? null);
}

/** Keeps a successful read; a failed one, or one that found nothing, is tried again by whoever asks next. */
function remember<K, V>(
	kept: Map<K, Promise<V>>,
	key: K,
	read: () => Promise<V>,
): Promise<V> {
	const known = kept.get(key);
	if (known !== undefined) return known;
	const reading = read();
	kept.set(key, reading);
	reading.then(
		(value) => {
			if (value === null) kept.delete(key);
		},
		() => kept.delete(key),
	);
	return reading;
}
