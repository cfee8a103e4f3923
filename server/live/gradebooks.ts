import type { GradebookQuery } from "../../shared/gradebook.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { Done } from "../files/open.ts";
import { gradeOf } from "../files/results-grades.ts";
import type { FileReader } from "./file-reader.ts";
import type { RoomResults } from "./room-results.ts";

/** Fills an instructor's own gradebook with what the students of a room have. Nothing of the file is kept. */
export class Gradebooks {
	readonly #results: RoomResults;
	readonly #reader: FileReader;

	constructor(results: RoomResults, reader: FileReader) {
		this.#results = results;
		this.#reader = reader;
	}

	/** The file with one column filled, or what would come of it. Removed students are not in it. */
	async read(
		owner: string,
		room: string,
		file: Uint8Array,
		query: GradebookQuery,
		isFilled: boolean,
	): Promise<Done | Refusal> {
		const analysis = await this.#results.analysis(owner, room);
		if (isRefusal(analysis)) return analysis;
		const overview = await this.#results.overview(owner, room);
		if (isRefusal(overview)) return overview;
		const rows = await this.#results.students(owner, room);
		if (isRefusal(rows)) return rows;
		const possible = analysis.points?.possible ?? 0;
		const students = rows.students.flatMap((row) =>
			row.removed
				? []
				: [{ name: row.name, value: gradeOf(row, query.fill, possible) }],
		);
		const { title } = overview.room;
		return this.#reader.read({ file, students, title, query, isFilled }, owner);
	}
}
