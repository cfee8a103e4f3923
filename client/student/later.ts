import { isRefusal } from "../../shared/refusal.ts";
import { sayRefusal } from "../../shared/words/say-refusal.ts";
import { partOf } from "../link/part.ts";

export type LaterPart = typeof import("./later-part.ts");
/**
 * What no phone shows before its first question, or most never. It comes when the page has come to rest, and all of it at once, so that
 * whatever a lecture brings later is here when the network is not.
 */
export const later = partOf<LaterPart>(() => import("./later-part.ts"));

/** Most phones are never refused anything: these come with the first refusal. */
export const refusals = partOf(
	() => import("../../shared/words/seat-refusals.en.ts"),
);

/** The same reply; a refusal in the words of this page. Until they are here it stays in the server's. */
export function inWords<T>(reply: T): T {
	if (!isRefusal(reply)) return reply;
	void refusals.fetch();
	const words = refusals.here()?.seatRefusals ?? {};
	return { ...reply, message: sayRefusal(words, reply) };
}
