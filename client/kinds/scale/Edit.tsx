import * as words from "./words.en.ts";
import "./desk.css";
import { useId } from "preact/hooks";
import { most } from "../../../shared/kinds/scale/model.ts";
import { TextField } from "../../fields/fields.tsx";
import { fieldOf } from "../../fields/focus.ts";
import type { EditProps } from "../part.ts";
import { labelsOf, withLabel, withSteps } from "./edit.ts";

const labelAt = (index: number) => `ask.labels.${index}`;

/** How many steps, and a word for each. */
export function Edit({ question, onChange }: EditProps) {
	const labels = labelsOf(question);
	const id = useId();
	return (
		<fieldset class="kind-fields">
			<legend>{words.aWordForEachStep}</legend>
			<div class="scale-size">
				<label for={id}>{words.steps}</label>
				<select
					id={id}
					class="field"
					data-field={fieldOf(question.id, "ask.labels")}
					value={labels.length}
					onChange={({ currentTarget }) =>
						onChange(
							withSteps(question, Number(currentTarget.value)),
							"ask.labels",
						)
					}
				>
					{Array.from({ length: most.steps - 1 }, (_, index) => (
						<option key={index} value={index + 2}>
							{index + 2}
						</option>
					))}
				</select>
			</div>
			<ol>
				{labels.map((label, index) => (
					<li key={index}>
						<span class="scale-number number" aria-hidden="true">
							{index + 1}
						</span>
						<TextField
							label={words.wordForStep(index + 1)}
							name={fieldOf(question.id, labelAt(index))}
							value={label}
							max={most.label}
							oneLine
							placeholder={
								index === 0
									? words.theLowestAsIn
									: index === labels.length - 1
										? words.theHighestAsIn
										: ""
							}
							onText={(text) =>
								onChange(
									withLabel(question, index, text),
									labelAt(index),
									"typing",
								)
							}
						/>
					</li>
				))}
			</ol>
		</fieldset>
	);
}
