import type { Json } from "../../../shared/json.ts";
import type { Results } from "../../../shared/rest.ts";

/** A student as the rehearsal knows it: by round, the last answer that was called saved. */
export interface Told {
	readonly name: string;
	readonly saved: ReadonlyMap<number, Json>;
}

export interface Comparison {
	/** Answers that were called saved and are in the results as they were sent. */
	readonly found: number;
	/** Every other one, in words; and what is in the results and nobody was told of. */
	readonly faults: readonly string[];
}

/** Holds the room's results against what the students were told. */
export function compare(
	results: Results,
	students: readonly Told[],
): Comparison {
	const rows = new Map(results.students.map((row) => [row.name, row]));
	const faults: string[] = [];
	let found = 0;
	let stored = 0;
	for (const { name, saved } of students) {
		const answers = rows.get(name)?.answers ?? [];
		for (const [round, value] of saved) {
			const [answer, ...more] = answers.filter((one) => one.round === round);
			if (answer === undefined)
				faults.push(`${name}, question ${round}: saved and not in the results`);
			else if (more.length > 0)
				faults.push(`${name}, question ${round}: in the results twice`);
			else if (JSON.stringify(answer.value) !== JSON.stringify(value))
				faults.push(
					`${name}, question ${round}: another answer is in the results`,
				);
			else found++;
		}
		for (const { round } of answers)
			if (!saved.has(round))
				faults.push(
					`${name}, question ${round}: in the results and never called saved`,
				);
		stored += answers.length;
	}
	const counted = results.questions
		.flatMap(({ rounds }) => rounds)
		.reduce((sum, { answered }) => sum + answered, 0);
	if (counted !== stored)
		faults.push(
			`the questions count ${counted} answers, the students have ${stored}`,
		);
	return { found, faults };
}
