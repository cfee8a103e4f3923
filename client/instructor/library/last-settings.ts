import * as v from "valibot";
import { offeredSettings, RoomSettings } from "../../../shared/settings.ts";

const key = "lectern.room-settings";

/** The settings of the room that this browser started last; those that are offered before the first. */
export function readLastSettings(): RoomSettings {
	try {
		const parsed = v.safeParse(
			RoomSettings,
			// What an older version did not know yet is as it is offered.
			{
				...offeredSettings,
				...JSON.parse(localStorage.getItem(key) ?? "null"),
			},
		);
		return parsed.success ? parsed.output : offeredSettings;
	} catch {
		return offeredSettings;
	}
}

export function keepLastSettings(settings: RoomSettings): void {
	try {
		localStorage.setItem(key, JSON.stringify(settings));
	} catch {
		// Then the next room starts with what is offered again.
	}
}
