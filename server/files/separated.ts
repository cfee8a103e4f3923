import { type Coded, decode } from "./coding.ts";
import { FileFault } from "./fault.ts";
import { type Filled, type Table, tableLimits } from "./table.ts";

const separators = [",", ";", "\t", "|"];
/** So many lines tell what separates their cells. */
const tried = 50;

/** Where a cell begins and ends in the text, quotes and all. */
interface Span {
	readonly start: number;
	readonly end: number;
}
type Row = readonly Span[];

/** A file of cells that a character separates, as spreadsheets and gradebooks write them. */
export function readSeparated(file: Uint8Array): Table {
	const coded = decode(file);
	if (coded === null) throw new FileFault("file-no-table");
	const { text } = coded;
	const said = /^sep=(.)\r?\n/.exec(text);
	const from = said?.[0].length ?? 0;
	const separator = said?.[1] ?? separatorOf(text, from);
	const spans = rowsOf(text, separator, from);
	const rows = spans.map((row) =>
		row.map((span) => coded.read(contentOf(text, span))),
	);
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	if (rows.every((row) => row.every((cell) => cell.trim() === "")))
		throw new FileFault("file-empty");
	const comma = hasDecimalComma(rows);
	return {
		rows,
		width,
		fill: (filled) =>
			coded.bytes(fill(coded, { spans, separator, width, comma }, filled)),
	};
}

interface Form {
	readonly spans: readonly Row[];
	readonly separator: string;
	readonly width: number;
	readonly comma: boolean;
}

function fill(
	{ text, write }: Coded,
	{ spans, separator, width, comma }: Form,
	{ column, cells, head }: Filled,
): string {
	const parts: string[] = [];
	let done = 0;
	const put = (from: number, to: number, part: string) => {
		parts.push(text.slice(done, from), part);
		done = to;
	};
	for (const [row, found] of spans.entries()) {
		const last = found.at(-1);
		if (last === undefined || isBlank(text, found)) continue;
		const cell = cells.get(row);
		const said =
			cell !== undefined
				? sayNumber(cell, comma)
				: head?.row === row
					? write(head.text)
					: null;
		const there = found[column];
		if (there !== undefined) {
			if (said === null) continue;
			const isQuoted = text[there.start] === '"';
			put(there.start, there.end, quoted(said, separator, isQuoted));
		} else if (said !== null || column >= width) {
			const missing = separator.repeat(column - found.length + 1);
			const isQuoted = said !== null && text[last.start] === '"';
			put(
				last.end,
				last.end,
				missing + quoted(said ?? "", separator, isQuoted),
			);
		}
	}
	parts.push(text.slice(done));
	return parts.join("");
}

function sayNumber(cell: number, comma: boolean): string {
	return comma ? String(cell).replace(".", ",") : String(cell);
}

function quoted(said: string, separator: string, always: boolean): string {
	return always || /["\r\n]/.test(said) || said.includes(separator)
		? `"${said.replaceAll('"', '""')}"`
		: said;
}

function isBlank(text: string, row: Row): boolean {
	return row.length === 1 && row.every((span) => contentOf(text, span) === "");
}

function contentOf(text: string, { start, end }: Span): string {
	const cell = text.slice(start, end);
	if (!cell.startsWith('"')) return cell;
	const close = cell.lastIndexOf('"');
	return cell.slice(1, close).replaceAll('""', '"') + cell.slice(close + 1);
}

/** The one that makes most cells of lines that have equally many. */
function separatorOf(text: string, from: number): string {
	let best = { separator: ",", worth: 0 };
	for (const separator of separators) {
		const rows = rowsOf(text, separator, from, tried).filter(
			(row) => !isBlank(text, row),
		);
		const counts = rows.map((row) => row.length);
		const most = Math.max(...counts);
		const alike = counts.filter((count) => count === most).length;
		const worth = most === 1 ? 0 : (alike / counts.length) * Math.log2(most);
		if (worth > best.worth) best = { separator, worth };
	}
	return best.separator;
}

/** The cells of each line; a line may go on within quotes. `most`: the first so many, however the text goes on. */
function rowsOf(
	text: string,
	separator: string,
	from: number,
	most = Number.POSITIVE_INFINITY,
): Row[] {
	const rows: Row[] = [];
	let row: Span[] = [];
	let count = 0;
	let line = 1;
	for (let at = from; rows.length < most; ) {
		const start = at;
		if (text[at] === '"') {
			const close = closingQuote(text, at);
			if (close === -1) {
				if (most < Number.POSITIVE_INFINITY) break;
				throw new FileFault("file-open-quote", { line });
			}
			at = close + 1;
		}
		while (at < text.length && !isEnd(text[at], separator)) at += 1;
		row.push({ start, end: at });
		count += 1;
		if (count > tableLimits.cells || row.length > tableLimits.columns)
			throw new FileFault("file-many-cells", { ...tableLimits });
		if (at < text.length && text[at] === separator) {
			at += 1;
			continue;
		}
		rows.push(row);
		row = [];
		line += 1;
		if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
		at += 1;
		if (at >= text.length) break;
	}
	return rows;
}

function isEnd(letter: string | undefined, separator: string): boolean {
	return letter === separator || letter === "\n" || letter === "\r";
}

function closingQuote(text: string, open: number): number {
	for (let at = open + 1; ; at += 2) {
		at = text.indexOf('"', at);
		if (at === -1 || text[at + 1] !== '"') return at;
	}
}

/** Whether the numbers that are in the table already have a comma where others have a point. */
function hasDecimalComma(rows: Table["rows"]): boolean {
	let commas = 0;
	let points = 0;
	for (const row of rows)
		for (const cell of row) {
			if (/^\s*-?\d+,\d+\s*$/.test(cell)) commas += 1;
			else if (/^\s*-?\d+\.\d+\s*$/.test(cell)) points += 1;
		}
	return commas > points;
}
