import { partOf } from "../link/part.ts";
import { spread } from "../link/wait.ts";

/** What comes after a question, the reveal and the end. */
export const after = partOf(() => import("./after-part.ts"));

/** By then a phone rests in the lobby, or shows its first question, ms. */
const restMs = { lobby: 12_000, question: 2_000 };
let isDue = false;

/** It comes while the first question is open, or before that where there is time: nobody waits for it. `more` comes then, too. */
export function prepareAfter(phase: string, more: () => void): void {
	const isBefore = phase === "lobby" || phase === "ready";
	if (isDue) return;
	isDue = !isBefore;
	const fetch = () => {
		void after.fetch();
		more();
	};
	setTimeout(fetch, isBefore ? restMs.lobby : spread(restMs.question));
}
