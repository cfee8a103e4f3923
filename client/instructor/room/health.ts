import type { InstructorView, Pulse } from "../../../shared/views.ts";
import * as words from "../../words/room.en.ts";

export interface Health {
	/** Nothing to do; something to look at; this page has lost the room. */
	readonly is: "well" | "look" | "lost";
	readonly head: string;
	readonly rest: string;
}

/** Of so few phones half may well be in pockets. */
const fewest = 8;

/** How the room does, in one sentence: that all is well, or what is wrong and what to do. */
export function healthOf(
	{ alarm, phase, locked }: Pick<InstructorView, "alarm" | "phase" | "locked">,
	{
		joined,
		connected,
		waiting,
	}: Pick<Pulse, "joined" | "connected" | "waiting">,
	isLive: boolean,
): Health {
	if (!isLive)
		return { is: "lost", head: words.reconnectingTheRoomGoes, rest: "" };
	if (alarm !== null && waiting > 0)
		return {
			is: "look",
			head: words.newcomersWait,
			rest: words.letThemIn,
		};
	const isLost = joined >= fewest && 2 * connected < joined;
	if (phase === "open" && isLost)
		return {
			is: "look",
			head: words.onlyConnected(connected, joined),
			rest: words.lookAtTheNetwork,
		};
	const rest = words.hereAndJoined(connected, joined);
	return {
		is: "well",
		head: phase === "ended" ? words.hasEnded : words.allWell,
		rest: phase === "ended" ? "" : locked ? words.andLocked(rest) : rest,
	};
}
