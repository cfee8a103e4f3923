import { everyTextOf, textsOf } from "../../shared/kinds/kinds.ts";
import type { TextStyle, Texts } from "../../shared/texts.ts";
import type { Asked, SheetQuestion } from "../../shared/views.ts";

/** A part of a view, with what its own texts look like; not there where they look as they were typed. */
export interface WithTexts {
	readonly texts?: Texts;
}

/** What these of a question's texts look like, and nothing of any other. */
export function looksOf(
	question: SheetQuestion,
	sources: readonly (string | null)[],
	shown: (html: string) => string | null = (html) => html,
): WithTexts {
	const known = question.texts;
	if (known === undefined) return {};
	const own = sources.flatMap((source): [string, string][] => {
		const html =
			source !== null && Object.hasOwn(known, source)
				? shown(known[source] ?? "")
				: null;
		return html === null ? [] : [[source ?? "", html]];
	});
	return own.length === 0 ? {} : { texts: Object.fromEntries(own) };
}

/** Of what is asked, as it is asked. */
export function askedSources(
	question: Omit<Asked, "round" | "index" | "vote">,
): readonly (string | null)[] {
	return [question.text, ...textsOf(question)];
}

/** Of what is told with the reveal. */
export function solvedSources(question: SheetQuestion): readonly string[] {
	const asked = new Set(askedSources(question));
	return everyTextOf(question).filter(
		(source) => source === question.explanation || !asked.has(source),
	);
}

/** The same words, leading nowhere: where a link goes may tell the answer. */
export function withoutLinks(html: string): string {
	return html.replace(/<a [^>]*>|<\/a>/g, "");
}

/** Those with links alone. */
export function withLinks(html: string): string | null {
	return html.includes("<a ") ? html : null;
}

/** Which styles what is asked in these questions needs; by nothing that is secret. */
export function stylesOf(sheet: readonly SheetQuestion[]): {
	readonly styles?: readonly TextStyle[];
} {
	const asked = sheet.flatMap((question) =>
		Object.values(looksOf(question, askedSources(question)).texts ?? {}),
	);
	if (asked.length === 0) return {};
	const hasMaths = asked.some((html) => html.includes("<math"));
	return { styles: hasMaths ? ["rich", "maths"] : ["rich"] };
}
