import type { Choice, Thirds } from "../../../shared/analysis.ts";
import { kindOf } from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { mapInSteps, type Steps } from "../steps.ts";
import type { Given, Marked } from "./marked.ts";
import { sumOf, thirdsOf } from "./statistics.ts";

/** Under so many in a class there are no thirds of it. */
const fewest = 6;
/** Answers that are told beside those that were offered. */
const mostOthers = 8;

type Threefold = [number, number, number];
type Told = Choice & { readonly students: Threefold };
const noneYet = (): Threefold => [0, 0, 0];

/** Who gave which answer, by thirds of the class; null where it is too small for that. */
export function* thirdsInSteps(
	question: Question,
	{ sums }: Marked,
	given: readonly Given[],
): Steps<Thirds | null> {
	if (given.length < fewest) return null;
	const kind = kindOf(question);
	const thirds = thirdsOf(given.map(({ student }) => sums[student] ?? 0));
	const offered = kind.offered?.(question.ask, question.key) ?? [];
	const choices = offered.map(
		({ value, words, isRight }): Told => ({
			said: kind.say(question.ask, value),
			words,
			isRight,
			students: noneYet(),
		}),
	);
	const byGroup = new Map<string, Told>();
	for (const [place, { value }] of offered.entries())
		for (const group of kind.groups(question.ask, value))
			byGroup.set(group, choices[place] as Told);
	const students = noneYet();
	const right = noneYet();
	const beside = new Map<string, Told>();
	let at = 0;
	yield* mapInSteps(given, ({ value, mark }) => {
		const third = thirds[at++] ?? 0;
		students[third] += 1;
		if (mark === 1) right[third] += 1;
		const groups = kind.groups(question.ask, value);
		const chosen = groups.flatMap((group) => byGroup.get(group) ?? []);
		for (const choice of chosen) choice.students[third] += 1;
		if (chosen.length > 0) return;
		const text = JSON.stringify(value);
		const known = beside.get(text) ?? {
			said: kind.say(question.ask, value),
			isRight: mark === 1,
			students: noneYet(),
		};
		known.students[third] += 1;
		beside.set(text, known);
	});
	const said = [...beside.values()].sort(
		(one, other) => sumOf(other.students) - sumOf(one.students),
	);
	const others = noneYet();
	for (const one of said.splice(mostOthers))
		for (const third of [0, 1, 2] as const)
			others[third] += one.students[third];
	return { students, right, choices: [...choices, ...said], others };
}
