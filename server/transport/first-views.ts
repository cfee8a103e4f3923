import type { Request } from "express";
import { readCode } from "../../shared/code.ts";
import type { Entrance } from "../../shared/views.ts";
import type { Entry } from "../live/entry.ts";
import type { Secret } from "./alarms.ts";
import type { GuessLimit } from "./guess-limit.ts";
import { addressOf, type OriginRules } from "./origin.ts";

export interface FirstViewParts {
	readonly entry: Entry;
	readonly rules: OriginRules;
	/** The same that judges handshakes: a page tells as much of a code. */
	readonly codes: GuessLimit;
	readonly wrong: (what: Secret) => void;
}

/** A page does not wait longer for the store: it can ask by itself, ms. */
const patienceMs = 300;

/**
 * What whoever follows a room's link sees first: the form for joining, known before the page has a connection. Null where the page has
 * to ask: nobody has this code, too many were guessed from there, the store is away.
 */
export function firstViews({ entry, rules, codes, wrong }: FirstViewParts) {
	return async (request: Request, typed: string): Promise<Entrance | null> => {
		const code = readCode(decoded(typed));
		const address = addressOf(rules, request);
		if (code === null || codes.isSlowed(address)) return null;
		const found = await inTime(entry.entrance(code));
		// Others were judged meanwhile.
		if (found === "late" || codes.isSlowed(address)) return null;
		if (found === null) {
			codes.take(address);
			wrong("code");
		}
		return found;
	};
}

async function inTime<T>(reading: Promise<T>): Promise<T | "late"> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<"late">((resolve) => {
		timer = setTimeout(resolve, patienceMs, "late");
	});
	const read = reading.catch(() => "late" as const);
	return Promise.race([read, late]).finally(() => clearTimeout(timer));
}

/** The page reads it in the same way. */
function decoded(typed: string): string {
	try {
		return decodeURIComponent(typed);
	} catch {
		return typed;
	}
}
