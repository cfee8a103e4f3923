import type { MarkdownIt } from "markdown-it";
import temml from "temml";
import { formulaAt } from "../../shared/texts.ts";
import { envOf } from "./env.ts";
import type { Budget } from "./fault.ts";
import { keepPunctuation } from "./keep-punctuation.ts";
import { withLeftScripts } from "./left-scripts.ts";
import { sayFormula } from "./say-formula.ts";
import { classesOf } from "./styles.ts";

/** A formula's source in characters, how often its macros are written out, and how deep its groups and its parts stand in one another. */
const most = { tex: 2_000, expand: 200, groups: 40, depth: 80 } as const;

/** A formula within its text: whether it is a block, whether there is nothing else, and the punctuation at its sides. */
interface Place {
	readonly wide: boolean;
	readonly alone: boolean;
	readonly before: string;
	readonly after: string;
}

/** A formula as MathML. One that cannot be read is shown as it was typed. */
function renderFormula(tex: string, place: Place, budget: Budget): string {
	const { wide, alone } = place;
	const before = escaped(place.before);
	const after = escaped(place.after);
	const html = mathOf(tex, wide || alone);
	if (html === null) return budget.take(before + asTyped(tex, wide) + after);
	if (wide) return budget.take(html);
	const inLine = before + withinLine(html) + after;
	return budget.take(
		before + after === "" ? inLine : `<span class="m-keep">${inLine}</span>`,
	);
}

function mathOf(tex: string, wide: boolean): string | null {
	const isLong = tex.length > most.tex;
	if (isLong || depthOf(tex.matchAll(/([{])|([}])/g)) > most.groups)
		return null;
	let html: string;
	try {
		html = temml.renderToString(tex, {
			displayMode: wide,
			annotate: true,
			throwOnError: true,
			trust: false,
			strict: false,
			maxExpand: most.expand,
			maxSize: [20, 10],
		});
	} catch {
		return null;
	}
	if (depthOf(html.matchAll(/(<m)|(<\/m)/g)) > most.depth) return null;
	return withAlternative(withoutStyles(withLeftScripts(html)), tex);
}

function depthOf(marks: Iterable<RegExpExecArray>): number {
	let depth = 0;
	let deepest = 0;
	for (const [, opening] of marks) {
		depth += opening === undefined ? -1 : 1;
		deepest = Math.max(deepest, depth);
	}
	return deepest;
}

function withoutStyles(html: string): string {
	return html.replace(
		/<(\w+)((?: [\w-]+="[^"]*")*)>/g,
		(tag, name: string, attributes: string) => {
			const style = / style="([^"]*)"/.exec(attributes);
			if (style === null) return tag;
			const rest = attributes.replace(style[0], "");
			const known = / class="([^"]*)"/.exec(rest);
			const classes = [
				...(known?.[1]?.split(" ") ?? []),
				...classesOf(style[1] ?? ""),
			];
			const others = known === null ? rest : rest.replace(known[0], "");
			return classes.length === 0
				? `<${name}${others}>`
				: `<${name}${others} class="${classes.join(" ")}">`;
		},
	);
}

/** As large as one that stands alone, in a line all the same. */
function withinLine(html: string): string {
	return html.replace(
		/^(<math[^>]*) display="block" class="tml-display"/,
		'$1 displaystyle="true"',
	);
}

/** What is read out where a formula's parts are not: words; TeX only of one that says nothing, as of a mere bar. */
function withAlternative(html: string, tex: string): string {
	const words = escaped(sayFormula(html) || tex);
	return html.replace(/^<math/, () => `<math alttext="${words}"`);
}

function asTyped(tex: string, wide: boolean): string {
	const code = `<code class="tex">${escaped(tex)}</code>`;
	return wide ? `<p>${code}</p>` : code;
}

export function escaped(text: string): string {
	return text.replace(
		/[&<>"]/g,
		(one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one] ?? "&quot;",
	);
}

/** Teaches Markdown `$…$` and `$$…$$`. */
export function addFormulas(markdown: MarkdownIt): void {
	addWide(markdown);
	keepPunctuation(markdown);
	markdown.inline.ruler.before("escape", "formula", (state, silent) => {
		if (state.src.charCodeAt(state.pos) !== 0x24) return false;
		const formula = formulaAt(state.src, state.pos);
		if (formula === null) {
			// A lone `$$` is passed over whole, or its second dollar would begin another formula.
			if (!state.src.startsWith("$$", state.pos)) return false;
			if (!silent) state.pending += "$$";
			state.pos += 2;
			return true;
		}
		if (!silent) {
			const token = state.push("formula", "math", 0);
			token.content = formula.tex;
			token.meta = { wide: formula.wide };
		}
		state.pos = formula.end;
		return true;
	});
	markdown.renderer.rules.formula = (tokens, index, _options, env) => {
		const { content = "", meta } = tokens[index] ?? {};
		const { budget } = envOf(env);
		const {
			wide = false,
			before = "",
			after = "",
		}: Partial<Place> = meta ?? {};
		// One that is a whole text or item, as an option often is, has room for its fractions.
		const alone = tokens.length === 1;
		return renderFormula(content, { wide, alone, before, after }, budget);
	};
}

/** A `$$…$$` with lines of its own: none of them begins a list or a heading, whatever it opens with. */
function addWide(markdown: MarkdownIt): void {
	const alt = ["paragraph", "reference", "blockquote", "list"];
	markdown.block.ruler.before(
		"fence",
		"formula",
		(state, start, end, silent) => {
			const from = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
			const indent = (state.sCount[start] ?? 0) - state.blkIndent;
			if (indent >= 4 || !state.src.startsWith("$$", from)) return false;
			for (let line = start; line < end; line++) {
				const isOver = (state.sCount[line] ?? 0) < state.blkIndent;
				if (isOver || state.isEmpty(line)) return false;
				const stop = state.eMarks[line] ?? 0;
				if (
					!state.src
						.slice(from + 2, stop)
						.trimEnd()
						.endsWith("$$")
				)
					continue;
				const text = state.getLines(start, line + 1, state.blkIndent, false);
				const formula = formulaAt(text.trim(), 0);
				if (formula === null || formula.end !== text.trim().length)
					return false;
				if (silent) return true;
				state.line = line + 1;
				const token = state.push("formula", "math", 0);
				token.content = formula.tex;
				token.meta = { wide: true };
				token.block = true;
				token.map = [start, state.line];
				return true;
			}
			return false;
		},
		{ alt },
	);
}
