import type { Json } from "../../../shared/json.ts";
import type { AnswerRow, Said } from "../room-store.ts";
import { textsOf } from "../said.ts";

/** As three arguments of a script that composes rows: see `lua/rows.lua`. */
export function saidArguments(said: Said): [string, string, string] {
	const { value, groups, more } = textsOf(said);
	return [value, groups ?? "", more ?? ""];
}

/** An answer as `lua/rows.lua` composes it, but for its value's size. */
interface NamedRow extends Said {
	readonly place: number;
	readonly seq: number;
	readonly at: number;
}

export function readRow(stored: string): NamedRow {
	if (stored.startsWith("{")) return JSON.parse(stored) as NamedRow;
	// The value comes last: a text has spaces of its own.
	const [, place, seq, at, value = ""] =
		/^(\d+) (\d+) (\d+) (.*)$/s.exec(stored) ?? [];
	return {
		place: Number(place),
		seq: Number(seq),
		at: Number(at),
		value: JSON.parse(value) as Json,
	};
}

function answerOf(
	seat: string,
	round: number,
	{ seq, at, value, groups, more }: NamedRow,
): AnswerRow {
	const row = { seat, round, seq, at, value };
	if (groups === undefined && more === undefined) return row;
	return { ...row, ...(groups && { groups }), ...(more && { more }) };
}

export function rowOf(seat: string, round: number, stored: string): AnswerRow {
	return answerOf(seat, round, readRow(stored));
}

/** Seat id → what is stored, as answers in the order in which they were first stored. */
export function rowsOf(
	round: number,
	stored: Readonly<Record<string, string>>,
): AnswerRow[] {
	return Object.entries(stored)
		.map(([seat, text]) => ({ seat, row: readRow(text) }))
		.sort((one, other) => one.row.place - other.row.place)
		.map(({ seat, row }) => answerOf(seat, round, row));
}

/** The seats whose answers were first stored behind this place, in that order. */
export function seatsBehind(
	stored: Readonly<Record<string, string>>,
	place: number,
): { seat: string; place: number }[] {
	return Object.entries(stored)
		.map(([seat, text]) => ({ seat, place: placeIn(text) }))
		.filter((one) => one.place > place)
		.sort((one, other) => one.place - other.place);
}

/** The value need not be read for it. */
function placeIn(stored: string): number {
	return stored.startsWith("{")
		? readRow(stored).place
		: Number.parseInt(stored, 10);
}
