import type { Distribution, Tally } from "../kind.ts";
import { type Point, type Region, tolerance, whole } from "./regions.ts";

/**
 * Answers are counted by cells of the picture. All of them are no more groups than are told (`limits.groupsTold`), so none is ever left
 * out, in a hall of any size.
 */
export const grid = { columns: 16, rows: 12 } as const;

export interface PointCounts extends Distribution {
	/** By cell, row by row. */
	readonly cells: readonly number[];
	/** How many pointed at a right place; not there as long as nobody may know, or where no place is right. */
	readonly right?: number;
}

const cellOf = (at: number, count: number) => Math.floor((at * count) / whole);

const nameOf = (column: number, row: number) => `${column}-${row}`;

export const groupOf = ([x, y]: Point) =>
	nameOf(cellOf(x, grid.columns), cellOf(y, grid.rows));

export function countCells({ answered, groups, right }: Tally): PointCounts {
	const { columns, rows } = grid;
	return {
		answered,
		cells: Array.from(
			{ length: columns * rows },
			(_, cell) =>
				groups[nameOf(cell % columns, Math.floor(cell / columns))] ?? 0,
		),
		...(right !== undefined && { right }),
	};
}

/** The region in which with its tolerance are the answers of this group and no others; null for what is no group. */
export function regionOf(group: string): Region | null {
	const [, column = "", row = ""] = /^(\d{1,2})-(\d{1,2})$/.exec(group) ?? [];
	const across = inside(Number(column), grid.columns);
	const down = inside(Number(row), grid.rows);
	return column === "" || across === null || down === null
		? null
		: {
				shape: "box",
				x: across.from,
				width: across.size,
				y: down.from,
				height: down.size,
			};
}

/** From the first to the last thousandth of a column or row, less the tolerance on both sides. */
function inside(cell: number, count: number) {
	if (cell >= count) return null;
	const first = Math.ceil((cell * whole) / count);
	const last = Math.ceil(((cell + 1) * whole) / count) - 1;
	return {
		from: first + tolerance,
		size: last - first - 2 * tolerance,
	};
}
