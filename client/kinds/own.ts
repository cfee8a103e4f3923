import { useEffect, useRef, useState } from "preact/hooks";
import type { Json } from "../../shared/json.ts";
import { forgiving } from "../link/storage.ts";
import type { AskProps } from "./part.ts";
import * as words from "./words.en.ts";

/** Whether there is an answer, on its way or stored; a refused one is none. */
export function isAnswered({ own }: Pick<AskProps, "own">): boolean {
	return own.state !== "none" && own.state !== "refused";
}

/**
 * What can be done about the answer now, in one short sentence in one place, so that nothing moves when it changes. `isUnsent`: what was
 * typed or picked last is not what was sent.
 */
export function hintFor(
	props: AskProps,
	how: string,
	isFinal: string,
	isUnsent = false,
): string {
	// What came too late was sent.
	if (!props.isOpen)
		return isUnsent && props.own.state !== "refused"
			? words.closedUnsent
			: words.closedWaiting;
	if (isAnswered(props) && isUnsent && props.isChangeable)
		return words.changedNotSentYet;
	if (isAnswered(props))
		return props.isChangeable ? words.youCanChangeIt : words.yourAnswerStands;
	return props.isChangeable ? how : isFinal;
}

/** Holds one draft, the last one. */
const key = "lectern.draft";
const ofTab = forgiving(() => sessionStorage);

/**
 * What the student has typed or picked, from `held` on, which stands with the server. What was not sent outlives the server's word about
 * an earlier answer, a refusal, and a reload.
 */
export function useDraft<T extends Json>(
	{ asked, own }: AskProps,
	held: T,
): readonly [draft: T, put: (next: T) => void] {
	const here = location.pathname + JSON.stringify(asked);
	const [draft, setDraft] = useState<T>(() => {
		const [place, value] = JSON.parse(ofTab.getItem(key) ?? "[]");
		return place === here ? value : held;
	});
	const put = (next: T) => {
		setDraft(next);
		ofTab.setItem(key, JSON.stringify([here, next]));
	};
	const text = JSON.stringify(held);
	const before = useRef(text);
	useEffect(() => {
		// The server's word may differ from what was sent; of what it refused it holds nothing.
		if (own.value !== null && JSON.stringify(draft) === before.current)
			put(held);
		before.current = text;
	}, [text]);
	return [draft, put];
}
