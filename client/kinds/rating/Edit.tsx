import {
	least,
	most,
	type Statements,
} from "../../../shared/kinds/rating/model.ts";
import { fieldOf } from "../../fields/focus.ts";
import { Lines } from "../../fields/Lines.tsx";
import { StepWords } from "../../fields/StepWords.tsx";
import type { EditProps } from "../part.ts";
import { withPart } from "./edit.ts";
import * as words from "./words.en.ts";

const pathOf = (list: "statements" | "labels", index?: number) =>
	index === undefined ? `ask.${list}` : `ask.${list}.${index}`;

/** The statements, and the steps on which all of them are rated. */
export function Edit({ question, onChange }: EditProps) {
	const { statements, labels } = question.ask as Statements;
	return (
		<>
			<fieldset class="kind-fields">
				<legend>{words.whatIsRated}</legend>
				<Lines
					lines={statements}
					least={least}
					most={most.statements}
					max={most.words}
					name={words.statement}
					add={words.addAStatement}
					placeholder={words.statementAsIn}
					fieldAt={(index) => fieldOf(question.id, pathOf("statements", index))}
					onLines={(statements, index, how) =>
						onChange(
							withPart(question, { statements }),
							pathOf("statements", index),
							how,
						)
					}
				/>
			</fieldset>
			<StepWords
				labels={labels}
				mostSteps={most.steps}
				max={most.label}
				fieldAt={(index) => fieldOf(question.id, pathOf("labels", index))}
				onLabels={(labels, index) =>
					onChange(
						withPart(question, { labels }),
						pathOf("labels", index),
						...(index === undefined ? [] : (["typing"] as const)),
					)
				}
			/>
		</>
	);
}
