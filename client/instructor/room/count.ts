import type { Pulse } from "../../../shared/views.ts";
import * as words from "../../words/room.en.ts";

/** How many have answered, in words. */
export interface Count {
	/** What is large. */
	readonly figure: string;
	readonly rest: string;
	/** What a narrow page leaves out. */
	readonly more: string;
	/** What else is to be known: that not all who joined are here; "" where they are. */
	readonly beside: string;
	/** Of those of whom it is said, 0 to 1. */
	readonly share: number;
}

/**
 * While a question is open, of those who are here: nobody waits for a phone that was put away. Afterwards of all who joined. `answered` is
 * null where nothing was asked; `isHere`: the room stands at this question.
 */
export function countOf(
	answered: number | null,
	{
		joined,
		connected,
		answeredHere,
	}: Pick<Pulse, "joined" | "connected" | "answeredHere">,
	isHere: boolean,
): Count {
	const isAway = connected < joined;
	const beside = isAway ? words.joinedSoFar(joined) : "";
	if (answered === null)
		return {
			figure: String(connected),
			rest: words.areHere,
			more: "",
			beside,
			share: 0,
		};
	const all = Math.max(joined, answered);
	if (!isHere)
		return {
			figure: String(answered),
			rest: words.answeredIt,
			more: "",
			beside: "",
			share: all === 0 ? 0 : answered / all,
		};
	if (isAway && answeredHere !== undefined && connected > 0)
		return {
			...(connected > 1 && answeredHere >= connected
				? isAll(words.allHere(connected), connected)
				: isSome(answeredHere, words.ofHere(connected), connected)),
			beside,
			share: answeredHere / connected,
		};
	return {
		...(all > 1 && answered >= all
			? isAll(words.allOf(all), all)
			: isSome(answered, words.ofAll(all), all)),
		beside: "",
		share: all === 0 ? 0 : answered / all,
	};
}

const isAll = (figure: string, all: number) => ({
	figure,
	rest: words.haveAnswered(all),
	more: "",
});

const isSome = (answered: number, rest: string, all: number) => ({
	figure: String(answered),
	rest,
	more: words.haveAnswered(all),
});
