import * as words from "./words.en.ts";
import "./desk.css";
import type { TargetedClipboardEvent, TargetedKeyboardEvent } from "preact";
import { useId } from "preact/hooks";
import { imagePath, imagesIn, imageWidths } from "../../shared/images.ts";
import { letter } from "../../shared/kinds/letter.ts";
import { limits } from "../../shared/limits.ts";
import { isImage } from "../../shared/lone-image.ts";
import { dragMarks, placeAfter, useDrag } from "../fields/drag.ts";
import { TextField } from "../fields/fields.tsx";
import { fieldOf, focusField } from "../fields/focus.ts";
import { Tool } from "../fields/Tool.tsx";
import type { EditProps } from "../kinds/part.ts";
import { base } from "../link/base.ts";
import { Cross, Down, Plus, Up } from "../look/icons.tsx";
import { Letter } from "../look/Letter.tsx";
import { dragToMove } from "../words/fields.en.ts";
import {
	addOption,
	markOption,
	marksOf,
	moveOption,
	moveOptionTo,
	pasteOptions,
	type Rules,
	removeOption,
	setText,
	textsOf,
} from "./edit.ts";
import { readList } from "./list.ts";
import { Manner } from "./Manner.tsx";

const optionAt = (index: number) => `ask.options.${index}`;
const markAt = (index: number) => `key.correct.${index}`;

/** The options of one question. What can be marked and changed is the kind's word. */
export function Edit({
	question,
	onChange,
	rules,
}: EditProps & { readonly rules: Rules }) {
	const options = textsOf(question);
	const correct = marksOf(question);
	const group = useId();
	const isFixed = rules.fixed !== null;
	const last = options.length - 1;

	const add = (after: number) =>
		onChange(addOption(question, rules, after), optionAt(after + 1), "jump");
	const remove = (index: number) =>
		onChange(
			removeOption(question, rules, index),
			optionAt(Math.max(0, index - 1)),
			"jump",
		);
	const move = (index: number, by: 1 | -1) =>
		onChange(
			moveOption(question, rules, index, by),
			optionAt(index + by),
			"jump",
		);

	const { drag, listeners } = useDrag(".option-grip", "li", (drag) => {
		const at = placeAfter(drag);
		onChange(moveOptionTo(question, rules, drag.from, at), optionAt(at));
	});

	const onKeyDown = (
		event: TargetedKeyboardEvent<HTMLElement>,
		index: number,
	) => {
		if (event.isComposing || event.ctrlKey || event.metaKey) return;
		if (event.altKey) {
			const by = steps[event.key];
			// With Shift they move the question from here, too.
			if (by === undefined || event.shiftKey) return;
			event.preventDefault();
			// The same keys move the whole question.
			event.stopPropagation();
			move(index, by);
			return;
		}
		const isEmpty = options[index] === "";
		if (event.key === "Enter" && !event.shiftKey) {
			if (index < last) focusField(fieldOf(question.id, optionAt(index + 1)));
			else if (isEmpty || options.length >= limits.optionsMax)
				focusField(fieldOf(question.id, "explanation"));
			else add(index);
		} else if (
			event.key === "Backspace" &&
			isEmpty &&
			options.length > limits.optionsMin
		) {
			event.preventDefault();
			remove(index);
		}
	};

	const onPaste = (
		event: TargetedClipboardEvent<HTMLTextAreaElement>,
		index: number,
	) => {
		const list = readList(event.clipboardData?.getData("text/plain") ?? "");
		if (list === null) return;
		const pasted = pasteOptions(question, rules, index, list);
		if (pasted === question) return;
		event.preventDefault();
		const start = options[index]?.trim() === "" ? index : index + 1;
		onChange(pasted, optionAt(start + list.length - 1), "jump");
	};

	return (
		<fieldset class="kind-fields option-rows">
			<legend>{legends[rules.marks]}</legend>
			<ol {...listeners}>
				{options.map((text, index) => (
					<li
						key={index}
						{...dragMarks(drag, index, options.length)}
						data-correct={correct.includes(index) ? "" : undefined}
					>
						<span
							class={isFixed ? undefined : "option-grip grip"}
							title={isFixed ? undefined : dragToMove}
						>
							<Letter
								index={index}
								mark={correct.includes(index) ? "correct" : null}
							/>
						</span>
						{isImage(text) && <Thumb id={imagesIn(text)[0] ?? ""} />}
						{isFixed ? (
							<span class="option-fixed">{text}</span>
						) : (
							<TextField
								label={words.option(letter(index))}
								name={fieldOf(question.id, optionAt(index))}
								value={text}
								max={limits.optionText}
								enterLeaves
								onPaste={(event) => onPaste(event, index)}
								placeholder={words.option(letter(index))}
								onText={(text) =>
									onChange(
										setText(question, rules, index, text),
										optionAt(index),
										"typing",
									)
								}
								onKeyDown={(event) => onKeyDown(event, index)}
							/>
						)}
						{rules.marks !== "none" && (
							<label class="option-mark">
								<input
									type={rules.marks === "one" ? "radio" : "checkbox"}
									name={group}
									data-field={fieldOf(question.id, markAt(index))}
									checked={correct.includes(index)}
									onChange={(event) =>
										onChange(
											markOption(
												question,
												rules,
												index,
												event.currentTarget.checked,
											),
											markAt(index),
										)
									}
								/>
								<span class="visually-hidden">
									{words.optionIsCorrect(letter(index))}
								</span>
							</label>
						)}
						{!isFixed && (
							<span class="option-tools">
								<Tool
									label={words.moveOptionUp(letter(index))}
									off={index === 0}
									onPress={() => move(index, -1)}
								>
									<Up />
								</Tool>
								<Tool
									label={words.moveOptionDown(letter(index))}
									off={index === last}
									onPress={() => move(index, 1)}
								>
									<Down />
								</Tool>
								<Tool
									label={words.removeOption(letter(index))}
									off={options.length <= limits.optionsMin}
									onPress={() => remove(index)}
								>
									<Cross />
								</Tool>
							</span>
						)}
					</li>
				))}
			</ol>
			{!isFixed && options.length < limits.optionsMax && (
				<button
					type="button"
					class="button quiet option-add"
					onClick={() => add(last)}
				>
					<Plus /> {words.addAnOption}
				</button>
			)}
			<Manner question={question} onChange={onChange} rules={rules} />
		</fieldset>
	);
}

/** Which picture it is: its words stand in the field. */
function Thumb({ id }: { readonly id: string }) {
	const src = base + imagePath(id, imageWidths.phone);
	return <img class="option-thumb" src={src} alt="" />;
}

const legends = {
	one: words.markTheCorrectOne,
	many: words.markAllCorrectOnes,
	none: words.options,
} as const;

const steps: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };
