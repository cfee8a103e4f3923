import { useEffect, useRef, useState } from "preact/hooks";
import type { Fault } from "../../../shared/fault.ts";
import { everyTextOf } from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { routes } from "../../../shared/routes.ts";
import { mayBeMore } from "../../../shared/texts.ts";
import { noteTexts, toldOf } from "../../text/told.ts";
import { call } from "../shell/rest.ts";

/** So long after the last key the server is asked, ms. */
const pauseMs = 250;
/** Texts of which the server said that they look as they were typed (null), or why they cannot be shown. */
const asTyped = new Map<string, Fault | null>();

const isKnown = (source: string) =>
	!mayBeMore(source) || asTyped.has(source) || toldOf(source) !== null;

export interface Previewed {
	readonly question: Question;
	/** Why texts of it cannot be shown. */
	readonly faults: readonly Fault[];
}

/**
 * The question as it can be shown: what is typed just now follows when the server has told what it looks like, so that a preview
 * does not change to and fro with every key.
 */
export function usePreviewed(question: Question): Previewed {
	const last = useRef(question);
	const [, redraw] = useState(0);
	const open = everyTextOf(question).filter((source) => !isKnown(source));
	const isReady = open.length === 0;
	if (isReady) last.current = question;
	useEffect(() => {
		if (isReady) return;
		let isLeft = false;
		const timer = setTimeout(async () => {
			await askFor(open);
			if (isLeft) return;
			last.current = question;
			redraw((count) => count + 1);
		}, pauseMs);
		return () => {
			isLeft = true;
			clearTimeout(timer);
		};
	}, [question, isReady]);
	const faults = everyTextOf(last.current).map(
		(source) => asTyped.get(source) ?? null,
	);
	return {
		question: last.current,
		faults: faults.filter((fault) => fault !== null),
	};
}

/** Where the server cannot be reached, texts are shown as they were typed. */
async function askFor(sources: readonly string[]): Promise<void> {
	const texts = [...new Set(sources)].slice(0, 50);
	const reply = await call(routes.texts.preview, { body: { texts } });
	if (!reply.ok) return;
	noteTexts(reply.data);
	texts.forEach((source, index) => {
		const isOf = ({ path }: Fault) => path === `texts.${index}`;
		if (toldOf(source) === null)
			asTyped.set(source, reply.data.faults.find(isOf) ?? null);
	});
}
