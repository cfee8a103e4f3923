import "./desk.css";
import { letter } from "../../shared/kinds/letter.ts";
import type { DeskPart } from "../kinds/part.ts";
import { Edit } from "./Edit.tsx";
import { markOption, marksOf, type Rules } from "./edit.ts";
import { differences, hold } from "./hold.ts";
import { Others } from "./Others.tsx";
import { Preview } from "./Preview.tsx";
import { plainOf } from "./plain.ts";
import { SmallBars } from "./SmallBars.tsx";
import { sayMost, sayWrong } from "./say-round.ts";
import { optionsOf, sayAnswer, verdictAs } from "./value.ts";
import * as texts from "./words.en.ts";

/** The instructor's part of a kind that chooses options. */
export function choosing(
	rules: Rules,
	words: Pick<DeskPart, "label" | "hint" | "note" | "quick">,
): DeskPart {
	return {
		...words,
		...(rules.marks !== "none" && { marks: rules.marks }),
		plain: plainOf(rules),
		mark: (question, at) =>
			markOption(question, rules, at, !marksOf(question).includes(at)),
		Edit: (props) => <Edit {...props} rules={rules} />,
		Preview: (props) => <Preview {...props} rules={rules} />,
		Small: SmallBars,
		verdict: verdictAs(texts.saidNotToKnow),
		...(rules.other && {
			Beside: Others,
			hasBeside: (distribution) => Number(distribution.other ?? 0) > 0,
		}),
		Answer: ({ question, value }) =>
			!Array.isArray(value) ? (
				<bdi>{sayAnswer(value)}</bdi>
			) : (
				value.map((option) => (
					<span key={option} class="results-choice">
						<b translate={false}>{letter(option)}</b>{" "}
						<bdi>{optionsOf(question.ask)[option]}</bdi>
					</span>
				))
			),
		hold: (question) => hold(question, rules),
		differences: (mine, theirs) => differences(mine, theirs, rules),
		sayRound: rules.marks === "none" ? sayMost : sayWrong,
	};
}
