import { isRefusal } from "../../shared/refusal.ts";
import { sayRefusal } from "../../shared/words/say-refusal.ts";

type Words = Parameters<typeof sayRefusal>[0];
/** They come after the page, as most phones never need one. Until then a refusal stays in the server's words. */
let words: Words = {};

export async function loadRefusals(): Promise<void> {
	try {
		const part = await import("../../shared/words/seat-refusals.en.ts");
		words = part.seatRefusals;
	} catch {
		// Gone with an older build: the server's words do.
	}
}

/** The same reply; a refusal in the words of this page. */
export function inWords<T>(reply: T): T {
	return isRefusal(reply)
		? { ...reply, message: sayRefusal(words, reply) }
		: reply;
}
