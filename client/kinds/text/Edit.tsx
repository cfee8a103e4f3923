import * as words from "./words.en.ts";
import "./desk.css";
import type { TargetedKeyboardEvent } from "preact";
import { useId } from "preact/hooks";
import { most } from "../../../shared/kinds/text/spelling.ts";
import { NumberField, TextField } from "../../fields/fields.tsx";
import { fieldOf, focusField } from "../../fields/focus.ts";
import { Tool } from "../../fields/Tool.tsx";
import { Cross, Plus } from "../../look/icons.tsx";
import type { EditProps } from "../part.ts";
import {
	addAccepted,
	keyOf,
	removeAccepted,
	strictnessOf,
	withAccepted,
	withStrictness,
	withTypos,
} from "./edit.ts";

const textAt = (index: number) => `key.accepted.${index}`;
const shareAt = (index: number) => `key.accepted.${index}.share`;

/** What is right, and how exactly an answer must be that. */
export function Edit({ question, keyAlone, onChange }: EditProps) {
	const { accepted, typos } = keyOf(question);
	const { caseCounts, accentsCount, spacesCount } = strictnessOf(question);
	const last = accepted.length - 1;
	const typosId = useId();

	const add = (after: number) =>
		onChange(addAccepted(question, after), textAt(after + 1), "jump");
	const remove = (index: number) =>
		onChange(
			removeAccepted(question, index),
			textAt(Math.max(0, index - 1)),
			"jump",
		);
	const onKeyDown = (
		event: TargetedKeyboardEvent<HTMLElement>,
		index: number,
	) => {
		if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
			return;
		const isEmpty = accepted[index]?.text === "";
		if (event.key === "Enter") {
			if (index < last) focusField(fieldOf(question.id, textAt(index + 1)));
			else if (isEmpty || accepted.length >= most.accepted)
				focusField(fieldOf(question.id, "explanation"));
			else add(index);
		} else if (event.key === "Backspace" && isEmpty && last > 0) {
			event.preventDefault();
			remove(index);
		}
	};

	return (
		<fieldset class="kind-fields text-edit">
			<legend>{words.rightAnswers}</legend>
			<ol>
				{accepted.map(({ text, share }, index) => (
					<li key={index}>
						<TextField
							label={words.rightAnswer(index + 1)}
							name={fieldOf(question.id, textAt(index))}
							value={text}
							max={most.text}
							oneLine
							placeholder={index === 0 ? words.asInPhotosynth : words.or}
							onText={(text) =>
								onChange(
									withAccepted(question, index, { text }),
									textAt(index),
									"typing",
								)
							}
							onKeyDown={(event) => onKeyDown(event, index)}
						/>
						<NumberField
							label={words.ofThePoints}
							name={fieldOf(question.id, shareAt(index))}
							value={Math.round(share * 100)}
							empty={100}
							placeholder="100"
							min={1}
							max={100}
							onNumber={(percent) =>
								onChange(
									withAccepted(question, index, { share: percent / 100 }),
									shareAt(index),
									"typing",
								)
							}
						/>
						<Tool
							label={words.removeRightAnswer(index + 1)}
							off={last === 0}
							onPress={() => remove(index)}
						>
							<Cross />
						</Tool>
					</li>
				))}
			</ol>
			{accepted.length < most.accepted && (
				<button
					type="button"
					class="button quiet text-add"
					onClick={() => add(last)}
				>
					<Plus /> {words.addARightAnswer}
				</button>
			)}
			<div class="text-strict">
				{!keyAlone &&
					switches.map(([name, label]) => (
						<label key={name}>
							<input
								type="checkbox"
								data-field={fieldOf(question.id, `ask.${name}`)}
								checked={strictnessOf(question)[name]}
								onChange={({ currentTarget }) =>
									onChange(
										withStrictness(question, { [name]: currentTarget.checked }),
										`ask.${name}`,
									)
								}
							/>
							{label}
						</label>
					))}
				<span>
					<label for={typosId}>{words.slipsForgiven}</label>
					<select
						id={typosId}
						class="field"
						data-field={fieldOf(question.id, "key.typos")}
						value={typos}
						onChange={({ currentTarget }) =>
							onChange(
								withTypos(question, Number(currentTarget.value)),
								"key.typos",
							)
						}
					>
						<option value={0}>{words.none}</option>
						<option value={1}>{words.one}</option>
						<option value={2}>{words.two}</option>
					</select>
				</span>
				{typos > 0 && (caseCounts || accentsCount || spacesCount) && (
					<p class="small quiet-text">{words.whatIsASlip}</p>
				)}
			</div>
		</fieldset>
	);
}

const switches = [
	["caseCounts", words.capitalLettersCount],
	["accentsCount", words.accentsCount],
	["spacesCount", words.spacesCount],
] as const;
