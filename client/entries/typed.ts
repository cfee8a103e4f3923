import {
	bytesOf,
	type Entries,
	excessOf,
	type Most,
	mostBytes,
} from "../../shared/kinds/entries.ts";
import { isSeen, looksOf, tidy } from "./looks.ts";
import * as words from "./words.en.ts";

/** What is in the fields as it would be sent; empty ones are left out. */
export function tidied(typed: Entries): Entries {
	return typed.map(tidy).filter((text) => text !== "");
}

/** What the server would take, as it would read it; else null. */
export function sendable(typed: Entries, most: Most): Entries | null {
	const texts = tidied(typed);
	const isFit =
		texts.length > 0 &&
		faultOfAll(typed) === "" &&
		typed.every((_, at) => faultOf(typed, at, most) === "");
	return isFit ? texts : null;
}

/** What is wrong with one of them. */
export function faultOf(typed: Entries, at: number, most: Most): string {
	const [raw = "", text = ""] = [typed[at], tidy(typed[at] ?? "")];
	if (raw.trim() === "") return "";
	if (!isSeen.test(text)) return words.nothingToRead;
	const excess = excessOf(text, most);
	if (excess > 0) return words.tooLong(excess, most.characters);
	const before = typed.slice(0, at).map((other) => looksOf(tidy(other)));
	return before.includes(looksOf(text)) ? words.twice : "";
}

/** What is wrong with all of them together. */
export function faultOfAll(typed: Entries): string {
	return bytesOf(tidied(typed)) > mostBytes ? words.tooLongTogether : "";
}

/** Without this one; there is always a field. */
export function withoutOne(typed: Entries, at: number): Entries {
	const others = typed.filter((_, index) => index !== at);
	return others.length === 0 ? [""] : others;
}
