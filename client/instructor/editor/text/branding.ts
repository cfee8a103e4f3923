import { accents, type Branding } from "../../../../shared/branding.ts";
import { loneImage } from "../../../../shared/lone-image.ts";
import { brandingSigns } from "../../../words/quiz-text.en.ts";
import type { Line } from "./lines.ts";
import type { TextFault } from "./question.ts";

const parts = ["accent", "logo", "picture"] as const;

/** Colour, logo and picture, a line each. */
export function writeBranding(branding: Branding = {}): string[] {
	return parts.flatMap((part) => {
		const said = branding[part];
		return said === undefined ? [] : [`${brandingSigns[part]} ${said}`];
	});
}

/** What stands of it in the first of these lines, and those that come behind it. */
export function takeBranding(
	lines: readonly Line[],
	before: Branding = {},
): {
	readonly branding: Branding;
	readonly rest: readonly Line[];
	readonly fault: TextFault | null;
} {
	let branding = before;
	let rest = lines;
	for (;;) {
		const at = rest.findIndex(({ text }) => text.trim() !== "");
		const line = rest[at];
		const part = parts.find((one) => line?.text.startsWith(brandingSigns[one]));
		if (line === undefined || part === undefined || branding[part])
			return { branding, rest, fault: null };
		const said = readPart(part, line.text.slice(brandingSigns[part].length));
		if (said === null) {
			const is = part === "accent" ? "accent" : "image";
			return { branding, rest, fault: { line: line.at, why: { is } } };
		}
		branding = { ...branding, ...said };
		rest = rest.slice(at + 1);
	}
}

function readPart(part: keyof Branding, typed: string): Branding | null {
	if (part === "accent") {
		const accent = accents.find((one) => one === typed.trim().toLowerCase());
		return accent === undefined ? null : { accent };
	}
	const image = loneImage(typed);
	return image === null ? null : { [part]: typed.trim() };
}
