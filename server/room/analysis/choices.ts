import type { Choice, Thirds } from "../../../shared/analysis.ts";
import { kindOf, shareOf } from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { ofAlike } from "../alike.ts";
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
	const saidIn = ofAlike((value): readonly Told[] => {
		const groups = kind.groups(question.ask, value);
		const chosen = groups.flatMap((group) => byGroup.get(group) ?? []);
		if (chosen.length > 0) return chosen;
		const text = JSON.stringify(value);
		const known = beside.get(text) ?? {
			said: kind.say(question.ask, value),
			isRight: shareOf(question, value) === 1,
			students: noneYet(),
		};
		beside.set(text, known);
		return [known];
	});
	yield* mapInSteps(given, ({ value, mark }) => {
		const third = thirds[at++] ?? 0;
		students[third] += 1;
		if (mark === 1) right[third] += 1;
		for (const one of saidIn(value)) one.students[third] += 1;
	});
	const said = [...beside.values()]
		.map((one) => ({ one, sum: sumOf(one.students) }))
		.sort((one, other) => other.sum - one.sum)
		.map(({ one }) => one);
	const others = noneYet();
	for (const one of said.splice(mostOthers))
		for (const third of [0, 1, 2] as const)
			others[third] += one.students[third];
	return { students, right, choices: [...choices, ...said], others };
}
