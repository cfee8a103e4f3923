import {
	type Gradebook,
	type GradebookQuery,
	type Names,
	namesTold,
} from "../../shared/gradebook.ts";
import { FileFault } from "./fault.ts";
import type { Filled, Table } from "./table.ts";

/** A student of the room, and what is filled in; null: nothing. */
export interface Graded {
	readonly name: string;
	readonly value: number | null;
}

export type Wanted = Pick<GradebookQuery, "by" | "into">;

/** What a gradebook's column would be, and what of it is told before. `title`: the head of a new column. */
export interface Compared {
	readonly told: Omit<Gradebook, "sheets" | "sheet">;
	readonly filled: Filled;
}

/** So many are shown of what is filled in. */
const shown = 5;
/** So many columns are tried, when none is chosen, as those that tell the student. */
const tried = 40;

/** Compares a table with the students of a room, by what its columns say, letter by letter. */
export function compare(
	table: Table,
	students: readonly Graded[],
	{ by: chosen, into }: Wanted,
	title: string,
): Compared {
	const { rows, width } = table;
	const head = headOf(table);
	const isOwn = ownRowsOf(rows[head] ?? []);
	const graded = rows
		.map((row, index) => ({ row, index }))
		.slice(head + 1)
		.filter(({ row }) => row.some((cell) => cell.trim() !== "") && !isOwn(row));
	const byName = gather(students, ({ name }) => plain(name));
	const by = chosen ?? bestOf(graded, width, byName);
	const column = into === "new" ? width : into;
	if (by.some((one) => one >= width) || column > width)
		throw new FileFault("no-such-column");
	if (by.includes(column)) throw new FileFault("column-tells-students");

	const byRow = gather(graded, ({ row }) => nameIn(row, by, byName));
	const cells = new Map<number, number>();
	const examples: Gradebook["examples"] = [];
	const twice: string[] = [];
	let matched = 0;
	let replaced = 0;
	for (const [name, [student, ...others]] of byName) {
		const [found, ...more] = byRow.get(name) ?? [];
		if (found === undefined || student === undefined) continue;
		if (others.length + more.length > 0) {
			twice.push(name);
			continue;
		}
		matched += 1;
		const { value } = student;
		if (value === null) continue;
		const was = found.row[column]?.trim() ?? "";
		if (was !== "" && Number(was.replace(",", ".")) !== value) replaced += 1;
		if (examples.length < shown) examples.push({ name, was, now: value });
		cells.set(found.index, value);
	}
	const names = [...byRow.keys()].filter((name) => name !== "");
	return {
		told: {
			columns: Array.from({ length: width }, (_, at) => ({
				head: rows[head]?.[at]?.trim() ?? "",
				example:
					graded
						.find(({ row }) => (row[at]?.trim() ?? "") !== "")
						?.row[at]?.trim() ?? "",
			})),
			rows: graded.length,
			by,
			matched,
			replaced,
			notInFile: some([...byName.keys()].filter((name) => !byRow.has(name))),
			notInRoom: some(names.filter((name) => !byName.has(name))),
			twice: some(twice),
			unnamed: byRow.get("")?.length ?? 0,
			examples,
		},
		filled: {
			column,
			cells,
			...(column === width && { head: { row: head, text: title } }),
		},
	};
}

interface Found {
	readonly row: readonly string[];
	readonly index: number;
}

/** Titles may stand above it, in a cell of their own. */
function headOf({ rows, width }: Table): number {
	const least = Math.min(width, 2);
	const head = rows.findIndex(
		(row) => row.filter((cell) => cell.trim() !== "").length >= least,
	);
	if (head === -1) throw new FileFault("file-empty");
	return head;
}

/** Rows of Canvas that are of no student: what can be had, and the student that teachers try things with. */
function ownRowsOf(head: readonly string[]) {
	const isCanvas = ["Student", "ID", "Section"].every((name) =>
		head.includes(name),
	);
	return ([first = ""]: readonly string[]) =>
		isCanvas &&
		["Points Possible", "Student, Test", "Test Student"].includes(first.trim());
}

/** As the room keeps names: composed, with single spaces. */
function plain(text: string): string {
	return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** What the row says that its student is called. "Lovelace, Ada" is Ada Lovelace where the room has nobody of that name. */
function nameIn(
	row: readonly string[],
	by: readonly number[],
	byName: ReadonlyMap<string, unknown>,
): string {
	const name = plain(by.map((column) => row[column] ?? "").join(" "));
	const [, last = "", first = ""] = /^([^,]+), ([^,]+)$/.exec(name) ?? [];
	const turned = `${first} ${last}`;
	return !byName.has(name) && byName.has(turned) ? turned : name;
}

/** The column, or the two side by side, in which most students are found. */
function bestOf(
	rows: readonly Found[],
	width: number,
	byName: ReadonlyMap<string, unknown>,
): number[] {
	const columns = Array.from({ length: Math.min(width, tried) }, (_, at) => at);
	const pairs = columns.slice(1).flatMap((at) => [
		[at - 1, at],
		[at, at - 1],
	]);
	let best = { by: [0], found: 0 };
	for (const by of [...columns.map((at) => [at]), ...pairs]) {
		const names = new Set(rows.map(({ row }) => nameIn(row, by, byName)));
		const found = [...names].filter((name) => byName.has(name)).length;
		if (found > best.found) best = { by, found };
	}
	return best.by;
}

function gather<T>(all: readonly T[], nameOf: (one: T) => string) {
	const found = new Map<string, T[]>();
	for (const one of all) {
		const name = nameOf(one);
		const same = found.get(name);
		if (same === undefined) found.set(name, [one]);
		else same.push(one);
	}
	return found;
}

function some(names: readonly string[]): Names {
	return { count: names.length, first: names.slice(0, namesTold) };
}
