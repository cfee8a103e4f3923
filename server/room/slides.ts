import { isOnPhones, isSlide, slidePartsOf } from "../../shared/kinds/kinds.ts";
import { shapeOf } from "../../shared/slide-shape.ts";
import type { ShownSlide } from "../../shared/slides.ts";
import type { ScreenPhase, Sheet } from "../../shared/views.ts";
import { questionAt } from "./sheet.ts";
import type { Phase, Room } from "./state.ts";
import { looksOf } from "./texts.ts";

type Ready = Extract<Phase, { name: "ready" }>;

/** Which places are slides; nothing where none is. */
export function slidesIn(sheet: Sheet): { readonly slides?: number[] } {
	const slides = [...sheet.keys()].filter((place) =>
		isSlide(questionAt(sheet, place)),
	);
	return slides.length === 0 ? {} : { slides };
}

/** Of the slide at which the room stands so many parts are shown; null where it stands at none. */
export function partsShown({ phase }: Room, sheet: Sheet): number | null {
	return phase.name === "ready" && isSlide(questionAt(sheet, phase.question))
		? (phase.parts ?? 1)
		: null;
}

/** What phones show of it: the parts that have come up, where its author wants it there. Its links lead on, as nothing is asked. */
export function slideForPhones(
	{ settings }: Room,
	sheet: Sheet,
	{ question: place, parts: shown = 1 }: Ready,
): { readonly slide?: ShownSlide } {
	const question = questionAt(sheet, place);
	const all = slidePartsOf(question);
	if (all === null || !settings.textOnPhones || !isOnPhones(question))
		return {};
	const { text } = question;
	const parts = all.slice(0, shown);
	return { slide: { text, parts, ...looksOf(question, [text, ...parts]) } };
}

/** The words of what comes next, or as much of a slide as has come up; and how much room the rest will take. */
export function readyForScreen(
	sheet: Sheet,
	{ question: place, parts: shown = 1 }: Ready,
): ScreenPhase {
	const question = questionAt(sheet, place);
	const all = slidePartsOf(question);
	const { text } = question;
	const parts = all?.slice(0, shown) ?? [];
	return {
		phase: "ready",
		index: place,
		text,
		...(all && { slide: { parts, ahead: shapeOf(all.slice(shown)) } }),
		...looksOf(question, [text, ...parts]),
	};
}
