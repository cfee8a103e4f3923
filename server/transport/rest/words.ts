import { isRefusal } from "../../../shared/refusal.ts";
import { refuse } from "../../../shared/refuse.ts";
import { routes } from "../../../shared/routes.ts";
import { readWords } from "../../live/words.ts";
import { wait } from "../guess-limit.ts";
import { addressOf } from "../origin.ts";
import { type Access, signIn, tooMany } from "./access.ts";
import { away, type Route, serve } from "./route.ts";

const none = refuse("not-found", "no-recovery-words");
const wrong = refuse("not-found", "recovery-words-wrong");
const tooOften = refuse("too-fast", "recovery-words-often", {
	retryAfterMs: 5000,
});
const own = {
	401: { is: "Not signed in" },
	403: { is: "Called from another site's page" },
	...away,
};

/** Recovery words: made, kept, taken away, and used on a browser that has nothing else. */
export function wordRoutes(access: Access): Route[] {
	const { words, recoveries, makings, rules, wrong: tried } = access;
	return [
		serve(routes.words.make)({
			summary:
				"Make recovery words, told this once. Those before open nothing from now on.",
			who: "instructor",
			replies: {
				201: { is: "The words" },
				429: { is: "Made too often just now" },
				...own,
			},
			async run({ instructor, request }) {
				const turn = makings.take(instructor.id);
				if (turn === null) return tooOften;
				await wait(turn.inMs);
				const made = await words.make(instructor.id, addressOf(rules, request));
				return isRefusal(made) ? made : { status: 201, body: { words: made } };
			},
		}),
		serve(routes.words.keep)({
			summary: "Note that the words are put down somewhere.",
			who: "instructor",
			replies: { 204: { is: "Noted" }, 404: { is: "There are none" }, ...own },
			run: async ({ instructor }) =>
				(await words.keep(instructor.id)) ? { status: 204 } : none,
		}),
		serve(routes.words.revoke)({
			summary: "Take the recovery words away: they open nothing any more.",
			who: "instructor",
			replies: { 204: { is: "There are none now" }, ...own },
			async run({ instructor }) {
				await words.revoke(instructor.id);
				return { status: 204 };
			},
		}),
		serve(routes.instructor.recover)({
			summary:
				"Sign this browser in by recovery words. Their first four letters are enough.",
			who: "anyone",
			replies: {
				200: { is: "This browser is that instructor now" },
				400: { is: "Not the right form, or words that are not on the list" },
				403: { is: "Called from another site's page" },
				404: { is: "Nobody's words" },
				413: { is: "Over 4 KiB" },
				415: { is: "Not JSON" },
				429: { is: "Too many tries from this address" },
				...away,
			},
			async run({ body, request }) {
				const typed = readWords(body.words);
				if (isRefusal(typed)) return typed;
				const address = addressOf(rules, request);
				const turn = recoveries.take(address);
				if (turn === null) {
					tried("recovery-words");
					return tooMany;
				}
				await wait(turn.inMs);
				const owner = await words.ownerOf(typed, address);
				if (isRefusal(owner)) {
					// It was not looked at, so it was not wrong.
					recoveries.forgive(address);
					return owner;
				}
				if (owner === null) {
					tried("recovery-words");
					await wait(turn.toldAfterMs);
					return wrong;
				}
				recoveries.forgive(address);
				return signIn(access, request, owner, 200);
			},
		}),
	];
}
