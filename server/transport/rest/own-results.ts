import { isRefusal } from "../../../shared/refusal.ts";
import { refuse } from "../../../shared/refuse.ts";
import { routes } from "../../../shared/routes.ts";
import type { OwnResultsDesk } from "../../live/own-results.ts";
import type { Secret } from "../alarms.ts";
import type { Allowance } from "../allowance.ts";
import { GuessLimit, wait } from "../guess-limit.ts";
import { addressOf, type OriginRules } from "../origin.ts";
import { tooMany } from "./access.ts";
import { away, type Route, serve } from "./route.ts";

const unknown = refuse("not-found", "results-unknown");

export interface OwnResultsParts {
	readonly ownResults: OwnResultsDesk;
	readonly rules: OriginRules;
	/** Of each seat: results are as long as the quiz. */
	readonly allowance: Allowance;
	readonly wrong: (what: Secret) => void;
}

/** What a student's personal link opens: to be read, by whoever has it, and nothing to be done with it. */
export function ownResultRoutes(parts: OwnResultsParts): Route[] {
	const { ownResults, rules, allowance, wrong } = parts;
	// By address: a whole campus is one, and who has a link is not slowed.
	const links = new GuessLimit({ free: 20, perSecond: 2, burst: 10 });
	return [
		serve(routes.results.own)({
			summary:
				"One student's own results: what was revealed on phones, with the own answers, points and place. Nothing can be answered or changed by this link.",
			who: "anyone",
			replies: {
				200: { is: "The results so far, or those that stay" },
				400: { is: "No link" },
				403: { is: "The room shows none, or not yet" },
				404: {
					is: "No room has given this link, or the room is gone, or the student was removed or deleted",
				},
				429: {
					is: "Too many wrong links from this address, or too much asked for",
				},
				...away,
			},
			async run({ headers, request }) {
				const found = await ownResults.open(headers.Authorization);
				// Who has a link guesses nothing, whoever else does from this address.
				if (found === null) {
					wrong("results-link");
					const turn = links.take(addressOf(rules, request));
					if (turn === null) return tooMany;
					await wait(turn.inMs + turn.toldAfterMs);
					return unknown;
				}
				if (isRefusal(found)) return found;
				const who = `${found.room.id} ${found.seat.id}`;
				return allowance.act(who, async () => {
					const body = await ownResults.read(found);
					if (isRefusal(body)) return body;
					allowance.charge(who, Buffer.byteLength(JSON.stringify(body)));
					return { status: 200, body };
				});
			},
		}),
	];
}
