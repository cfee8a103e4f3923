import { send } from "../words.en.ts";
import * as words from "./words.en.ts";
import "../desk.css";
import "./desk.css";
import type { DeskPart } from "../part.ts";
import { SmallBars } from "../SmallBars.tsx";
import { Accept } from "./Accept.tsx";
import { Accepted } from "./Accepted.tsx";
import { Edit } from "./Edit.tsx";
import { differences, holdAsText } from "./edit.ts";
import { plain } from "./plain.ts";
import { sayWrong } from "./say-round.ts";
import { countsOf } from "./value.ts";

export const desk: DeskPart = {
	label: words.label,
	hint: words.hint,
	note: null,
	Edit,
	editsKeyAlone: true,
	plain,
	Accept,
	Preview: ({ question, isRevealed }) => (
		<>
			{!isRevealed && <p class="preview-note">{words.typeYourAnswer}</p>}
			<p class="text-preview" />
			{isRevealed ? (
				<Accepted key_={question.key} />
			) : (
				<span class="preview-send">{send}</span>
			)}
		</>
	),
	Small({ distribution }) {
		const groups = countsOf(distribution)?.groups.slice(0, 4) ?? [];
		const tallest = Math.max(1, groups[0]?.count ?? 0);
		return (
			<SmallBars
				bars={groups.map(({ count, isRight }) => ({
					share: count / tallest,
					colour: "var(--o0)",
					isRight: isRight === true,
				}))}
			/>
		);
	},
	hold: holdAsText,
	differences,
	sayRound: sayWrong,
};
