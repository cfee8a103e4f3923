import { limits } from "../../shared/limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import { hashIn, idLength } from "./entry-id.ts";
import { isFlagged } from "./flagged-name.ts";
import { nameKeyOf } from "./name.ts";
import type { DecidedNames, Room } from "./state.ts";

/** Which names a hall does not see: flagged ones that the instructor did not let pass, and those that the instructor took off. */

const none: DecidedNames = { shown: "", hidden: "" };

/** What the document calls a name: as with words, it has none of them. */
function idOf(room: Room, name: string): string {
	return hashIn(room, `name ${nameKeyOf(name)}`).slice(0, idLength);
}

function has(ids: string, id: string): boolean {
	for (let at = 0; at < ids.length; at += idLength)
		if (ids.startsWith(id, at)) return true;
	return false;
}

function without(ids: string, id: string): string {
	let rest = "";
	for (let at = 0; at < ids.length; at += idLength)
		if (!ids.startsWith(id, at)) rest += ids.slice(at, at + idLength);
	return rest;
}

/** Whether the screen shows something else in its place. */
export function isHeld(room: Room, name: string): boolean {
	const { shown, hidden } = room.decidedNames ?? none;
	if (hidden !== "" && has(hidden, idOf(room, name))) return true;
	if (!isFlagged(name)) return false;
	return shown === "" || !has(shown, idOf(room, name));
}

/** Whether it waits for the instructor's word. */
export function isUndecided(room: Room, name: string): boolean {
	const { hidden } = room.decidedNames ?? none;
	return (
		isHeld(room, name) && !(hidden !== "" && has(hidden, idOf(room, name)))
	);
}

/** What the document says after the instructor's word on a name; null where that changes nothing. */
export function decideOnName(
	room: Room,
	name: string,
	on: boolean,
): DecidedNames | Refusal | null {
	const before = room.decidedNames ?? none;
	const id = idOf(room, name);
	const shown = without(before.shown, id);
	const hidden = without(before.hidden, id);
	const next = on
		? { shown: isFlagged(name) ? shown + id : shown, hidden }
		: { shown, hidden: hidden + id };
	const isSo = on
		? !isHeld(room, name)
		: before.hidden.length === next.hidden.length;
	if (isSo) return null;
	if (next.shown.length + next.hidden.length > limits.decidedNames * idLength)
		return refuse("too-large", "many-names-decided", {
			values: { most: limits.decidedNames },
		});
	return next;
}

/** The name, or nothing where a hall does not see it. */
export function nameForHall(room: Room, name: string): string {
	return isHeld(room, name) ? "" : name;
}
