import type { Finding, Violation } from "../checker.ts";
import { allOf, type Story } from "../story.ts";

/** I15. Questions are mended while they are open, one mend after the other; a store that was put back may have lost some. */
export function newestWords(story: Story): Finding {
	const questions = story.export?.results.questions ?? [];
	if (story.spans.some(({ lossy }) => lossy))
		return { judged: questions.length, violations: [] };
	const mends = allOf([...story.events], "mended");
	const violations: Violation[] = [];
	for (const { index, text, rounds } of questions) {
		const first = story.run.questions[index]?.text;
		const own = mends.filter(({ question }) => question === index);
		const last = own.at(-1)?.text ?? first;
		if (text !== last)
			violations.push({
				says: `question ${index + 1} is "${text}" in the results, and was told to be "${last}"`,
				events: own,
			});
		for (const { round, asked } of rounds)
			if ((asked?.text ?? text) !== first)
				violations.push({
					says: `round ${round} was opened with "${first}", and asked "${asked?.text ?? text}" by the results`,
					events: own,
				});
	}
	return { judged: questions.length, violations };
}
