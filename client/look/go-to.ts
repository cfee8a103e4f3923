import { useEffect, useRef, useState } from "preact/hooks";
import { actionOf, type Press, pressOf } from "./presses.ts";

/** No room has more questions than have so many digits. */
const mostDigits = 3;
/** A number that was left so long is dropped: Enter means the next step again. */
const lapseMs = 10_000;

/** What a key makes of the number that is being typed. */
export interface Typing {
	/** As far as it is typed then. */
	readonly typed: string;
	/** Whether the key was for that alone; else it drops the number, and does what it does. */
	readonly isTaken: boolean;
	/** It is the number to go to. */
	readonly goes?: true;
}

/**
 * As programs that show slides have it: digits, of the upper row or the number pad, whatever the keyboard's layout, then Enter. Null: the key
 * has nothing to do with a number.
 */
export function typedAfter(
	typed: string,
	press: Press,
	code: string,
): Typing | null {
	if (press.modified || press.focus === "field" || !press.letters) return null;
	const means = actionOf(press);
	const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
	if (digit !== undefined && means === null)
		return {
			typed: press.repeated ? typed : (typed + digit).slice(-mostDigits),
			isTaken: true,
		};
	if (typed === "") return null;
	switch (press.key) {
		case "Enter":
			return { typed, isTaken: true, goes: true };
		case "Escape":
			return { typed: "", isTaken: true };
		case "Backspace":
			return { typed: typed.slice(0, -1), isTaken: true };
		default:
			return means === null ? null : { typed: "", isTaken: false };
	}
}

export interface GoingTo {
	/** Empty: no number is being typed. */
	readonly typed: string;
	/** Whether this key was for a number. */
	readonly take: (event: KeyboardEvent) => boolean;
}

/** `isOn`: digits count now. `go` goes to the question of that number, and says whether it could; if not, the number stays in sight. */
export function useGoTo(
	isOn: boolean,
	go: (number: number) => boolean,
): GoingTo {
	const [typed, setTyped] = useState("");
	/** As of the last key: keys come faster than pictures. */
	const now = useRef("");
	const change = (next: string) => {
		now.current = next;
		setTyped(next);
	};
	useEffect(() => {
		if (typed === "") return;
		const timer = setTimeout(() => change(""), lapseMs);
		return () => clearTimeout(timer);
	}, [typed]);
	const take = (event: KeyboardEvent) => {
		const next = typedAfter(now.current, pressOf(event, isOn), event.code);
		if (next === null) return false;
		if (next.goes !== true) change(next.typed);
		else if (go(Number(now.current))) change("");
		return next.isTaken;
	};
	return { typed: isOn ? typed : "", take };
}
