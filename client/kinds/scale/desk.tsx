import { showMean } from "../../look/numbers.ts";
import * as texts from "./words.en.ts";
import "./desk.css";
import type { StepCounts, Steps } from "../../../shared/kinds/scale/model.ts";
import type { DeskPart } from "../part.ts";
import { Edit } from "./Edit.tsx";
import { holdAsSteps, labelsOf } from "./edit.ts";
import { plain } from "./plain.ts";

export const desk: DeskPart = {
	label: texts.label,
	hint: texts.hint,
	note: null,
	quick: [
		{
			label: texts.oneToFive,
			place: 3,
			ask: { labels: [texts.least, "", "", "", texts.most] },
			key: {},
		},
	],
	Edit,
	plain,
	Preview: ({ question }) => (
		<>
			<p class="scale-ends rows">
				<bdi>{labelsOf(question)[0]}</bdi>
				<bdi>{labelsOf(question).at(-1)}</bdi>
			</p>
			<ol class="scale-preview rows">
				{labelsOf(question).map((_, index) => (
					<li key={index}>{index + 1}</li>
				))}
			</ol>
		</>
	),
	Small({ distribution }) {
		const { counts } = distribution as StepCounts;
		const tallest = Math.max(1, ...counts);
		return (
			<span class="scale-small">
				{counts.map((count, index) => (
					<i key={index} style={{ height: `${(count / tallest) * 100}%` }} />
				))}
			</span>
		);
	},
	hold: holdAsSteps,
	differences(mine, theirs) {
		const words = ({ ask }: { readonly ask: unknown }) =>
			JSON.stringify((ask as Partial<Steps>).labels);
		return words(mine) === words(theirs) ? [] : [texts.itsSteps];
	},
	sayRound(_question, { distribution }) {
		const { mean, median, spread } = distribution as StepCounts;
		return mean === null
			? ""
			: texts.saidMeanMedianSpread(
					showMean(mean),
					median,
					showMean(spread ?? 0),
				);
	},
};
