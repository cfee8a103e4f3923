import type { Json } from "../../shared/json.ts";
import type { Tally } from "../../shared/kinds/kind.ts";
import type { Sheet } from "../../shared/views.ts";
import { ofAlike } from "../room/alike.ts";
import { correctionsOf } from "../room/corrections.ts";
import {
	type Answered,
	countingRounds,
	markRound,
	type RoundMarks,
	rankInSteps,
	type Scores,
} from "../room/marks.ts";
import { type Counted, type Room, type Round, roundOf } from "../room/state.ts";
import { countRound, type Scene, tallyRound } from "../room/tally.ts";
import type {
	AnswerRow,
	RoomAnswers,
	RoomDocuments,
	RoomSeats,
} from "../store/room-store.ts";
import { inSlices, slices } from "./slices.ts";

/** What was read of a round, beside its count in the document: another one means that answers were erased or taken in since. */
interface Frozen<T> {
	readonly counted: string;
	readonly read: Promise<T>;
}

interface Scoring {
	/** It has not begun to read. */
	waiting: boolean;
	readonly scores: Promise<Scores>;
}

/**
 * Reads rooms' rows. What is frozen (sheets, marks of closed rounds) is kept while the room is live here; of the rows themselves
 * only those of one round, as a hall of thousands gives many in an hour and they are rarely asked for again.
 */
export class RoomCache {
	readonly #store: RoomDocuments & RoomSeats & RoomAnswers;
	readonly #renew: (sheet: Sheet) => Sheet | Promise<Sheet>;
	/** By room, those that were asked for last. */
	readonly #sheets = new Map<
		string,
		{ readonly name: string; readonly read: Promise<Sheet | null> }
	>();
	/** By room: the rows of the round that was asked for last. */
	readonly #rows = new Map<string, Frozen<readonly AnswerRow[]>>();
	/** By room, then by round. */
	readonly #tallies = new Map<string, Map<number, Frozen<Tally>>>();
	readonly #marks = new Map<string, Map<number, Frozen<RoundMarks>>>();
	/** By room: seats as the texts that are kept already. */
	readonly #seats = new Map<string, Map<string, string>>();
	/** By room and version. */
	readonly #scorings = new Map<string, Scoring>();

	/** `renew`: brings what a sheet's texts look like up to date; they stay as they are when not given. */
	constructor(
		store: RoomDocuments & RoomSeats & RoomAnswers,
		renew: (sheet: Sheet) => Sheet | Promise<Sheet> = (sheet) => sheet,
	) {
		this.#renew = renew;
		this.#store = store;
	}

	/** The questions of this name (see `Look`); null: the room has others by now, or is gone. */
	sheet(roomId: string, name: string): Promise<Sheet | null> {
		const known = this.#sheets.get(roomId);
		if (known?.name === name) return known.read;
		const read = async () => {
			const sheet = await this.#store.sheet(roomId, name);
			return sheet && this.#renew(sheet);
		};
		const reading = { name, read: read() };
		this.#sheets.set(roomId, reading);
		const forget = () => {
			if (this.#sheets.get(roomId) === reading) this.#sheets.delete(roomId);
		};
		// A failed one, or one that found nothing, is tried again by whoever asks next.
		reading.read.then((sheet) => sheet ?? forget(), forget);
		return reading.read;
	}

	/** The answers of a round; those of the round asked for last are kept once it is counted, for then none can be added unseen. */
	answers(room: Room, number: number): Promise<readonly AnswerRow[]> {
		const read = () => this.#store.answers(room.id, number);
		const round = roundOf(room, number);
		return round.counted === null
			? read()
			: keep(this.#rows, room.id, rowsKey(round), read);
	}

	/** Counts a closed round from its rows; what was read is at hand when the count is stored. */
	async count(room: Room, sheet: Sheet, number: number): Promise<Counted> {
		// A store in this process answers without a turn of the event loop, and what is counted is shown at once.
		const turn = slices();
		const rows = await this.#store.answers(room.id, number);
		await turn();
		const round = roundOf(room, number);
		const counted = await inSlices(countRound(room, sheet, round, rows), turn);
		const tally = await inSlices(tallyRound(sheet, round, rows), turn);
		await turn();
		const key = rowsKey({ ...round, counted });
		keep(this.#rows, room.id, key, async () => rows);
		keep(this.#talliesOf(room), number, key, async () => tally);
		return counted;
	}

	/** The room with the counts of those of these rounds that are counted. */
	async scene(
		room: Room,
		sheet: Sheet,
		rounds: readonly Round[],
	): Promise<Scene> {
		const counted = rounds.filter((round) => round.counted !== null);
		const tallies = counted.map(async (round): Promise<[number, Tally]> => {
			const read = async () => {
				const rows = await this.answers(room, round.round);
				return inSlices(tallyRound(sheet, round, rows));
			};
			const kept = this.#talliesOf(room);
			const tally = keep(kept, round.round, rowsKey(round), read);
			return [round.round, await tally];
		});
		return { room, sheet, tallies: new Map(await Promise.all(tallies)) };
	}

	#talliesOf(room: Room): Map<number, Frozen<Tally>> {
		const kept = this.#tallies.get(room.id) ?? new Map();
		this.#tallies.set(room.id, kept);
		return kept;
	}

	/** The room is known to be so now: what was read before answers were erased or taken in is forgotten. */
	note(room: Room): void {
		const rows = this.#rows.get(room.id)?.counted;
		if (!room.rounds.some((round) => rowsKey(round) === rows))
			this.#rows.delete(room.id);
		const tallies = this.#tallies.get(room.id);
		for (const [number, { counted }] of tallies ?? []) {
			const round = room.rounds[number - 1];
			if (round === undefined || rowsKey(round) !== counted)
				tallies?.delete(number);
		}
		const marks = this.#marks.get(room.id);
		for (const [number, { counted }] of marks ?? []) {
			const round = room.rounds[number - 1];
			if (round !== undefined && marksKey(room, round) === counted) continue;
			marks?.delete(number);
			this.#seats.delete(room.id);
		}
	}

	/** In as little memory as they fit: seats are one text each, and equal values of a round one object. */
	async allAnswers(room: Room): Promise<Map<number, readonly Answered[]>> {
		const all = new Map<number, readonly Answered[]>();
		const turn = slices();
		const seats = new Map<string, string>();
		for (const { round } of room.rounds) {
			const rows = await this.#store.answers(room.id, round);
			// A store in this process answers without a turn of the event loop.
			await turn();
			const values = new Map<string, Json>();
			const alike = ofAlike((value) =>
				oneOf(values, JSON.stringify(value), value),
			);
			all.set(
				round,
				rows.map(({ seat: id, value: said, at, more }) => {
					const seat = oneOf(seats, id, id);
					const value = typeof said === "object" ? alike(said) : said;
					return more === undefined
						? { seat, value, at }
						: { seat, value, at, more };
				}),
			);
			await turn();
		}
		return all;
	}

	/** A counting round's marks. */
	#marksOf(room: Room, sheet: Sheet, round: Round): Promise<RoundMarks> {
		const mark = async () => {
			const rows = await this.answers(room, round.round);
			const shared = this.#shared(room.id, rows);
			return inSlices(markRound(room, sheet, round, shared));
		};
		if (round.counted === null) return mark();
		const rounds = this.#marks.get(room.id) ?? new Map();
		this.#marks.set(room.id, rounds);
		return keep(rounds, round.round, marksKey(room, round), mark);
	}

	/** The same rows, whose seats are one text each in all rounds. */
	#shared(roomId: string, rows: readonly AnswerRow[]): readonly AnswerRow[] {
		const seats = this.#seats.get(roomId) ?? new Map<string, string>();
		this.#seats.set(roomId, seats);
		return rows.map((row) => {
			const seat = seats.get(row.seat) ?? row.seat;
			seats.set(seat, seat);
			return { ...row, seat };
		});
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
		const turn = slices();
		const seats = await this.#store.seats(room.id);
		await turn();
		const marks = new Map<number, RoundMarks>();
		for (const [question, round] of countingRounds(room, sheet))
			marks.set(question, await this.#marksOf(room, sheet, round));
		return inSlices(rankInSteps(seats, marks), turn);
	}

	forget(roomId: string): void {
		this.#sheets.delete(roomId);
		this.#rows.delete(roomId);
		this.#tallies.delete(roomId);
		this.#marks.delete(roomId);
		this.#seats.delete(roomId);
	}

	/** Forgets rooms that were only looked up in passing. */
	keepOnly(live: (roomId: string) => boolean): void {
		for (const kept of [this.#sheets, this.#rows, this.#tallies, this.#marks])
			for (const roomId of kept.keys()) if (!live(roomId)) this.forget(roomId);
	}
}

/** What is known by this name, else this. */
function oneOf<T>(known: Map<string, T>, name: string, one: T): T {
	const found = known.get(name);
	if (found !== undefined) return found;
	known.set(name, one);
	return one;
}

/** As long as it is the same, so are the rows of a round: a count is given up before rows are erased or added. */
const rowsKey = ({ round, taken = 0, recounts, counted }: Round) =>
	`${round} ${taken} ${recounts} ${JSON.stringify(counted)}`;
/** As long as it is the same, so are the marks of a round. */
const marksKey = (room: Room, round: Round) =>
	[
		room.settings.scoring,
		room.settings.perPoint,
		JSON.stringify(correctionsOf(room, round.question)),
		rowsKey(round),
	].join(" ");

/** Keeps a read that is of this count, in the place of one that is not; a failed one is tried again by whoever asks next. */
function keep<K, V>(
	kept: Map<K, Frozen<V>>,
	key: K,
	counted: string,
	read: () => Promise<V>,
): Promise<V> {
	const known = kept.get(key);
	if (known?.counted === counted) return known.read;
	const frozen = { counted, read: read() };
	kept.set(key, frozen);
	frozen.read.catch(() => {
		if (kept.get(key) === frozen) kept.delete(key);
	});
	return frozen.read;
}
