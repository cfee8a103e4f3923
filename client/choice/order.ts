import { readCode } from "../../shared/code.ts";
import type { Json } from "../../shared/json.ts";
import type { Options } from "../../shared/kinds/options.ts";
import { tokenKey } from "../link/seat.ts";
import { forgiving, inHistory } from "../link/storage.ts";

const ofPhone = forgiving(
	() => localStorage,
	() => inHistory,
);

/** Which option stands at each place on this phone: by its seat in this room, so the same after a reload, on every page of it. */
export function orderHere(ask: Json): readonly number[] {
	const code = readCode(location.pathname) ?? "";
	return orderFor(ofPhone.getItem(tokenKey(code)) ?? "", ask);
}

/** The order for this seat: all are equally likely, and that of one question tells nothing of the next one's. */
export function orderFor(seat: string, ask: Json): readonly number[] {
	const { options, shuffled, pinned = 0 } = ask as Options;
	const free = shuffled ? options.length - pinned : 0;
	return options
		.map((_, option): [lot: number, option: number] => [
			option < free ? lotOf(`${option}${seat}${options}`) : 2 ** 32 + option,
			option,
		])
		.sort(([one], [other]) => one - other)
		.map(([, option]) => option);
}

/** The text's hash (FNV-1a): what its first letters differ in the rest spreads. */
function lotOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++)
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash;
}
