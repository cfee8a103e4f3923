import * as v from "valibot";

/** How a table of results is written. Without any of it: as it always was. */
export const TableQuery = v.object({
	separator: v.optional(
		v.pipe(
			v.picklist(["comma", "semicolon", "tab"]),
			v.description("What separates cells"),
		),
		"comma",
	),
	decimal: v.optional(
		v.pipe(
			v.picklist(["point", "comma"]),
			v.description(
				"What decimals have; without it a comma where the semicolon separates cells, else a point",
			),
		),
	),
	heads: v.optional(
		v.pipe(
			v.picklist(["numbers", "texts"]),
			v.description("Whether heads have the questions' texts, too"),
		),
		"numbers",
	),
	ids: v.optional(
		v.pipe(
			v.picklist(["plain", "text"]),
			v.description(
				'`text`: what a spreadsheet would take for a number or a date, as 00123 or 3-4, is written as ="00123"',
			),
		),
		"plain",
	),
});
export type TableQuery = v.InferOutput<typeof TableQuery>;

/** What a workbook is made with. */
export const WorkbookQuery = v.object({
	zone: v.optional(
		v.pipe(
			v.string(),
			v.maxLength(64),
			v.check(isZone, "the name of a time zone, as in Europe/Zurich"),
			v.description("In which time zone its times are"),
		),
		"UTC",
	),
});

function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat("en", { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

/** What of each student goes into a plain gradebook, and as what their names are taken. */
export const GradesQuery = v.object({
	by: v.optional(
		v.pipe(
			v.picklist(["email", "idnumber", "username", "name"]),
			v.description("What names are; `email`: other names are left out"),
		),
		"email",
	),
	fill: v.optional(
		v.pipe(
			v.picklist(["points", "percent", "place"]),
			v.description("What the grade is"),
		),
		"points",
	),
});
export type GradesQuery = v.InferOutput<typeof GradesQuery>;
