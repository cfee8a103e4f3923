import hljs from "highlight.js/lib/common";
import MarkdownIt from "markdown-it";
import { imageAt, imagePath, imageWidths } from "../../shared/images.ts";
import { type Env, envOf, ofText } from "./env.ts";
import { addFormulas, escaped } from "./maths.ts";

/** How deep lists and quotations may stand in one another. */
const depth = 20;

const markdown = new MarkdownIt({
	html: false,
	linkify: false,
	typographer: false,
	breaks: true,
	maxNesting: depth,
	highlight: colour,
});
addFormulas(markdown);

/** Not made sure of yet: see `clean`. */
export function toHtml(source: string, env: Env): string {
	return markdown.render(source, { [ofText]: env });
}

/** In a language that is named and known; nothing is guessed. */
function colour(code: string, language: string): string {
	return hljs.getLanguage(language) === undefined
		? escaped(code)
		: hljs.highlight(code, { language, ignoreIllegals: true }).value;
}

markdown.validateLink = (address) =>
	/^(?:https?:|mailto:|image:)/i.test(address);

const { rules } = markdown.renderer;

rules.link_open = (tokens, index, options, _env, self) => {
	const token = tokens[index];
	token?.attrSet("rel", "noopener noreferrer nofollow");
	token?.attrSet("target", "_blank");
	return self.renderToken(tokens, index, options);
};

// A question is a heading already: what is one within it only looks like one.
const asParagraph: typeof rules.heading_open = (
	tokens,
	index,
	options,
	_env,
	self,
) => {
	const token = tokens[index];
	if (token !== undefined) {
		token.tag = "p";
		if (token.nesting === 1) token.attrSet("class", "rich-heading");
	}
	return self.renderToken(tokens, index, options);
};
rules.heading_open = asParagraph;
rules.heading_close = asParagraph;

/** A column's side is a class: a style would not pass. */
const asCell: typeof rules.th_open = (tokens, index, options, _env, self) => {
	const token = tokens[index];
	const side = /left|right|center/.exec(String(token?.attrGet("style") ?? ""));
	if (token !== undefined) token.attrs = null;
	if (side !== null) token?.attrSet("class", `rich-${side[0]}`);
	return self.renderToken(tokens, index, options);
};
rules.th_open = asCell;
rules.td_open = asCell;

/** One of the instructor's pictures, in the largest of its sizes (pages may ask for a smaller one); the words for it where there is no such picture. */
rules.image = (tokens, index, options, env, self) => {
	const token = tokens[index];
	const alt = self.renderInlineAsText(token?.children ?? [], options, env);
	const id = imageAt(String(token?.attrGet("src") ?? "")) ?? "";
	const { images } = envOf(env);
	const size = Object.hasOwn(images, id) ? images[id] : undefined;
	if (size === undefined) return escaped(alt);
	const { width, height } = size;
	return `<img class="rich-image" src="${imagePath(id, imageWidths.screen)}" alt="${escaped(alt)}" width="${width}" height="${height}" loading="eager" decoding="async">`;
};
