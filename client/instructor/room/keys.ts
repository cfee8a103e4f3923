import { useEffect, useRef } from "preact/hooks";
import { shortcutOf } from "../../look/keys.ts";
import * as words from "../../words/room.en.ts";

/** What a key means on the room's page, by keyboard or by a presenter's clicker. */
export type KeyAction =
	| "primary"
	| "back"
	| "distribution"
	| "leaderboard"
	| "help";

export interface Press {
	readonly key: string;
	/** Ctrl, Alt or Meta is down: the key belongs to the browser. */
	readonly modified: boolean;
	/** The key is held down. */
	readonly repeated: boolean;
	/** What has the focus: nothing special, a button-like control, or something that one types or chooses in. */
	readonly focus: "page" | "control" | "field";
	/** Whether letters and signs count (they can be switched off: some people's speech input types them). */
	readonly letters: boolean;
}

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

/** Null: the key means nothing here and keeps its usual effect. */
export function actionOf({
	key,
	modified,
	repeated,
	focus,
	letters,
}: Press): KeyAction | null {
	if (modified || repeated || focus === "field") return null;
	switch (key) {
		case "PageDown":
		case "ArrowRight":
			return "primary";
		case " ":
		case "Enter":
			return focus === "page" ? "primary" : null;
		case "PageUp":
		case "ArrowLeft":
			return "back";
		case "b":
		case "B":
		case ".":
			return letters ? "distribution" : null;
		case "l":
		case "L":
			return letters ? "leaderboard" : null;
		case "?":
			return letters ? "help" : null;
		default:
			return null;
	}
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
			if (
				event.defaultPrevented ||
				document.querySelector("dialog[open]") !== null
			)
				return;
			const action = actionOf({
				key: shortcutOf(event),
				modified: event.ctrlKey || event.altKey || event.metaKey,
				repeated: event.repeat,
				focus: focusOf(event.target),
				letters: newest.current.letters,
			});
			if (action === null) return;
			event.preventDefault();
			newest.current.act(action);
		};
		addEventListener("keydown", press);
		addEventListener("click", freeKeys);
		return () => {
			removeEventListener("keydown", press);
			removeEventListener("click", freeKeys);
		};
	}, []);
}

function focusOf(target: EventTarget | null): Press["focus"] {
	if (!(target instanceof Element)) return "page";
	const isField = target.matches(
		"input:not([type=checkbox]), textarea, select, [contenteditable]",
	);
	if (isField) return "field";
	const control = target.closest("button, a[href], summary, input");
	return control === null ? "page" : "control";
}

/** After a press with mouse or finger the focus goes back to the page, so that Space and Enter mean the next step again. */
function freeKeys({ detail, target }: MouseEvent): void {
	const pressed =
		target instanceof Element ? target.closest("main button") : null;
	const byPointer = detail > 0;
	if (
		byPointer &&
		pressed instanceof HTMLElement &&
		pressed.closest("dialog") === null
	)
		pressed.blur();
}
