/** A table that somebody's file holds, in which one column can be filled. */
export interface Table {
	/** Its rows, as read: what each cell says. Rows that hold nothing are there, too. */
	readonly rows: readonly (readonly string[])[];
	/** How many columns its widest row has. */
	readonly width: number;
	/**
	 * The file with these cells of this column, by row, and every other byte as it was. A column behind the last one is a new one, with
	 * this head in that row.
	 */
	fill(filled: Filled): Buffer | Promise<Buffer>;
}

export interface Filled {
	readonly column: number;
	readonly cells: ReadonlyMap<number, Cell>;
	/** Of a new column. */
	readonly head?: { readonly row: number; readonly text: string };
}

/** A number is one of the file's numbers: with a decimal comma where the others have it. */
export type Cell = number;

/** Of one file that is looked at. */
export const tableLimits = {
	cells: 1_000_000,
	columns: 1000,
} as const;
