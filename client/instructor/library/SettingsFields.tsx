import * as words from "../../words/library.en.ts";
import "./settings.css";
import { useId } from "preact/hooks";
import { limits } from "../../../shared/limits.ts";
import type { RoomSettings } from "../../../shared/settings.ts";
import { settingsWords } from "./settings-words.ts";

/** A room's settings: groups of radio buttons, and a number. */
export function SettingsFields({
	settings,
	onChange,
}: {
	settings: RoomSettings;
	onChange(settings: RoomSettings): void;
}) {
	const id = useId();
	return (
		<div class="settings-fields">
			{settingsWords.map(({ key, label, choices }) => (
				<fieldset key={key}>
					<legend>{label}</legend>
					{choices.map((choice) => (
						<label key={String(choice.value)}>
							<input
								type="radio"
								name={`${id}-${key}`}
								checked={settings[key] === choice.value}
								onChange={() => onChange({ ...settings, [key]: choice.value })}
							/>
							<span>
								{choice.label}
								{choice.hint !== undefined && <small>{choice.hint}</small>}
							</span>
						</label>
					))}
				</fieldset>
			))}
			<Expected
				value={settings.expected}
				onChange={(expected) => onChange({ ...settings, expected })}
			/>
		</div>
	);
}

function Expected({
	value,
	onChange,
}: {
	value: number | null;
	onChange(value: number | null): void;
}) {
	const id = useId();
	return (
		<fieldset>
			<legend>
				<label for={id}>{words.studentsExpected}</label>
			</legend>
			<input
				id={id}
				class="field"
				type="number"
				inputMode="numeric"
				min="1"
				max={limits.expected}
				placeholder={words.anyNumber}
				value={value ?? ""}
				aria-describedby={`${id}-hint`}
				onInput={({ currentTarget: field }) => {
					const typed = Math.trunc(field.valueAsNumber);
					const fits = typed >= 1 && typed <= limits.expected;
					onChange(fits ? typed : null);
				}}
			/>
			<small id={`${id}-hint`}>{words.expectedHint}</small>
		</fieldset>
	);
}
