import "./fields.css";
import { useId } from "preact/hooks";
import * as words from "../words/fields.en.ts";
import { TextField } from "./fields.tsx";
import { replaced, resized } from "./lists.ts";

interface Props {
	/** A word for each step, lowest first. */
	readonly labels: readonly string[];
	readonly mostSteps: number;
	/** Characters of one. */
	readonly max: number;
	/** The `data-field` of the step at this place, from 0; of their number without one. */
	readonly fieldAt: (index?: number) => string;
	/** `at`: which one was typed; not there: their number has changed. */
	readonly onLabels: (labels: readonly string[], at?: number) => void;
}

/** How many steps, and a word for each, of which the two ends need one. */
export function StepWords(props: Props) {
	const { labels, mostSteps, max, fieldAt, onLabels } = props;
	const id = useId();
	return (
		<fieldset class="kind-fields">
			<legend>{words.aWordForEachStep}</legend>
			<div class="steps-size">
				<label for={id}>{words.steps}</label>
				<select
					id={id}
					class="field"
					data-field={fieldAt()}
					value={labels.length}
					onChange={({ currentTarget }) =>
						onLabels(resized(labels, Number(currentTarget.value)))
					}
				>
					{Array.from({ length: mostSteps - 1 }, (_, index) => (
						<option key={index} value={index + 2}>
							{index + 2}
						</option>
					))}
				</select>
			</div>
			<ol>
				{labels.map((label, index) => (
					<li key={index}>
						<span class="lines-number number" aria-hidden="true">
							{index + 1}
						</span>
						<TextField
							label={words.wordForStep(index + 1)}
							name={fieldAt(index)}
							value={label}
							max={max}
							oneLine
							placeholder={
								index === 0
									? words.theLowestAsIn
									: index === labels.length - 1
										? words.theHighestAsIn
										: ""
							}
							onText={(text) => onLabels(replaced(labels, index, text), index)}
						/>
					</li>
				))}
			</ol>
		</fieldset>
	);
}
