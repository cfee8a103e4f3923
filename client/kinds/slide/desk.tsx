import { limits } from "../../../shared/limits.ts";
import { TextField } from "../../fields/fields.tsx";
import { fieldOf } from "../../fields/focus.ts";
import type { DeskPart, EditProps } from "../part.ts";
import { differences, hold, slideOf, withSlide } from "./edit.ts";
import { plain } from "./plain.ts";
import * as words from "./words.en.ts";

function Edit({ question, onChange }: EditProps) {
	const { body, phones } = slideOf(question.ask);
	return (
		<div class="kind-fields">
			<TextField
				label={words.body}
				labelled
				name={fieldOf(question.id, "ask.body")}
				value={body}
				max={limits.questionText}
				placeholder={words.whatToShow}
				onText={(body) =>
					onChange(withSlide(question, { body }), "ask.body", "typing")
				}
			/>
			<label class="check">
				<input
					type="checkbox"
					data-field={fieldOf(question.id, "ask.phones")}
					checked={phones}
					onChange={({ currentTarget }) =>
						onChange(
							withSlide(question, { phones: currentTarget.checked }),
							"ask.phones",
						)
					}
				/>
				<span>{words.onPhones}</span>
			</label>
			<p class="small quiet-text">{words.onPhonesExplained}</p>
		</div>
	);
}

/** The instructor's part of a slide. Of answers there is nothing. */
export const desk: DeskPart = {
	label: words.label,
	hint: words.hint,
	note: null,
	plain,
	Edit,
	Preview: () => null,
	Small: () => null,
	hold,
	differences,
	sayRound: () => "",
};
