import type { Gradebook, GradebookQuery } from "../../shared/gradebook.ts";
import { defused } from "./defused.ts";
import { FileFault } from "./fault.ts";
import { compare, type Graded } from "./gradebook.ts";
import { readSeparated } from "./separated.ts";
import type { Table } from "./table.ts";
import { Workbook } from "./workbook.ts";

/** A gradebook, and what is to be done with it. */
export interface Job {
	readonly file: Uint8Array;
	readonly students: readonly Graded[];
	/** The head of a new column. */
	readonly title: string;
	readonly query: Pick<GradebookQuery, "by" | "into" | "sheet">;
	/** The file, filled; else what would come of it. */
	readonly isFilled: boolean;
}

export type Done =
	| { readonly is: "preview"; readonly told: Gradebook }
	| {
			readonly is: "file";
			readonly form: FileForm;
			readonly bytes: Uint8Array;
	  };
export type FileForm = "csv" | "xlsx";

/** Does one such job; what is wrong with the file is thrown as a `FileFault`. */
export async function doJob(job: Job): Promise<Done> {
	const { students, query, title, isFilled } = job;
	const { form, sheets, sheet, table } = await open(job.file, query.sheet);
	const { told, filled } = compare(table, students, query, defused(title));
	if (!isFilled) return { is: "preview", told: { ...told, sheets, sheet } };
	return { is: "file", form, bytes: await table.fill(filled) };
}

interface Opened {
	readonly form: FileForm;
	readonly sheets: string[];
	readonly sheet: number;
	readonly table: Table;
}

async function open(file: Uint8Array, wanted?: number): Promise<Opened> {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
	if (startsWith(bytes, [0x50, 0x4b])) {
		const book = await Workbook.open(bytes);
		const sheets = [...book.sheets];
		const [sheet, table] =
			wanted === undefined
				? await firstTable(book)
				: [wanted, await book.table(wanted)];
		return { form: "xlsx", sheets, sheet, table };
	}
	// The old files of Excel, and new ones with a password.
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
		throw new FileFault("file-xls");
	return { form: "csv", sheets: [], sheet: 0, table: readSeparated(bytes) };
}

/** The first sheet that holds anything. */
async function firstTable(book: Workbook): Promise<[number, Table]> {
	for (const sheet of book.sheets.keys())
		try {
			return [sheet, await book.table(sheet)];
		} catch (error) {
			const isEmpty = error instanceof FileFault && error.why === "file-empty";
			if (!isEmpty) throw error;
		}
	throw new FileFault("file-empty");
}

function startsWith(bytes: Buffer, mark: readonly number[]): boolean {
	return mark.every((byte, at) => bytes[at] === byte);
}
