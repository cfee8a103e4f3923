import type { JSX, TargetedKeyboardEvent } from "preact";
import { useId } from "preact/hooks";
import { kindOf } from "../../../shared/kinds/kinds.ts";
import { letter } from "../../../shared/kinds/options.ts";
import { limits } from "../../../shared/limits.ts";
import type { Question } from "../../../shared/quiz.ts";
import { Cross, Down, Plus, Up } from "../../look/icons.tsx";
import { Letter } from "../../look/Letter.tsx";
import type { Action } from "./draft.ts";
import { field } from "./field.ts";
import { TextField } from "./fields.tsx";
import { focusField } from "./keys.ts";

interface Props {
	question: Question;
	act(action: Action): void;
}

/** The options of one question. What can be marked and changed is the kind's word. */
export function OptionRows({ question, act }: Props) {
	const { correct, fixedOptions } = kindOf(question).editor;
	const { id, options } = question;
	const group = useId();
	const fixed = fixedOptions !== undefined;
	const last = options.length - 1;

	const onKeyDown = (
		event: TargetedKeyboardEvent<HTMLElement>,
		index: number,
	) => {
		if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
			return;
		const empty = options[index]?.text === "";
		if (event.key === "Enter") {
			if (index < last) focusField(field.option(id, index + 1));
			else if (empty || options.length >= limits.optionsMax)
				focusField(field.explanation(id));
			else act({ edit: "option-add", question: id, after: index });
		} else if (
			event.key === "Backspace" &&
			empty &&
			options.length > limits.optionsMin
		) {
			event.preventDefault();
			act({ edit: "option-remove", question: id, option: index });
		}
	};

	return (
		<fieldset class="option-rows">
			<legend>{legends[correct]}</legend>
			<ol>
				{options.map((option, index) => (
					<li key={index} data-correct={option.correct ? "" : undefined}>
						{correct !== "none" && (
							<label class="option-mark">
								<input
									type={correct === "one" ? "radio" : "checkbox"}
									name={group}
									data-field={field.mark(id, index)}
									checked={option.correct}
									onChange={(event) =>
										act({
											edit: "mark",
											question: id,
											option: index,
											correct: event.currentTarget.checked,
										})
									}
								/>
								<span class="visually-hidden">
									Option {letter(index)} is correct
								</span>
							</label>
						)}
						<Letter index={index} mark={option.correct ? "correct" : null} />
						{fixed ? (
							<span class="option-fixed">{option.text}</span>
						) : (
							<TextField
								label={`Option ${letter(index)}`}
								name={field.option(id, index)}
								value={option.text}
								max={limits.optionText}
								oneLine
								placeholder={`Option ${letter(index)}`}
								onText={(text) =>
									act({
										edit: "option-text",
										question: id,
										option: index,
										text,
									})
								}
								onKeyDown={(event) => onKeyDown(event, index)}
							/>
						)}
						{!fixed && (
							<span class="option-tools">
								<Tool
									label={`Move option ${letter(index)} up`}
									off={index === 0}
									onPress={() =>
										act({
											edit: "option-move",
											question: id,
											option: index,
											by: -1,
										})
									}
								>
									<Up />
								</Tool>
								<Tool
									label={`Move option ${letter(index)} down`}
									off={index === last}
									onPress={() =>
										act({
											edit: "option-move",
											question: id,
											option: index,
											by: 1,
										})
									}
								>
									<Down />
								</Tool>
								<Tool
									label={`Remove option ${letter(index)}`}
									off={options.length <= limits.optionsMin}
									onPress={() =>
										act({ edit: "option-remove", question: id, option: index })
									}
								>
									<Cross />
								</Tool>
							</span>
						)}
					</li>
				))}
			</ol>
			{!fixed && options.length < limits.optionsMax && (
				<button
					type="button"
					class="button quiet option-add"
					onClick={() => act({ edit: "option-add", question: id, after: last })}
				>
					<Plus /> Add an option
				</button>
			)}
		</fieldset>
	);
}

const legends = {
	one: "Options: mark the correct one",
	many: "Options: mark all correct ones",
	none: "Options",
} as const;

/** A small button with a picture. Off, it stays reachable, so that the keyboard does not lose its place. */
export function Tool({
	label,
	off,
	onPress,
	children,
}: {
	label: string;
	off?: boolean;
	onPress(): void;
	children: JSX.Element;
}) {
	return (
		<button
			type="button"
			class="tool"
			aria-label={label}
			title={label}
			aria-disabled={off ?? false}
			onClick={() => {
				if (!off) onPress();
			}}
		>
			{children}
		</button>
	);
}
