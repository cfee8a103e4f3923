import type { RoomSettings } from "../../../shared/settings.ts";
import { confirm } from "../shell/Dialog.tsx";
import { hasLeaderboard } from "./ScreenSwitches.tsx";

/** Ending is for good, so it is asked for; what the class then sees is said before. */
export function confirmEnd(settings: RoomSettings): Promise<boolean> {
	const shown = hasLeaderboard(settings)
		? "The screen then shows the leaderboard with names, the phones their own answers,"
		: "The phones and the screen show the end,";
	return confirm({
		title: "End this room?",
		text: `${shown} and nobody can answer any more. The results stay. An ended room cannot be opened again.`,
		action: "End the room",
		danger: true,
	});
}
