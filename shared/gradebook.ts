import * as v from "valibot";

/** What an Excel file is called on the wire. */
export const workbookType =
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What a browser may say that a gradebook is; what it really is tell its bytes. */
export const gradebookTypes = [
	"text/csv",
	workbookType,
	"application/octet-stream",
] as const;

/** Of one file that somebody sends: in bytes, also unpacked; and what is in it. */
export const zipLimits = {
	bytes: 20 * 2 ** 20,
	entries: 200,
	/** What repeats itself more often was made to. */
	ratio: 200,
	/** Of what is smaller the ratio says nothing. */
	smallBytes: 2 ** 20,
} as const;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What of each student goes into a gradebook: points, their share of all that could be had in percent, or the place. */
export const Filling = v.picklist(["points", "percent", "place"]);
export type Filling = v.InferOutput<typeof Filling>;

const Column = v.pipe(
	v.string(),
	v.regex(/^\d{1,4}$/, "the number of a column, from 0"),
	v.transform(Number),
);

/** What is to be done with somebody's own gradebook, which is the body. */
export const GradebookQuery = v.object({
	fill: v.optional(
		v.pipe(Filling, v.description("What goes into the column")),
		"points",
	),
	sheet: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,3}$/, "the number of a sheet, from 0"),
			v.description(
				"Of a workbook: which sheet, from 0. Without it: the first that holds anything",
			),
			v.transform(Number),
		),
	),
	by: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d{1,4}(,\d{1,4})?$/, "numbers of one or two columns, from 0"),
			v.description(
				"Which column tells the student, from 0; two with a comma are a name in two columns. Without it: the one that fits most of the students",
			),
			v.transform((said) => said.split(",").map(Number)),
		),
	),
	into: v.optional(
		v.pipe(
			v.union([v.literal("new"), Column]),
			v.description("The column to be filled, from 0; `new`: one at the end"),
		),
		"new",
	),
});
export type GradebookQuery = v.InferOutput<typeof GradebookQuery>;

/** Names, the first few of so many. */
const Names = v.object({ count: Count, first: v.array(v.string()) });
export type Names = v.InferOutput<typeof Names>;

/** How many of them are told. */
export const namesTold = 200;

/** What would come of it. */
export const Gradebook = v.object({
	/** Of a workbook; empty for a file that is one table. */
	sheets: v.array(v.string()),
	/** Which of them it is of. */
	sheet: Count,
	/** What stands in its head, and below it first. */
	columns: v.array(v.object({ head: v.string(), example: v.string() })),
	/** Rows below the head that hold anything. */
	rows: Count,
	/** Which column tells the student, or which two. */
	by: v.array(Count),
	/** Students found in both. */
	matched: Count,
	/** Cells of them that hold something else now. */
	replaced: Count,
	/** Students of the room who are not in the file. */
	notInFile: Names,
	/** Of the file, who are not in the room: their rows stay as they are. */
	notInRoom: Names,
	/** Who are in the file, or in the room, more than once: nothing is filled in for them. */
	twice: Names,
	/** Rows in which the column is empty that tells the student. */
	unnamed: Count,
	/** The first of what is filled in. */
	examples: v.array(
		v.object({ name: v.string(), was: v.string(), now: v.number() }),
	),
});
export type Gradebook = v.InferOutput<typeof Gradebook>;
