import type { AskProps } from "./part.ts";
import * as words from "./words.en.ts";

/** Whether there is an answer, on its way or stored; a refused one is none. */
export function isAnswered({ own }: Pick<AskProps, "own">): boolean {
	return own.state !== "none" && own.state !== "refused";
}

/** What can be done about the answer now, in one short sentence in one place, so that nothing moves when it changes. */
export function hintFor(props: AskProps, how: string, isFinal: string): string {
	if (!props.isOpen) return words.closedWaiting;
	if (isAnswered(props))
		return props.isChangeable ? words.youCanChangeIt : words.yourAnswerStands;
	return props.isChangeable ? how : isFinal;
}
