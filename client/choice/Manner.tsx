import { useId } from "preact/hooks";
import { type Credit, credits } from "../../shared/kinds/multiple/credit.ts";
import { fieldOf } from "../fields/focus.ts";
import type { EditProps } from "../kinds/part.ts";
import {
	creditOf,
	type Manner as Manners,
	mannerOf,
	type Rules,
	setCredit,
	setManner,
	textsOf,
} from "./edit.ts";
import * as words from "./words.en.ts";

/** How the options are offered, and what a part of the right ones earns. */
export function Manner({
	question,
	onChange,
	rules,
}: EditProps & { readonly rules: Rules }) {
	const manner = mannerOf(question, rules);
	const id = useId();
	const set = (change: Manners, name: keyof Manners) =>
		onChange(setManner(question, rules, change), `ask.${name}`);
	const box = (
		name: "shuffled" | "unsure" | "other" | "otherShown",
		label: string,
	) => (
		<label>
			<input
				type="checkbox"
				data-field={fieldOf(question.id, `ask.${name}`)}
				checked={manner[name] === true}
				onChange={({ currentTarget }) =>
					set({ [name]: currentTarget.checked }, name)
				}
			/>
			{label}
		</label>
	);
	const most = textsOf(question).length - 2;
	return (
		<div class="option-manner">
			{rules.fixed === null && box("shuffled", words.ownOrderOnEach)}
			{manner.shuffled && (
				<span>
					<label for={`${id}-pinned`}>{words.theseStayLast}</label>
					<select
						id={`${id}-pinned`}
						class="field"
						data-field={fieldOf(question.id, "ask.pinned")}
						value={Math.min(manner.pinned ?? 0, most)}
						onChange={({ currentTarget }) =>
							set({ pinned: Number(currentTarget.value) }, "pinned")
						}
					>
						{Array.from({ length: most + 1 }, (_, count) => (
							<option key={count} value={count}>
								{sayLast(count)}
							</option>
						))}
					</select>
				</span>
			)}
			{box("unsure", words.offerUnsure)}
			{rules.other && box("other", words.offerOther)}
			{manner.other && box("otherShown", words.showOther)}
			{manner.other && (
				<p class="small quiet-text">
					{manner.otherShown ? words.otherShownExplained : words.otherExplained}
				</p>
			)}
			{rules.marks === "many" && (
				<span>
					<label for={`${id}-credit`}>{words.partlyRightEarns}</label>
					<select
						id={`${id}-credit`}
						class="field"
						data-field={fieldOf(question.id, "key.credit")}
						value={creditOf(question) ?? ""}
						onChange={({ currentTarget }) =>
							onChange(
								setCredit(
									question,
									rules,
									(currentTarget.value || null) as Credit | null,
								),
								"key.credit",
							)
						}
					>
						<option value="">{words.nothingForAPart}</option>
						{credits.map((credit) => (
							<option key={credit} value={credit}>
								{creditWords[credit]}
							</option>
						))}
					</select>
				</span>
			)}
		</div>
	);
}

const creditWords: Readonly<Record<Credit, string>> = {
	"per-option": words.perOption,
	"plus-minus": words.plusMinus,
};

function sayLast(count: number): string {
	if (count === 0) return words.none;
	return count === 1 ? words.theLast : words.theLastOf(count);
}
