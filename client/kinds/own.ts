import { useEffect, useRef, useState } from "preact/hooks";
import type { Json } from "../../shared/json.ts";
import { forgiving } from "../link/storage.ts";
import type { AskProps } from "./part.ts";

/** Whether there is an answer, on its way or stored; a refused one is none. */
export function isAnswered({ own }: Pick<AskProps, "own">): boolean {
	return own.state !== "none" && own.state !== "refused";
}

/**
 * Says how to answer, for the line at the bottom, and whether what was typed or picked last is not what was sent. `send`: that can be
 * sent as it is, and goes by itself just before the bell.
 */
export function useHow(
	props: AskProps,
	words: string,
	isUnsent = false,
	send: (() => void) | null = null,
): void {
	const { asked, onHow } = props;
	const { round } = asked;
	const atBell = send !== null;
	useEffect(
		() => onHow({ round, words, isUnsent, atBell }),
		[round, words, isUnsent, atBell],
	);
	useBell(props, () => {
		if (isUnsent) send?.();
	});
}

/** So long before the bell what is put in and not sent goes by itself, ms: at least, and spread over so much more. */
const aheadMs = { least: 700, spread: 800 };

function useBell({ bell }: AskProps, act: () => void): void {
	const latest = useRef(act);
	latest.current = act;
	useEffect(() => {
		if (bell === null || bell < performance.now()) return;
		const ahead = aheadMs.least + Math.random() * aheadMs.spread;
		const left = bell - ahead - performance.now();
		// Longer waits than a timer takes are none: it would ring at once.
		if (left > 2 ** 31 - 1) return;
		const timer = setTimeout(() => latest.current(), Math.max(0, left));
		return () => clearTimeout(timer);
	}, [bell]);
}

const steps: Readonly<Record<string, number>> = {
	ArrowDown: 1,
	ArrowRight: 1,
	ArrowUp: -1,
	ArrowLeft: -1,
};

/** Arrows lead from one button to the next. They choose nothing, as what is chosen is sent at once. */
function stepAmong(event: KeyboardEvent): void {
	const by = steps[event.key];
	if (by === undefined) return;
	event.preventDefault();
	const group = event.currentTarget as HTMLElement;
	const all = [...group.querySelectorAll("button")];
	const at = all.indexOf(document.activeElement as HTMLButtonElement);
	all[(at + by + all.length) % all.length]?.focus();
}

/** Buttons of which one is chosen, by a press: a radio group whose arrows choose nothing. */
export const radioGroup = { role: "radiogroup", onKeyDown: stepAmong } as const;
export const radio = (isChosen: boolean) =>
	({ role: "radio", "aria-checked": isChosen }) as const;

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
