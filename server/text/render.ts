import { limits } from "../../shared/limits.ts";
import { clean } from "./clean.ts";
import type { ImageSizes } from "./env.ts";
import { Budget, TooRich } from "./fault.ts";
import type { Look } from "./look.ts";
import { toHtml } from "./markdown.ts";

/** The one function that makes HTML of what an author has written. In bounded time but for what a grammar of code may take. */
export function render(source: string, images: ImageSizes = {}): Look {
	if (source.length > limits.questionText) return { fault: "text-too-rich" };
	try {
		const budget = new Budget(limits.renderedText);
		const html = lone(clean(budgeted(toHtml(source, { budget, images }))));
		return { html: isAsTyped(html, source) ? null : html };
	} catch (error) {
		if (error instanceof TooRich) return { fault: "text-too-rich" };
		throw error;
	}
}

function budgeted(html: string): string {
	return new Budget(limits.renderedText).take(html);
}

/** A single paragraph needs no element of its own: a text may stand within a line. */
function lone(html: string): string {
	const paragraph = /^<p>([\s\S]*)<\/p>\s*$/.exec(html.trim())?.[1];
	return paragraph === undefined || paragraph.includes("<p")
		? html.trim()
		: paragraph;
}

/** Breaks and paragraphs look as they were typed: pages keep an author's lines. */
function isAsTyped(html: string, source: string): boolean {
	const words = html
		.replace(/<br \/>\n?/g, "\n")
		.replace(/<p>([^<]*)<\/p>\n?/g, "$1\n\n");
	if (words.includes("<")) return false;
	return spaced(unescaped(words)) === spaced(source);
}

function spaced(text: string): string {
	return text
		.trim()
		.replace(/[ \t]*\n[ \t]*/g, "\n")
		.replace(/\n{2,}/g, "\n\n");
}

function unescaped(text: string): string {
	return text
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&quot;/g, '"')
		.replace(/&amp;/g, "&");
}
