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
export function Edit({ question, onChange }: EditProps) {
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
			<legend>Right answers: * stands for anything</legend>
			<ol>
				{accepted.map(({ text, share }, index) => (
					<li key={index}>
						<TextField
							label={`Right answer ${index + 1}`}
							name={fieldOf(question.id, textAt(index))}
							value={text}
							max={most.text}
							oneLine
							placeholder={index === 0 ? "as in “photosynth*”" : "or"}
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
							label="% of the points"
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
							label={`Remove right answer ${index + 1}`}
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
					<Plus /> Add a right answer
				</button>
			)}
			<div class="text-strict">
				{switches.map(([name, label]) => (
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
					<label for={typosId}>Slips forgiven</label>
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
						<option value={0}>none</option>
						<option value={1}>one</option>
						<option value={2}>two</option>
					</select>
				</span>
				{typos > 0 && (caseCounts || accentsCount || spacesCount) && (
					<p class="small quiet-text">
						A wrong capital letter, accent or space is a slip too.
					</p>
				)}
			</div>
		</fieldset>
	);
}

const switches = [
	["caseCounts", "Capital letters count"],
	["accentsCount", "Accents count"],
	["spacesCount", "Spaces count"],
] as const;
