import { shortcutOf } from "./keys.ts";

/** What a key means for a room, by keyboard or by a presenter's clicker: on the room's page, and at a screen beside it. */
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

/** What this event of a key means. */
export function pressed(
	event: KeyboardEvent,
	letters: boolean,
): KeyAction | null {
	return actionOf(pressOf(event, letters));
}

export function pressOf(event: KeyboardEvent, letters: boolean): Press {
	return {
		key: shortcutOf(event),
		modified: event.ctrlKey || event.altKey || event.metaKey,
		repeated: event.repeat,
		focus: focusOf(event.target),
		letters,
	};
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

/**
 * After a press with mouse or finger on a button in there the focus goes back to the page, so that Space and Enter mean the next step again.
 */
export function freeKeys({ detail, target }: MouseEvent, within: string): void {
	const button = target instanceof Element ? target.closest("button") : null;
	const byPointer = detail > 0;
	if (
		byPointer &&
		button?.closest(within) != null &&
		button.closest("dialog") === null
	)
		button.blur();
}
