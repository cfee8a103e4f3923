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
		{ keys: ["B", "."], means: words.keyDistribution },
		{ keys: ["L"], means: words.keyLeaderboard },
		{ keys: ["?"], means: words.keyHelp },
	];

/** Something is asked first, and takes the keys. */
export function isAsking(): boolean {
	return document.querySelector("dialog[open]") !== null;
}

/** Calls `act` on each key that means something, anywhere on the page but in an open dialog. */
export function useKeys(
	letters: boolean,
	act: (action: KeyAction) => void,
): void {
	const newest = useRef({ letters, act });
	newest.current = { letters, act };
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.defaultPrevented || isAsking()) return;
			const action = pressed(event, newest.current.letters);
			if (action === null) return;
			event.preventDefault();
			newest.current.act(action);
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
