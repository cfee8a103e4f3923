import type { MarkdownIt } from "markdown-it";

/** Signs that stand at a formula's side without a space: no line begins with a lone `?`, and none ends with a `(`. */
const opening = /[([{«‹“„‘¿¡"']+$/u;
const closing = /^[^\s\p{L}\p{N}]+/u;

/** Gives each formula in a line the punctuation at its sides. */
export function keepPunctuation(markdown: MarkdownIt): void {
	markdown.core.ruler.push("formula-punctuation", ({ tokens }) => {
		for (const { children } of tokens)
			children?.forEach((token, index) => {
				if (token.type !== "formula" || token.meta?.wide === true) return;
				const [previous, next] = [children[index - 1], children[index + 1]];
				const before =
					previous?.type === "text"
						? opening.exec(previous.content)?.[0]
						: undefined;
				const after =
					next?.type === "text" ? closing.exec(next.content)?.[0] : undefined;
				if (previous !== undefined && before !== undefined)
					previous.content = previous.content.slice(0, -before.length);
				if (next !== undefined && after !== undefined)
					next.content = next.content.slice(after.length);
				token.meta = { ...token.meta, before, after };
			});
	});
}
