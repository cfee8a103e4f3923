import type { RoomSettings } from "../../../shared/settings.ts";
import * as words from "../../words/room.en.ts";
import { confirm } from "../shell/Dialog.tsx";
import { hasLeaderboard } from "./ScreenSwitches.tsx";

/** Ending is for good, so it is asked for; what the class then sees is said before. */
export function confirmEnd(settings: RoomSettings): Promise<boolean> {
	return confirm({
		title: words.endThisRoom,
		text: words.endExplained(hasLeaderboard(settings)),
		action: words.endTheRoom,
		danger: true,
	});
}
