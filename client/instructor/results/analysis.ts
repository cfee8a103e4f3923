import type {
	Analysis,
	Flag,
	QuestionAnalysis,
} from "../../../shared/analysis.ts";
import { showPoints } from "../../look/points.ts";
import * as words from "../../words/analysis.en.ts";
import { percent } from "./words.ts";

/** With fewer, figures of a class are rough. */
export const fewStudents = 30;
const fewQuestions = 10;

/** −0.12, 0.40: with the sign that is as wide as a digit. */
export function showFigure(value: number): string {
	return value.toFixed(2).replace("-", "−");
}

/** In words, by the bounds that Ebel drew for the upper-lower index (Essentials of Educational Measurement, 1972). */
export function wordOf(discrimination: number): string {
	if (discrimination >= 0.4) return words.sharp;
	if (discrimination >= 0.2) return words.fair;
	return discrimination >= 0 ? words.weak : words.backwardsWord;
}

export interface Finding {
	/** To which question it leads, by index. */
	readonly question: number;
	readonly title: string;
	readonly sentence: string;
}

/** What stands out in a lecture, most telling first. `numberOf`: of a question, slides not counted. */
export function findingsOf(
	{ questions, asked, hardest, bestTalk, talkAbout }: Analysis,
	numberOf: (index: number) => number,
): Finding[] {
	const found: Finding[] = [];
	const note = (question: number, title: string, sentence: string) =>
		found.push({ question, title, sentence });
	const item = questions.find(({ index }) => index === hardest);
	if (item !== undefined && item.difficulty < 1)
		note(
			item.index,
			words.hardest(numberOf(item.index)),
			words.hadItRight(percent(item.difficulty)),
		);
	const talk = asked.find(({ index }) => index === bestTalk);
	if (talk?.gained?.gain)
		note(
			talk.index,
			words.bestTalk(numberOf(talk.index)),
			words.fromTo(
				percent(talk.gained.before ?? 0),
				percent(talk.gained.after ?? 0),
				showFigure(talk.gained.gain),
			),
		);
	for (const { index, sentence } of toLookAt(questions))
		note(index, words.lookAt(numberOf(index)), sentence);
	const [first, ...others] = talkAbout;
	// One alone is the hardest, and told.
	if (first !== undefined && others.length > 0)
		note(
			first,
			words.talkAbout,
			words.fewerThanHalf(talkAbout.map(numberOf).sort((a, b) => a - b)),
		);
	const unchosen = questions.filter((one) => neverChosen(one).length > 0);
	if (unchosen[0] !== undefined)
		note(
			unchosen[0].index,
			words.chosenByNobody,
			unchosen
				.map((one) => words.optionsOf(numberOf(one.index), neverChosen(one)))
				.join("; "),
		);
	return found;
}

const order = ["draws-the-best", "nobody-right", "sure-and-wrong", "backwards"];

/** What is to be looked at in questions, most telling first. */
function toLookAt(questions: readonly QuestionAnalysis[]) {
	return questions
		.flatMap(({ index, flags }) =>
			flags.flatMap((flag) => {
				const place = order.indexOf(flag.is);
				const sentence = sentenceOf(flag);
				return place < 0 || sentence === null ? [] : { place, index, sentence };
			}),
		)
		.sort((one, other) => one.place - other.place);
}

function neverChosen({ flags }: QuestionAnalysis): string[] {
	return flags.flatMap((flag) =>
		flag.is === "never-chosen" ? [flag.said] : [],
	);
}

/** A question's flags as sentences; options that nobody chose are one. */
export function flagsTold(question: QuestionAnalysis): string[] {
	const unchosen = neverChosen(question);
	return [
		...question.flags.flatMap((flag) => sentenceOf(flag) ?? []),
		...(unchosen.length === 0 ? [] : [words.neverChosen(unchosen)]),
	];
}

function sentenceOf(flag: Flag): string | null {
	switch (flag.is) {
		case "draws-the-best":
			return words.drawsTheBest(flag.said, flag.students);
		case "sure-and-wrong":
			return words.sureAndWrong(flag.sure, flag.wrong);
		case "backwards":
			return words.backwards;
		case "nobody-right":
			return words.nobodyRight;
		case "everybody-right":
			return words.everybodyRight;
		case "never-chosen":
			return null;
	}
}

/** Points and reliability of the whole, a sentence or two each. */
export function wholeTold({ points, reliability }: Analysis): string[] {
	const told: string[] = [];
	if (points !== null)
		told.push(
			words.pointsTold(
				showPoints(points.mean),
				showPoints(points.possible),
				showPoints(points.median),
				showPoints(points.deviation),
			),
		);
	if (reliability !== null && reliability.students > 0) {
		const { is, value, students, questions } = reliability;
		const name = words.reliability[is];
		const isFew = students < fewStudents || questions < fewQuestions;
		told.push(
			value === null
				? words.noReliability(name, questions)
				: words.reliabilityTold(name, showFigure(value), students, questions),
		);
		if (value !== null && isFew)
			told[told.length - 1] += ` ${words.fewForReliability}`;
	}
	return told;
}
