import "./point.css";
import { grid, type PointCounts } from "../../../shared/kinds/point/cells.ts";
import { whole } from "../../../shared/kinds/point/regions.ts";
import { placed } from "./Plate.tsx";
import * as words from "./words.en.ts";

const { columns, rows } = grid;

/** Of the picture's width, in per cent: the dot of the cell with most answers, and the least that is seen. */
const largest = 8;
const least = 1.6;
/** A dot with room for its number. */
const roomy = 6;

export interface Spot {
	/** Row by row. */
	readonly cell: number;
	readonly count: number;
	readonly middle: readonly [x: number, y: number];
	readonly name: string;
}

/** The cells in which somebody pointed, most first. */
export function spotsIn({ cells }: PointCounts): Spot[] {
	return cells
		.map((count, cell) => ({
			...cellNamed(cell % columns, Math.floor(cell / columns)),
			cell,
			count,
		}))
		.filter(({ count }) => count > 0)
		.sort((one, other) => other.count - one.count);
}

export function cellNamed(column: number, row: number) {
	const middle = [
		((column + 0.5) * whole) / columns,
		((row + 0.5) * whole) / rows,
	] as const;
	return { middle, name: words.cell(column + 1, row + 1, [columns, rows]) };
}

/** A dot in each of these cells: its area says how many pointed there, and where it is large enough its number. */
export function Heat({
	counts,
	isNumbered,
}: {
	readonly counts: PointCounts;
	readonly isNumbered?: boolean;
}) {
	const spots = spotsIn(counts);
	const most = spots[0]?.count ?? 1;
	return (
		<div class="heat" aria-hidden="true">
			{spots.map(({ cell, count, middle }) => {
				const across = Math.max(least, largest * Math.sqrt(count / most));
				return (
					<i
						key={cell}
						class="heat-dot"
						style={{
							...placed(middle),
							width: `${across}%`,
							paddingTop: `${across}%`,
						}}
					>
						{isNumbered && across >= roomy && <b class="number">{count}</b>}
					</i>
				);
			})}
		</div>
	);
}

/** The cell of a group in words. */
export function sayGroup(group: string): string {
	const [column = 0, row = 0] = group.split("-").map(Number);
	return cellNamed(column, row).name;
}
