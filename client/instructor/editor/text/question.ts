import * as v from "valibot";
import type { Json } from "../../../../shared/json.ts";
import { isSlide, kinds } from "../../../../shared/kinds/kinds.ts";
import type { Question } from "../../../../shared/quiz.ts";
import { deskOf } from "../../../kinds/desks.ts";
import type { Content, Item } from "../../../kinds/plain.ts";
import { explanationSign, notesSign } from "../../../words/quiz-text.en.ts";
import { readHeading, untimed } from "./heading.ts";
import { cut, joined, type Line } from "./lines.ts";

/** A question as its text says it; whose it is in the quiz, the text does not say. */
export type Written = Omit<Question, "id">;

/** What is not as the kind wants it, and in which line. */
export interface TextFault {
	readonly line: number;
	readonly why:
		| { readonly is: "block" | "accent" | "image" }
		| { readonly is: "lines"; readonly kind: string }
		| { readonly is: "long"; readonly most: number }
		| { readonly is: "many"; readonly most: number }
		| { readonly is: "form" };
}

export const blockSign = "lectern";

const item = /^(?:- \[([^\]]*)\]|(=))(?: (.*))?$/;
const isItem = ({ text }: Line) => item.test(text);

/** What a block of data may say. */
const Block = v.partial(
	v.strictObject({
		kind: v.string(),
		text: v.string(),
		ask: v.custom<Json>((raw) => raw !== undefined),
		key: v.custom<Json>((raw) => raw !== undefined),
		explanation: v.string(),
		notes: v.string(),
		seconds: v.nullable(v.number()),
		points: v.number(),
	}),
);

/** Reads the lines from one heading up to the next. What it does not say is as in the question before it. */
export function readQuestion(
	[heading, ...rest]: readonly Line[],
	before: Written | undefined,
): { question: Written; fault: TextFault | null; isPlain: boolean } {
	const at = heading?.at ?? 0;
	const settings = readHeading(heading?.text ?? "");
	const { lines, block, fault } = takeBlock(rest);
	const parts = partsOf(lines, block !== null);
	const whole = [settings.words, joined(parts.text)]
		.filter((part) => part !== "")
		.join("\n");
	const own = contentOf(settings.kind ?? null, parts.items, before?.kind);
	const { prose } = deskOf(own.kind).plain ?? {};
	const { text, content } =
		prose && block === null
			? prose.split(whole, own.content)
			: { text: whole, content: own.content };
	const { seconds, points } = { ...defaultsOf(own, before), ...settings };
	const notes = parts.notes === null ? {} : { notes: parts.notes };
	const question = {
		kind: own.kind,
		text,
		...content,
		explanation: parts.explanation,
		seconds,
		points,
		...notes,
		...block,
	};
	const broken = own.isStrange && block?.ask === undefined;
	return {
		question: question as Written,
		isPlain: parts.items.length > 0 && !own.isStrange && block === null,
		fault:
			fault ??
			(broken
				? {
						line: parts.itemsAt ?? at,
						why: { is: "lines", kind: own.kind },
					}
				: null),
	};
}

/** Of a slide nothing is timed or scored, whatever stands before it. */
function defaultsOf(
	own: { readonly kind: string },
	before: Written | undefined,
): Pick<Written, "seconds" | "points"> {
	if (isSlide(own)) return untimed;
	return { seconds: before?.seconds ?? null, points: before?.points ?? 1 };
}

/** What was read as it is stored under its id; `isPlain`: its own part was read of lines. */
export function storedAs(question: Question, isPlain: boolean): Question {
	const { arrange } = deskOf(question.kind).plain ?? {};
	return isPlain && arrange ? arrange(question) : question;
}

/** The block of data, and the lines without it. */
function takeBlock(lines: readonly Line[]) {
	const from = lines.findIndex(
		({ text, isCode }) => isCode && text.trimEnd() === `\`\`\`${blockSign}`,
	);
	if (from === -1) return { lines, block: null, fault: null };
	const size = lines.slice(from + 1).findIndex(({ text }) => /^```/.test(text));
	const to = size === -1 ? lines.length : from + 1 + size;
	const data = lines.slice(from + 1, to).map(({ text }) => text);
	const block = readBlock(data.join("\n"));
	const line = lines[from]?.at ?? 0;
	return {
		lines: [...lines.slice(0, from), ...lines.slice(to + 1)],
		block: block ?? {},
		fault: block === null ? ({ line, why: { is: "block" } } as const) : null,
	};
}

function readBlock(text: string): v.InferOutput<typeof Block> | null {
	try {
		const parsed = v.safeParse(Block, JSON.parse(text));
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}

function partsOf(lines: readonly Line[], hasBlock: boolean) {
	const [body, [explanation, ...more]] = cut(lines, ({ text }) =>
		[explanationSign, notesSign].some((sign) => text.startsWith(sign)),
	);
	const first = explanation?.[0]?.text.startsWith(notesSign)
		? null
		: explanation;
	const notes = first === null ? [explanation ?? [], ...more] : more;
	const start = hasBlock
		? -1
		: body.findIndex((line) => !line.isCode && isItem(line));
	const text = start === -1 ? body : body.slice(0, start);
	const items = start === -1 ? [] : body.slice(start);
	return {
		text,
		items: itemsOf(items),
		itemsAt: items[0]?.at,
		explanation: first ? labelled(first, explanationSign) : "",
		notes: notes.length === 0 ? null : labelled(notes.flat(), notesSign),
	};
}

function labelled(lines: readonly Line[], sign: string): string {
	return joined(
		lines.map((line, index) =>
			index === 0
				? { ...line, text: line.text.slice(sign.length).replace(/^ /, "") }
				: line,
		),
	);
}

/** A line that begins none goes on with the one before it; two spaces in front of it are not its own. */
function itemsOf(lines: readonly Line[]): Item[] {
	const [, parts] = cut(lines, isItem);
	return parts.map(([head, ...more]) => {
		const [, sign, right, text = ""] = item.exec(head?.text ?? "") ?? [];
		const rest = more.map((line) => ({
			...line,
			text: line.text.replace(/^ {1,2}/, ""),
		}));
		const first = { text, at: 0, isCode: false };
		return { sign: sign ?? right ?? "", text: joined([first, ...rest]) };
	});
}

/** What the lines ask and what is right; where no kind is named, of the first kind whose lines they can be. */
function contentOf(
	named: string | null,
	items: readonly Item[],
	before: string | undefined,
): { kind: string; content: Content; isStrange: boolean } {
	const guessed = named === null && items.length > 0 ? guess(items) : null;
	if (guessed !== null) return { ...guessed, isStrange: false };
	const kind = named ?? before ?? kinds[0]?.name ?? "";
	const known = kinds.find(({ name }) => name === kind);
	const content =
		items.length === 0 ? null : (deskOf(kind).plain?.read(items) ?? null);
	return {
		kind,
		content: content ?? known?.blank() ?? { ask: null, key: null },
		isStrange: items.length > 0 && content === null,
	};
}

/** The kind that these lines are of: of those that look alike the one that would take them from a pasted text, so that marks decide. */
function guess(
	items: readonly Item[],
): { kind: string; content: Content } | null {
	const options = items.filter(({ sign }) => /^[ xX]?$/.test(sign));
	const found = {
		options: options.map(({ text }) => text),
		correct: options.flatMap(({ sign }, index) =>
			sign.trim() === "" ? [] : [index],
		),
		answer: null,
	};
	const forms = kinds.flatMap(({ name }) => {
		const { plain } = deskOf(name);
		const content = plain?.read(items) ?? null;
		const taken = options.length > 0 ? (plain?.take?.(found) ?? null) : null;
		return content === null ? [] : [{ kind: name, content, taken }];
	});
	const one = forms.find(({ taken }) => taken !== null);
	if (options.length < items.length) return one ?? forms[0] ?? null;
	// Options alone that no kind takes are begun, and of the kind before them.
	return one?.taken ? { kind: one.kind, content: one.taken } : null;
}
