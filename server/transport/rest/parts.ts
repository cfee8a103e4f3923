import type { ResultsInParts } from "../../room/results.ts";

/** The JSON of results, a student at a time: it parses when the last part is there, and not before. */
export function* jsonParts(results: ResultsInParts): Generator<string> {
	const { students, ...rest } = results;
	yield `${JSON.stringify(rest).slice(0, -1)},"students":[`;
	let between = "";
	for (const student of students) {
		yield between + JSON.stringify(student);
		between = ",";
	}
	yield "]}";
}
