import "./settings.css";
import { useId } from "preact/hooks";
import type { RoomSettings } from "../../../shared/settings.ts";
import { settingsWords } from "./settings-words.ts";

/** A room's settings as groups of radio buttons. */
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
		</div>
	);
}
