import { most } from "../../../shared/kinds/scale/model.ts";
import { fieldOf } from "../../fields/focus.ts";
import { StepWords } from "../../fields/StepWords.tsx";
import type { EditProps } from "../part.ts";
import { labelsOf, withLabels } from "./edit.ts";

/** How many steps, and a word for each. */
export function Edit({ question, onChange }: EditProps) {
	const pathOf = (index?: number) =>
		index === undefined ? "ask.labels" : `ask.labels.${index}`;
	return (
		<StepWords
			labels={labelsOf(question)}
			mostSteps={most.steps}
			max={most.label}
			fieldAt={(index) => fieldOf(question.id, pathOf(index))}
			onLabels={(labels, index) =>
				onChange(
					withLabels(question, labels),
					pathOf(index),
					...(index === undefined ? [] : (["typing"] as const)),
				)
			}
		/>
	);
}
