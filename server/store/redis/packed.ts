import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants } from "node:zlib";
import { turn } from "../turn.ts";
import { partsOf } from "./seats.ts";

/**
 * How the rows of an ended room are kept in little: those of one key as columns, compressed. It is the texts that are packed, whatever
 * they hold: what comes out is what went in, letter by letter, so nothing but this file knows of it.
 */
const packedFormat = 1;

/** What a hash of rows holds: seat id → what is stored. */
export type Rows = Readonly<Record<string, string>>;

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

interface SeatColumns {
	readonly id: readonly string[];
	readonly removed: readonly number[];
	/** Numbers that rise are kept as steps from the one before. */
	readonly place: readonly number[];
	readonly joinedAt: readonly number[];
	readonly label: readonly string[];
}

interface AnswerColumns {
	/** By the seat's place, which is never given twice; the id itself where there is no such seat. */
	readonly seat: readonly (number | string)[];
	readonly place: readonly number[];
	readonly seq: readonly number[];
	readonly at: readonly number[];
	/** What comes behind these numbers, each text once, and which of them each row has. */
	readonly tails: readonly string[];
	readonly tail: readonly number[];
}

/** Seat id → place, as the stored seats say. */
export function placesOf(seats: Rows): Map<string, number> {
	return new Map(
		Object.entries(seats).map(([id, stored]) => [id, seatParts(stored).place]),
	);
}

/** Null: these texts would not come out as they are. */
export async function packSeats(rows: Rows): Promise<Buffer | null> {
	const all = Object.entries(rows)
		.map(([id, stored]) => ({ id, ...seatParts(stored) }))
		.sort((one, other) => one.place - other.place);
	await turn();
	const columns: SeatColumns = {
		id: all.map(({ id }) => id),
		removed: all.map(({ removed }) => removed),
		place: stepsOf(all.map(({ place }) => place)),
		joinedAt: stepsOf(all.map(({ joinedAt }) => joinedAt)),
		label: all.map(({ label }) => label),
	};
	return packedIf(columns, rows, () => seatsFrom(columns));
}

export async function unpackSeats(packed: Buffer): Promise<Rows> {
	return seatsFrom(await columnsIn<SeatColumns>(packed));
}

/** `places`: of the room's seats. Null: these texts would not come out as they are. */
export async function packAnswers(
	rows: Rows,
	places: ReadonlyMap<string, number>,
): Promise<Buffer | null> {
	const all = Object.entries(rows)
		.map(([id, stored]) => ({ id, ...answerParts(stored) }))
		.sort((one, other) => one.place - other.place);
	await turn();
	const tails = new Map<string, number>();
	for (const { tail } of all) if (!tails.has(tail)) tails.set(tail, tails.size);
	const columns: AnswerColumns = {
		seat: all.map(({ id }) => places.get(id) ?? id),
		place: stepsOf(all.map(({ place }) => place)),
		seq: all.map(({ seq }) => seq),
		at: stepsOf(all.map(({ at }) => at)),
		tails: [...tails.keys()],
		tail: all.map(({ tail }) => tails.get(tail) ?? 0),
	};
	return packedIf(columns, rows, () => answersFrom(columns, places));
}

/** `places`: of the room's seats, read after what is packed. An answer whose seat is not there any more is not told. */
export async function unpackAnswers(
	packed: Buffer,
	places: ReadonlyMap<string, number>,
): Promise<Rows> {
	return answersFrom(await columnsIn<AnswerColumns>(packed), places);
}

function seatParts(stored: string) {
	const { removed, place, joinedAt, label } = partsOf(stored);
	return {
		removed: Number(removed),
		place: Number(place),
		joinedAt: Number(joinedAt),
		label,
	};
}

function seatsFrom(columns: SeatColumns): Rows {
	const places = sumsOf(columns.place);
	const times = sumsOf(columns.joinedAt);
	return Object.fromEntries(
		columns.id.map((id, index) => [
			id,
			`${columns.removed[index]} ${places[index]} ${times[index]} ${columns.label[index]}`,
		]),
	);
}

/** See `lua/rows.lua`. The tail of a row with names begins with a comma, as no value does. */
function answerParts(stored: string) {
	const [, place, seq, at, tail = ""] =
		/^(\d+) (\d+) (\d+) (.*)$/s.exec(stored) ??
		/^{"place":(\d+),"seq":(\d+),"at":(\d+)(,.*)$/s.exec(stored) ??
		[];
	return { place: Number(place), seq: Number(seq), at: Number(at), tail };
}

function answersFrom(
	columns: AnswerColumns,
	seatPlaces: ReadonlyMap<string, number>,
): Rows {
	const ids = new Map([...seatPlaces].map(([id, place]) => [place, id]));
	const places = sumsOf(columns.place);
	const times = sumsOf(columns.at);
	return Object.fromEntries(
		columns.seat.flatMap((seat, index) => {
			const id = typeof seat === "string" ? seat : ids.get(seat);
			if (id === undefined) return [];
			const [place, seq, at] = [
				places[index],
				columns.seq[index],
				times[index],
			];
			const tail = columns.tails[columns.tail[index] ?? 0] ?? "";
			return [
				[
					id,
					tail.startsWith(",")
						? `{"place":${place},"seq":${seq},"at":${at}${tail}`
						: `${place} ${seq} ${at} ${tail}`,
				],
			];
		}),
	);
}

function stepsOf(numbers: readonly number[]): number[] {
	return numbers.map((one, index) => one - (numbers[index - 1] ?? 0));
}

function sumsOf(steps: readonly number[]): number[] {
	let sum = 0;
	return steps.map((step) => {
		sum += step;
		return sum;
	});
}

/** Others have their turns in between: a hall's rows take some ms each time. */
async function packedIf(
	columns: SeatColumns | AnswerColumns,
	rows: Rows,
	unpacked: () => Rows,
): Promise<Buffer | null> {
	await turn();
	const back = unpacked();
	await turn();
	if (!isSame(back, rows)) return null;
	await turn();
	return bytesOf(columns);
}

/** Also where two seats have one place, or a text is none that this program writes. */
function isSame(one: Rows, other: Rows): boolean {
	const ids = Object.keys(other);
	return (
		ids.length === Object.keys(one).length &&
		ids.every((id) => one[id] === other[id])
	);
}

async function bytesOf(columns: SeatColumns | AnswerColumns): Promise<Buffer> {
	const text = JSON.stringify({ v: packedFormat, ...columns });
	return compress(text, {
		params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
	});
}

async function columnsIn<T>(packed: Buffer): Promise<T> {
	const { v, ...columns } = JSON.parse(String(await decompress(packed)));
	if (v !== packedFormat)
		throw new Error(
			`Redis: rows are packed in a form (${v}) that only a newer Lectern can read`,
		);
	return columns;
}
