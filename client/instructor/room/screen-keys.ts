import { useEffect, useRef } from "preact/hooks";
import { type Click, hearClicks } from "../../link/clicker.ts";
import { isAsking } from "./keys.ts";

interface Doing {
	/** Whether commands can go out now. */
	readonly live: boolean;
	/** Whether single letters are shortcuts on this device. */
	readonly letters: boolean;
	/** The next step is to write something on this page. */
	readonly writes: boolean;
	/** The next step is the end of the room. */
	readonly ends: boolean;
	readonly act: (action: Exclude<Click, "end">) => void;
	/** Ends the room, without asking. */
	readonly end: () => void;
}

/** What is pressed at a screen of this room in the same browser does here what the same key would. */
export function useScreenKeys(room: string, doing: Doing): void {
	const newest = useRef(doing);
	newest.current = doing;
	useEffect(
		() =>
			hearClicks(room, async (click) => {
				const { live, letters, writes, ends, act, end } = newest.current;
				if (isAsking()) return "asks";
				if (!live) return "away";
				if (click === "primary" && ends) return "ends";
				if (click === "end") {
					// The room has moved on meanwhile: who was asked was asked of something else.
					if (ends) end();
					return "done";
				}
				const isStep = click === "primary" || click === "back";
				if (!isStep && !letters) return "done";
				act(click);
				// A question that comes first is shown after this turn.
				await new Promise((resolve) => setTimeout(resolve));
				const asks = isAsking() || (writes && click === "primary");
				return asks ? "asks" : "done";
			}),
		[room],
	);
}
