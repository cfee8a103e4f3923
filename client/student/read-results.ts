import { useEffect, useState } from "preact/hooks";
import type { OwnResults } from "../../shared/own-results.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { Problem } from "../../shared/rest.ts";
import { resultsRefusals } from "../../shared/words/results-refusals.en.ts";
import { sayRefusal } from "../../shared/words/say-refusal.ts";
import { base } from "../link/base.ts";
import { spread, waitOf } from "../link/wait.ts";
import { noteTexts } from "../text/told.ts";

/** Without an answer it asks again after so long, ms; and so often at most it looks for news. */
const againMs = 3_000;
const newsMs = 10_000;

/** What a link shows: null as long as nobody has answered. */
export type Read = OwnResults | Refusal | null;

/** The results under this secret, asked for until there is an answer, and again when the page is looked at once more. */
export function useResults(secret: string): Read {
	const [read, setRead] = useState<Read>(null);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isOver = false;
		let readAt = Number.NEGATIVE_INFINITY;
		const look = async () => {
			clearTimeout(timer);
			readAt = performance.now();
			const reply = await ask(secret);
			if (isOver) return;
			const wait = reply === null ? againMs : waitOf(reply);
			if (wait !== null) {
				timer = setTimeout(look, spread(wait));
				return;
			}
			if (reply !== null && !isRefusal(reply)) noteTexts(...reply.questions);
			setRead(
				isRefusal(reply)
					? { ...reply, message: sayRefusal(resultsRefusals, reply) }
					: reply,
			);
		};
		const onSeen = () => {
			const isDue = performance.now() - readAt > newsMs;
			if (document.visibilityState === "visible" && isDue) void look();
		};
		void look();
		document.addEventListener("visibilitychange", onSeen);
		return () => {
			isOver = true;
			clearTimeout(timer);
			document.removeEventListener("visibilitychange", onSeen);
		};
	}, [secret]);
	return read;
}

/** Null: nobody knows. The secret goes in a header, so it stands in no address that others keep. */
async function ask(secret: string): Promise<Read> {
	try {
		const reply = await fetch(`${base}/api/results`, {
			headers: { authorization: ["bearer", secret].join(" ") },
			cache: "no-store",
		});
		if (reply.ok) return (await reply.json()) as OwnResults;
		return refusalOf(reply, (await reply.json()) as Problem);
	} catch {
		return null;
	}
}

function refusalOf(reply: Response, problem: Problem): Refusal {
	const { error, why = "", values, detail } = problem;
	const seconds = Number(reply.headers.get("retry-after"));
	return {
		error: error as Refusal["error"],
		why,
		message: detail,
		...(values && { values }),
		...(seconds > 0 && { retryAfterMs: seconds * 1000 }),
	};
}
