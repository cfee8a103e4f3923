import { parseSync } from "vite";

/** A node of the syntax tree, as far as a walk over all kinds of them needs to know it. */
interface Node {
	readonly type: string;
	readonly start: number;
	readonly [part: string]: unknown;
}

/** Attributes that no one reads. All others are taken to be shown or said. */
const silent = new Set(
	"accept autocapitalize autocomplete class d data-field data-state data-tone dir enterkeyhint enterKeyHint for href id inputMode key lang look name rel role size src style target type viewBox".split(
		" ",
	),
);
/** Attributes whose one small word is read as well. */
const read = new Set("alt aria-label label placeholder title".split(" "));
/** Calls whose texts are for programs: what a page is searched by, and what only an engineer sees. */
const forPrograms =
	/(^|\.)(querySelector(All)?|closest|matches|matchMedia|glob|includes|startsWith|draw)$|^console\./;

/** Texts that a person would read, each with its line, in a file of a page. */
export function sentencesIn(file: string, text: string): string[] {
	const found: string[] = [];
	const tell = ({ start }: Node, words: string) => {
		const line = text.slice(0, start).split("\n").length;
		found.push(`${file}:${line}: ${words.trim().replace(/\s+/g, " ")}`);
	};
	/** `shown`: stands where an element has its text, so that one small word is read as well. */
	const walk = (node: Node, shown: boolean): void => {
		switch (node.type) {
			case "ImportDeclaration":
			case "ImportExpression":
			case "ExportAllDeclaration":
			case "TSTypeAliasDeclaration":
			case "TSInterfaceDeclaration":
			case "TSTypeAnnotation":
			case "TSTypeParameterInstantiation":
			case "TSLiteralType":
				return;
			case "JSXText":
				if (isRead(node.value, true)) tell(node, String(node.value));
				return;
			case "Literal":
				if (isRead(node.value, shown)) tell(node, String(node.value));
				return;
			case "TemplateLiteral": {
				const fixed = parts(node.quasis).map(({ value }) => cooked(value));
				if (isRead(fixed.join("0"), shown) && !isAddress(fixed))
					tell(node, fixed.join("…"));
				// What is put between spaces is a word among words.
				const among = shown || !isAddress(fixed);
				for (const part of parts(node.expressions)) walk(part, among);
				return;
			}
			case "JSXAttribute":
				if (!silent.has(nameOf(node.name)))
					walkParts(node.value, read.has(nameOf(node.name)));
				return;
			case "JSXElement":
			case "JSXFragment":
				walkParts(node.openingElement, false);
				walkParts(node.children, true);
				return;
			case "ConditionalExpression":
				walkParts(node.test, false);
				walkParts([node.consequent, node.alternate], shown);
				return;
			case "JSXExpressionContainer":
			case "LogicalExpression":
				walkParts([node.expression, node.left, node.right], shown);
				return;
			case "BinaryExpression":
				if (node.operator === "+") walkParts([node.left, node.right], shown);
				return;
			case "SwitchCase":
				walkParts(node.consequent, false);
				return;
			case "Property":
				if (node.computed === true) walkParts(node.key, false);
				walkParts(node.value, false);
				return;
			case "NewExpression":
			case "CallExpression": {
				const callee = node.callee as Node;
				const called = text.slice(callee.start, Number(callee.end));
				if (forPrograms.test(called) || /Error$/.test(called)) return;
			}
		}
		for (const part of Object.values(node)) walkParts(part, false);
	};
	const walkParts = (value: unknown, shown: boolean) => {
		for (const part of parts(value)) walk(part, shown);
	};
	walkParts(parseSync(file, text).program, false);
	return found;
}

function parts(value: unknown): Node[] {
	return [value]
		.flat()
		.filter(
			(part): part is Node =>
				typeof part === "object" && part !== null && "type" in part,
		);
}

/** A word of two letters among others, or one that opens like a sentence. Where it is `shown`, any word. */
function isRead(value: unknown, shown: boolean): boolean {
	if (typeof value !== "string" || !/\p{L}{2}/u.test(value)) return false;
	return shown || /\s/.test(value) || /^\p{Lu}\p{Ll}/u.test(value);
}

function isAddress(fixed: readonly string[]): boolean {
	return fixed.every((text) => !/\s/.test(text));
}

function cooked(value: unknown): string {
	return (value as { readonly cooked: string }).cooked;
}

function nameOf(name: unknown): string {
	return String((name as { readonly name: unknown }).name);
}
