import { useEffect, useRef } from "preact/hooks";
import { freeKeys, type KeyAction, pressed } from "../../look/presses.ts";
import * as words from "../../words/room.en.ts";

/** The shortcuts as they are listed for people. */
export const shortcuts: readonly { keys: readonly string[]; means: string }[] =
	[
		{
			keys: [words.space, words.enter, words.pageDown, "→"],
			means: words.keyNext,
		},
		{ keys: [words.pageUp, "←"], means: words.keyBack },
		{ keys: ["1", "2", words.enter], means: words.keyGoTo },
		{ keys: ["B", "."], means: words.keyDistribution },
		{ keys: ["L"], means: words.keyLeaderboard },
		{ keys: ["?"], means: words.keyHelp },
	];

/** Something is asked first, and takes the keys. */
export function isAsking(): boolean {
	return document.querySelector("dialog[open]") !== null;
}

/** Calls `act` on each key that means something and that `take` does not want, anywhere on the page but in an open dialog. */
export function useKeys(
	letters: boolean,
	act: (action: KeyAction) => void,
	take: (event: KeyboardEvent) => boolean,
): void {
	const newest = useRef({ letters, act, take });
	newest.current = { letters, act, take };
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.defaultPrevented || isAsking()) return;
			const { letters, act, take } = newest.current;
			const isTaken = take(event);
			const action = isTaken ? null : pressed(event, letters);
			if (isTaken || action !== null) event.preventDefault();
			if (action !== null) act(action);
		};
		const free = (event: MouseEvent) => freeKeys(event, "main");
		addEventListener("keydown", press);
		addEventListener("click", free);
		return () => {
			removeEventListener("keydown", press);
			removeEventListener("click", free);
		};
	}, []);
}
