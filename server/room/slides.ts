import { imagesIn } from "../../shared/images.ts";
import { isOnPhones, isSlide, slidePartsOf } from "../../shared/kinds/kinds.ts";
import { plainText } from "../../shared/plain-text.ts";
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
	const ahead = all?.slice(shown).flatMap(shapeOf) ?? [];
	return {
		phase: "ready",
		index: place,
		text,
		...(all && { slide: { parts, ahead: ahead.slice(0, mostLines) } }),
		...looksOf(question, [text, ...parts]),
	};
}

/** More lines than a screen has. */
const mostLines = 60;
const linesOfImage = 9;

/**
 * How long about each line of a part is, in letters, rounded up to tens; 0 is half a line, as between paragraphs and rows. Enough to
 * keep its place free, and not what it says.
 */
function shapeOf(part: string): number[] {
	let isCode = false;
	const lines = part.split("\n").flatMap((line) => {
		if (/^ {0,3}(?:`{3,}|~{3,})/.test(line)) {
			isCode = !isCode;
			return [0];
		}
		if (isCode) return [tens(Math.max(1, line.length))];
		if (imagesIn(line).length > 0)
			return Array.from({ length: linesOfImage }, () => 10);
		const isRow = line.startsWith("|");
		if (isRow && /^[\s|:-]+$/.test(line)) return [];
		return [...(isRow ? [0] : []), tens(plainText(line).length)];
	});
	return [0, 0, ...lines];
}

function tens(length: number): number {
	return Math.ceil(length / 10) * 10;
}
