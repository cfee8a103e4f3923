import * as words from "./words.en.ts";
import "./desk.css";
import { Check } from "../../look/icons.tsx";
import type { DeskPart } from "../part.ts";
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
	plain,
	Accept,
	Preview: ({ question, isRevealed }) => (
		<>
			{!isRevealed && <p class="preview-note">{words.typeYourAnswer}</p>}
			<p class="text-preview" />
			{isRevealed ? (
				<Accepted key_={question.key} />
			) : (
				<span class="text-preview-send">{words.send}</span>
			)}
		</>
	),
	Small({ distribution }) {
		const groups = countsOf(distribution)?.groups.slice(0, 4) ?? [];
		const tallest = Math.max(1, groups[0]?.count ?? 0);
		return (
			<span class="text-small">
				{groups.map(({ text, count, isRight }) => (
					<span key={text}>
						<i
							style={{
								width: `calc(${count / tallest} * (100% - 15px))`,
							}}
						/>
						{isRight && <Check />}
					</span>
				))}
			</span>
		);
	},
	hold: holdAsText,
	differences,
	sayRound: sayWrong,
};
