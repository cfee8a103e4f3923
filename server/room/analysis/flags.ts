import type { Flag } from "../../../shared/analysis.ts";
import { kindOf } from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { countsOf, ofAlike } from "../alike.ts";
import { confidenceOf } from "./confidence.ts";
import type { Given } from "./marked.ts";
import { meanOf, varianceOf } from "./statistics.ts";

/** Under so many it is chance who is among them. */
const fewestAlike = 5;
/** And under this share of those who answered. */
const leastAlike = 0.1;
/** By so many standard deviations they are ahead of those who had it right. */
const leastAhead = 0.5;
/** In a smaller class it is chance that nobody chose an option, or that an item turns. */
const fewestInClass = 20;
/** Told of one question at most. */
const mostDrawing = 3;

/** What is to be looked at in a question. `rests`: of each answer, what its student has in all other questions. */
export function flagsOf(
	question: Question,
	given: readonly Given[],
	rests: readonly number[],
	discrimination: number | null,
): Flag[] {
	const right = given.filter(({ mark }) => mark === 1).length;
	const flags: Flag[] = drawsTheBest(question, given, rests);
	if (given.length >= fewestInClass) {
		flags.push(...neverChosen(question, given));
		const isTold = flags.some(({ is }) => is === "draws-the-best");
		if (!isTold && discrimination !== null && discrimination < 0)
			flags.push({ is: "backwards" });
	}
	flags.push(...sureAndWrong(given));
	if (given.length >= fewestAlike && right === 0)
		flags.push({ is: "nobody-right" });
	if (given.length >= fewestAlike && right === given.length)
		flags.push({ is: "everybody-right" });
	return flags;
}

/** Answers that earn nothing, given by those who are better in all else than those who had it right: most often the key is wrong. */
function drawsTheBest(
	question: Question,
	given: readonly Given[],
	rests: readonly number[],
): Flag[] {
	const ofRight = rests.filter((_, at) => given[at]?.mark === 1);
	const mean = meanOf(ofRight);
	const deviation = Math.sqrt(varianceOf(rests) ?? 0);
	if (mean === null || deviation === 0) return [];
	const alike = new Map<string, { given: Given; rests: number[] }>();
	const textOf = ofAlike((value) => JSON.stringify(value));
	for (const [at, one] of given.entries()) {
		if (one.mark > 0) continue;
		const text = textOf(one.value);
		const group = alike.get(text) ?? { given: one, rests: [] };
		alike.set(text, group);
		group.rests.push(rests[at] ?? 0);
	}
	const least = Math.max(fewestAlike, leastAlike * given.length);
	return [...alike.values()]
		.filter(
			(group) =>
				group.rests.length >= least &&
				(meanOf(group.rests) ?? 0) >= mean + leastAhead * deviation,
		)
		.sort((one, other) => other.rests.length - one.rests.length)
		.slice(0, mostDrawing)
		.map((group) => ({
			is: "draws-the-best" as const,
			said: kindOf(question).say(question.ask, group.given.value),
			students: group.rests.length,
		}));
}

/** What somebody is sure of they will not look up: it is worth more time than what was guessed. */
function sureAndWrong(given: readonly Given[]): Flag[] {
	const sure = given.filter(({ row }) => confidenceOf(row) === 1);
	const wrong = sure.filter(({ mark }) => mark === 0).length;
	const isTold = sure.length >= fewestAlike && 2 * wrong > sure.length;
	return isTold
		? [{ is: "sure-and-wrong" as const, sure: sure.length, wrong }]
		: [];
}

function neverChosen(question: Question, given: readonly Given[]): Flag[] {
	const kind = kindOf(question);
	const chosen = new Set(
		countsOf(given).flatMap(([value]) => kind.groups(question.ask, value)),
	);
	return (kind.offered?.(question.ask, question.key) ?? [])
		.filter(({ value }) =>
			kind.groups(question.ask, value).every((group) => !chosen.has(group)),
		)
		.map(({ value }) => ({
			is: "never-chosen" as const,
			said: kind.say(question.ask, value),
		}));
}
