import { Readable } from "node:stream";
import { zipLimits } from "../../../shared/gradebook.ts";
import { isRefusal } from "../../../shared/refusal.ts";
import { routes } from "../../../shared/routes.ts";
import { cutTable } from "../../../shared/words/files.en.ts";
import { csvParts, tableForm } from "../../files/results-csv.ts";
import { gradesParts } from "../../files/results-grades.ts";
import { sheetsOf } from "../../files/results-workbook.ts";
import { writeWorkbook } from "../../files/write-workbook.ts";
import { zoneOf } from "../../files/zone.ts";
import type { Gradebooks } from "../../live/gradebooks.ts";
import type { RoomResults } from "../../live/room-results.ts";
import { slices } from "../../live/slices.ts";
import { jsonParts } from "./parts.ts";
import { away, type Route, serve } from "./route.ts";

const refusals = {
	400: { is: "A query that is none" },
	401: { is: "Not signed in" },
	404: { is: "No such room in this library" },
	429: { is: "Too much from this browser at once" },
	...away,
};
const attached = { "Content-Disposition": "attachment, and its name" };

/** A room's results as files, and the gradebooks that they are filled into. `path`: under which all addresses are. */
export function exportRoutes(
	results: RoomResults,
	gradebooks: Gradebooks,
	path: string,
): Route[] {
	return [
		serve(routes.rooms.results)({
			summary:
				"Results so far: per question and per student. `?download=1` gives a file.",
			who: "instructor",
			isDear: true,
			replies: {
				200: {
					is: "The results",
					headers: {
						"Content-Disposition": "With `download`: attachment, and its name",
						Link: "With `download`: where its form is described",
					},
				},
				...refusals,
			},
			async run({ instructor, params, query }) {
				const found = await results.of(instructor.id, params.id);
				if (isRefusal(found)) return found;
				const headers =
					query.download === undefined
						? {}
						: {
								...attachment(found.room.code, "json"),
								Link: `<${path}${routes.server.document.path}>; rel="describedby"`,
							};
				return { status: 200, stream: { parts: jsonParts(found) }, headers };
			},
		}),
		serve(routes.rooms.table)({
			summary:
				"The same as a table: one row per student, then one per answer's column. Formulas are defused.",
			who: "instructor",
			isDear: true,
			replies: {
				200: {
					is: "The table: UTF-8 with a byte order mark, CRLF, commas where nothing else is asked for. Columns Name, Points, Place, Removed, then for each round the chosen letters and the points.",
					headers: attached,
				},
				...refusals,
			},
			async run({ instructor, params, query }) {
				const found = await results.of(instructor.id, params.id);
				if (isRefusal(found)) return found;
				return {
					status: 200,
					stream: { parts: csvParts(found, tableForm(query)), cut: cutTable },
					headers: attachment(found.room.code, "csv"),
				};
			},
		}),
		serve(routes.rooms.workbook)({
			summary:
				"The same as a workbook of Excel: students, questions with their figures, votes, and one row per answer.",
			who: "instructor",
			isDear: true,
			replies: {
				200: {
					is: "The workbook: numbers are numbers, times are times of the zone, names are words",
					headers: attached,
				},
				...refusals,
			},
			async run({ instructor, params, query: { zone } }) {
				const found = await results.of(instructor.id, params.id);
				if (isRefusal(found)) return found;
				const analysis = await results.analysis(instructor.id, params.id);
				if (isRefusal(analysis)) return analysis;
				const file = writeWorkbook(sheetsOf(found, analysis, zone), {
					turn: slices(),
					aheadAt: zoneOf(zone),
				});
				const headers = attachment(found.room.code, "xlsx");
				return { status: 200, file, headers };
			},
		}),
		serve(routes.rooms.grades)({
			summary:
				"A gradebook that Moodle imports: what tells the student, the grade, a feedback.",
			who: "instructor",
			isDear: true,
			replies: {
				200: {
					is: "The table: UTF-8 with a byte order mark, commas, CRLF. Students who were removed are not in it",
					headers: attached,
				},
				...refusals,
			},
			async run({ instructor, params, query }) {
				const found = await results.of(instructor.id, params.id);
				if (isRefusal(found)) return found;
				const analysis = await results.analysis(instructor.id, params.id);
				if (isRefusal(analysis)) return analysis;
				const possible = analysis.points?.possible ?? 0;
				return {
					status: 200,
					stream: {
						parts: gradesParts(found, query, possible),
						cut: cutTable,
					},
					headers: attachment(`${found.room.code}-grades`, "csv"),
				};
			},
		}),
		serve(routes.rooms.previewGradebook)({
			summary:
				"What would come of a gradebook of one's own, which is the body: who is found in it, and who is not. Nothing of it is kept.",
			...sent,
			replies: { 200: { is: "What would come of it" }, ...ofFiles },
			async run({ instructor, params, body, query }) {
				const { id } = params;
				const done = await gradebooks.read(
					instructor.id,
					id,
					body,
					query,
					false,
				);
				if (isRefusal(done)) return done;
				if (done.is !== "preview")
					throw new Error("a file without being asked");
				return { status: 200, body: done.told };
			},
		}),
		serve(routes.rooms.fillGradebook)({
			summary:
				"A gradebook of one's own, which is the body, with one column filled and every other byte as it was. Nothing of it is kept.",
			...sent,
			replies: {
				200: { is: "The very file", headers: attached },
				...ofFiles,
			},
			async run({ instructor, params, body, query }) {
				const { id } = params;
				const done = await gradebooks.read(
					instructor.id,
					id,
					body,
					query,
					true,
				);
				if (isRefusal(done)) return done;
				if (done.is !== "file") throw new Error("no file, though asked");
				return {
					status: 200,
					file: Readable.from([done.bytes], { objectMode: false }),
					headers: attachment("gradebook", done.form),
				};
			},
		}),
	];
}

const sent = { who: "instructor", mostBytes: zipLimits.bytes } as const;
const ofFiles = {
	...refusals,
	400: { is: "A query that is none, or no table: `detail` says why" },
	403: { is: "Called from another site's page" },
	413: { is: `Over ${zipLimits.bytes / 2 ** 20} MiB` },
	415: { is: "Neither CSV nor an Excel file" },
};

function attachment(name: string, ending: string): Record<string, string> {
	return {
		"Content-Disposition": `attachment; filename="lectern-${name}.${ending}"`,
	};
}
