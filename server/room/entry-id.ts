import { createHmac } from "node:crypto";
import type { Json } from "../../shared/json.ts";
import type { Moderation } from "../../shared/kinds/kind.ts";
import { looksOf } from "./name.ts";
import type { Room } from "./state.ts";

/** Of an id; its first part is the same for all that looks alike. */
export const idLength = 8;
const looksLength = 5;

/**
 * What a group is called in the document and in commands: a document has room for thousands, and keeps none of the words. By a secret of
 * the room, as else somebody could look for another text with the id of one that passes.
 */
export interface EntryIds {
	readonly id: string;
	/** As older versions called it: what they decided goes on. */
	readonly former: string;
}

/** By what is asked, so that they go with it: a pulse that names the same groups comes four times a second. */
const named = new WeakMap<object, Map<string, EntryIds>>();
/** Several times as many as are told at once. */
const mostNamed = 1000;

/** `text`: what the group stands for. */
export function entryIdsOf(
	room: Room,
	ask: Json,
	moderation: Moderation<Json>,
	group: string,
	text: string,
): EntryIds {
	const asked = Object(ask) as object;
	const known = named.get(asked) ?? new Map<string, EntryIds>();
	named.set(asked, known);
	const key = `${room.screenToken} ${group}`;
	const before = known.get(key);
	if (before !== undefined) return before;
	if (known.size >= mostNamed) known.clear();
	const looks = hashIn(room, `looks ${looksOf(text)}`).slice(0, looksLength);
	const exact = hashIn(room, `entry ${moderation.foldOf(group)}`);
	const ids = {
		id: looks + exact.slice(0, idLength - looksLength),
		former: exact.slice(0, idLength),
	};
	known.set(key, ids);
	return ids;
}

/** What of its id says what it looks like. */
export function looksIn(id: string): string {
	return id.slice(0, looksLength);
}

/** Nobody without the room's secret can look for what has this hash. */
export function hashIn({ screenToken }: Room, of: string): string {
	return createHmac("sha256", screenToken).update(of).digest("base64url");
}
