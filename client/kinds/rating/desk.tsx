import type { Statements } from "../../../shared/kinds/rating/model.ts";
import { showMean } from "../../look/numbers.ts";
import { wordsOf } from "../../text/words-of.ts";
import type { DeskPart } from "../part.ts";
import { SmallShares } from "../SmallShares.tsx";
import { Bars } from "./Bars.tsx";
import { Edit } from "./Edit.tsx";
import { holdAsRating } from "./edit.ts";
import { plain } from "./plain.ts";
import { askOf, countsOf } from "./value.ts";
import * as words from "./words.en.ts";

export const desk: DeskPart = {
	label: words.label,
	hint: words.hint,
	note: null,
	Edit,
	plain,
	Preview: ({ question }) => (
		<Bars
			ask={question.ask}
			key_={null}
			distribution={null}
			before={null}
			mine={null}
			size="phone"
		/>
	),
	/** How high the mean of each is. */
	Small: ({ question, distribution }) => (
		<SmallShares
			shares={(countsOf(distribution)?.means ?? []).map(
				(mean) => ((mean ?? 0) / askOf(question.ask).labels.length) * 100,
			)}
		/>
	),
	hold: holdAsRating,
	differences(mine, theirs) {
		const differ = (part: keyof Statements) => {
			const [one, other] = [mine, theirs].map(({ ask }) =>
				JSON.stringify(((ask ?? {}) as Partial<Statements>)[part]),
			);
			return one !== other;
		};
		return [
			...(differ("statements") ? [words.itsStatements] : []),
			...(differ("labels") ? [words.itsSteps] : []),
		];
	},
	sayRound({ ask }, { distribution }) {
		const rated = (countsOf(distribution)?.means ?? []).flatMap(
			(mean, index) => (mean === null ? [] : [{ mean, index }]),
		);
		rated.sort((one, other) => other.mean - one.mean);
		const said = (index: number) => wordsOf(askOf(ask).statements[index] ?? "");
		const [first, last] = [rated[0], rated.at(-1)];
		if (first === undefined || last === undefined) return "";
		return first.mean === last.mean
			? words.allMeanAbout(showMean(first.mean))
			: words.mostAndLeast(
					said(first.index),
					showMean(first.mean),
					said(last.index),
					showMean(last.mean),
				);
	},
};
