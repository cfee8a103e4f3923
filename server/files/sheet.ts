import { FileFault } from "./fault.ts";
import { type Filled, type Table, tableLimits } from "./table.ts";
import { escapeXml, readXml } from "./xml.ts";

/** Where a cell stands in the XML. */
interface Place {
	readonly column: number;
	readonly start: number;
	readonly end: number;
	readonly style: string | undefined;
	readonly hasFormula: boolean;
}

interface Row {
	/** As spreadsheets count them, from 1. */
	readonly number: number;
	readonly cells: readonly Place[];
	/** Where its content ends; null where it is written as an empty element. */
	readonly end: number | null;
	/** `x:`, where all names have one. */
	readonly prefix: string;
}

/** What stands in a cell while it is read. */
interface Open {
	readonly column: number;
	readonly start: number;
	readonly type: string;
	readonly style: string | undefined;
	hasFormula: boolean;
	value: string;
	text: string;
}

/** One sheet of a workbook. `texts`: what its cells say by number. `save`: the workbook with another XML in its place. */
export function readSheet(
	xml: string,
	texts: readonly string[],
	save: (xml: string) => Buffer,
): Table {
	const { places, rows, width, dimension } = parse(xml, texts);
	if (rows.every((row) => row.every((cell) => cell.trim() === "")))
		throw new FileFault("file-empty");
	return {
		rows,
		width,
		fill: (filled) => save(fill(xml, places, width, dimension, filled)),
	};
}

function parse(xml: string, texts: readonly string[]) {
	const places: Row[] = [];
	const rows: string[][] = [];
	let width = 0;
	let count = 0;
	let dimension: number | null = null;
	let said: string[] = [];
	let cells: Place[] = [];
	let number = 0;
	let prefix = "";
	let cell: Open | null = null;
	let inside = "";
	let spoken = 0;
	readXml(xml, {
		open: (tag, attributes, at) => {
			const start = xml.lastIndexOf("<", at - 1);
			if (tag === "dimension") dimension = start;
			else if (tag === "row") {
				number = Number(attributes.r ?? number + 1);
				prefix = /^<(\w+:)?/.exec(xml.slice(start, start + 40))?.[1] ?? "";
				said = [];
				cells = [];
			} else if (tag === "c") {
				const before = cells.at(-1)?.column ?? -1;
				const { r, t = "n", s } = attributes;
				const column = r === undefined ? before + 1 : columnOf(r);
				count += 1;
				if (count > tableLimits.cells || column >= tableLimits.columns)
					throw new FileFault("file-many-cells", { ...tableLimits });
				cell = {
					column,
					start,
					type: t,
					style: s,
					hasFormula: false,
					value: "",
					text: "",
				};
			} else if (tag === "f" && cell !== null) cell.hasFormula = true;
			if (tag === "rPh") spoken += 1;
			inside = tag;
		},
		close: (tag, at) => {
			inside = "";
			if (tag === "rPh") spoken -= 1;
			if (tag === "c" && cell !== null) {
				const { column, start, style, hasFormula } = cell;
				cells.push({ column, start, end: at, style, hasFormula });
				while (said.length < column) said.push("");
				said[column] = sayCell(cell, texts);
				width = Math.max(width, column + 1);
				cell = null;
			} else if (tag === "row") {
				const close = xml.lastIndexOf("<", at - 1);
				const end = xml[close + 1] === "/" ? close : null;
				places.push({ number, cells, end, prefix });
				rows.push(said);
			}
		},
		text: (text) => {
			if (cell === null) return;
			if (inside === "v") cell.value += text;
			else if (inside === "t" && spoken === 0) cell.text += text;
		},
	});
	return { places, rows, width, dimension: dimension as number | null };
}

function sayCell({ type, value, text }: Open, texts: readonly string[]) {
	switch (type) {
		case "s":
			return texts[Number(value)] ?? "";
		case "inlineStr":
			return text;
		case "b":
			return value === "1" ? "TRUE" : "FALSE";
		case "n":
			// 2.0123456E7 is how some write a long id.
			return /e/i.test(value) ? String(Number(value)) : value;
		default:
			return value;
	}
}

function fill(
	xml: string,
	places: readonly Row[],
	width: number,
	dimension: number | null,
	{ column, cells, head }: Filled,
): string {
	const parts: string[] = [];
	let done = 0;
	const put = (from: number, to: number, part: string) => {
		parts.push(xml.slice(done, from), part);
		done = to;
	};
	if (dimension !== null && column >= width) {
		const end = xml.indexOf(">", dimension);
		const tag = xml.slice(dimension, end);
		put(dimension, end, widened(tag, column));
	}
	for (const [index, row] of places.entries()) {
		const value = cells.get(index);
		const title = head?.row === index ? head.text : undefined;
		if ((value ?? title) === undefined || row.end === null) continue;
		const there = row.cells.find((cell) => cell.column === column);
		if (there?.hasFormula) throw new FileFault("column-has-formulas");
		const left = row.cells.filter((cell) => cell.column < column).at(-1);
		const style = there?.style ?? (column >= width ? left?.style : undefined);
		const name = `${row.prefix}c`;
		const at = `<${name} r="${nameOf(column)}${row.number}"${style === undefined ? "" : ` s="${escapeXml(style)}"`}`;
		const written =
			value !== undefined
				? `${at}><${row.prefix}v>${value}</${row.prefix}v></${name}>`
				: `${at} t="inlineStr"><${row.prefix}is><${row.prefix}t xml:space="preserve">${escapeXml(title ?? "")}</${row.prefix}t></${row.prefix}is></${name}>`;
		const right = row.cells.find((cell) => cell.column > column);
		const from = there?.start ?? right?.start ?? row.end;
		put(from, there?.end ?? from, written);
	}
	parts.push(xml.slice(done));
	return parts.join("");
}

/** "B12" is 1: which column a cell's name tells, from 0. */
function columnOf(name: string): number {
	const letters = /^[A-Z]{1,3}/.exec(name)?.[0] ?? "";
	if (letters === "") throw new FileFault("file-damaged");
	let column = 0;
	for (const letter of letters)
		column = column * 26 + letter.charCodeAt(0) - 64;
	return column - 1;
}

/** 1 is "B". */
export function nameOf(column: number): string {
	const rest = Math.floor(column / 26);
	const last = String.fromCharCode(65 + (column % 26));
	return rest === 0 ? last : nameOf(rest - 1) + last;
}

/** Which cells there are, as the sheet's first line tells readers, with one column more. */
function widened(tag: string, column: number): string {
	return tag.replace(/:[A-Z]+(\d+)/, `:${nameOf(column)}$1`);
}
