import * as v from "valibot";
import { defaultSettings, RoomSettings } from "../../../shared/settings.ts";

const key = "lectern.room-settings";

/** The settings of the room that this browser started last; the default ones before the first. */
export function readLastSettings(): RoomSettings {
	try {
		const parsed = v.safeParse(
			RoomSettings,
			JSON.parse(localStorage.getItem(key) ?? "null"),
		);
		return parsed.success ? parsed.output : defaultSettings;
	} catch {
		return defaultSettings;
	}
}

export function keepLastSettings(settings: RoomSettings): void {
	try {
		localStorage.setItem(key, JSON.stringify(settings));
	} catch {
		// Then the next room starts with the default settings again.
	}
}
