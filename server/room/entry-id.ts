import { createHmac } from "node:crypto";
import { nameKeyOf } from "./name.ts";
import type { Room } from "./state.ts";

/** Of an id; its first part is the same for all that looks alike. */
export const idLength = 8;
const looksLength = 5;

/**
 * What a group is called in the document and in commands: a document has room for thousands, and keeps none of the words. By a secret of
 * the room, as else somebody could look for another text with the id of one that passes.
 */
export function entryIdOf(room: Room, fold: string, text: string): string {
	const looks = hashOf(room, `looks ${looksOf(text)}`);
	const exact = hashOf(room, `entry ${fold}`);
	return looks.slice(0, looksLength) + exact.slice(0, idLength - looksLength);
}

/** The same as older versions called it: what they decided goes on. */
export function formerIdOf(room: Room, fold: string): string {
	return hashOf(room, `entry ${fold}`).slice(0, idLength);
}

/** What of its id says what it looks like. */
export function looksIn(id: string): string {
	return id.slice(0, looksLength);
}

function hashOf({ screenToken }: Room, of: string): string {
	return createHmac("sha256", screenToken).update(of).digest("base64url");
}

/** Letters that look alike, and what is nothing to see, make no other word; spaces do. */
function looksOf(text: string): string {
	const seen = text.replace(/\p{DI}/gu, "");
	return seen.split(" ").map(nameKeyOf).join(" ");
}
