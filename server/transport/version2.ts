import * as v from "valibot";
import { authoredOf } from "../../shared/authored.ts";
import type { EventsOf } from "../../shared/events.ts";
import type { Json } from "../../shared/json.ts";
import { Correct, type Options } from "../../shared/kinds/options.ts";
import { lengthFirst } from "../../shared/length-first.ts";
import { Kind1, type Question1, toQuestion1 } from "../../shared/older-quiz.ts";
import { unescapeOlder } from "../../shared/older-text.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import {
	Answer,
	type AnswerRefusal,
	Offer,
	type Out,
	type Saved,
	type StudentReplies,
	studentMessages,
	type Welcome,
} from "../../shared/student-events.ts";
import type {
	Asked,
	Entrance,
	Marked,
	Me,
	Reviewed,
	ScreenView,
	Sheet,
	Solution,
	StoredAnswer,
	StudentView,
} from "../../shared/views.ts";
import type { Handlers } from "./events.ts";

/**
 * Protocol version 2, for pages that were loaded before an upgrade and are open still: what they say and hear of questions that choose
 * options, all that there were. Of another kind of question, and of a slide, they hear nothing (null) and are told to load again. Goes when no such
 * page can be open any more.
 */

/** What a page hears that is asked something it cannot show. */
export const oldClient = refuse("old-client", "page-too-old");

type Choice = readonly number[];
const Choice = lengthFirst(20, v.pipe(v.array(v.number()), v.maxLength(20)));

const { value: _, ...ofAnswer } = Answer.entries;
const Answer2 = v.pipe(
	v.strictObject({ ...ofAnswer, choice: Choice }),
	v.transform(
		({ choice, ...answer }): Answer => ({ ...answer, value: choice }),
	),
);

const { value: _value, ...ofOffer } = Offer.entries.answers.item.entries;
const Offer2 = v.pipe(
	v.strictObject({
		answers: lengthFirst(
			50,
			v.pipe(
				v.array(v.strictObject({ ...ofOffer, choice: Choice })),
				v.maxLength(50),
			),
		),
	}),
	v.transform(
		({ answers }): Offer => ({
			answers: answers.map(({ choice, ...one }) => ({ ...one, value: choice })),
		}),
	),
);

type Asked2 = Omit<Asked, "kind" | "ask" | "texts"> & {
	readonly input: "many" | "one";
	readonly options: Options["options"] | null;
	readonly optionCount: number;
};
type Solution2 = Omit<Solution, "key" | "texts"> & { readonly correct: Choice };
type Reviewed2 = Omit<Reviewed, "kind" | "ask" | "key" | "texts"> & {
	readonly options: Options["options"];
	readonly correct: Choice;
};
type Stored2 = Omit<StoredAnswer, "value"> & { readonly choice: Json };
type Marked2 = Omit<Marked, "value"> & { readonly choice: Json };
type Me2 = Omit<Me, "answer" | "mark" | "marks"> & {
	readonly answer: Stored2 | null;
	readonly mark: Marked2 | null;
	readonly marks: readonly Marked2[] | null;
};

type Field2<F> = F extends Asked
	? Asked2
	: F extends Solution
		? Solution2
		: F extends readonly Reviewed[]
			? readonly Reviewed2[]
			: F;
/** A student's or a screen's view, in each of its phases. */
type View2<V> = V extends unknown
	? {
			readonly [K in keyof V as Exclude<
				K,
				| "kinds"
				| "styles"
				| "texts"
				| "images"
				| "slides"
				| "slide"
				| "accent"
				| "reactions"
				| "results"
				| "branding"
			>]: Field2<V[K]>;
		}
	: never;

type Welcome2 =
	| { readonly view: View2<StudentView>; readonly me: Me2 }
	| { readonly view: Entrance; readonly me: null };

const {
	rename: _rename,
	leave: _leave,
	react: _react,
	results: _results,
	...messages
} = studentMessages;
export const studentMessages2 = {
	...messages,
	answer: Answer2,
	offer: Offer2,
} as const;
interface StudentReplies2 {
	hello: Welcome2;
	join: Welcome2;
	answer:
		| { readonly saved: Stored2 }
		| (Refusal & { readonly saved: Stored2 | null });
	offer: StudentReplies["offer"];
}
export type StudentToServer2 = EventsOf<
	typeof studentMessages2,
	StudentReplies2
>;
export interface ServerToStudent2 {
	view(view: View2<StudentView>): void;
	me(me: Me2): void;
	again(): void;
	out(refusal: Out): void;
}

/** What does the same for pages of version 2. */
export function studentHandlersFor2<Sender>(
	now: Handlers<typeof studentMessages, StudentReplies, Sender>,
): Handlers<typeof studentMessages2, StudentReplies2, Sender> {
	return {
		hello: async (message, sender) =>
			welcomeFor2(await now.hello(message, sender)),
		join: async (message, sender) =>
			welcomeFor2(await now.join(message, sender)),
		answer: async (message, sender) =>
			savedFor2(await now.answer(message, sender)),
		offer: now.offer,
	};
}

function askedFor2({ kind, ask, texts: _, ...asked }: Asked): Asked2 | null {
	const { options } = ask as Options;
	if (!knows(kind)) return null;
	const bare = options[0] === null;
	return {
		...asked,
		text: asked.text === null ? null : unescapeOlder(asked.text),
		input: kind === "multiple" ? "many" : "one",
		options: bare ? null : plainOptions(options),
		optionCount: options.length,
	};
}

function solutionFor2({ key, texts: _, ...solution }: Solution): Solution2 {
	const explanation = unescapeOlder(solution.explanation);
	return { ...solution, explanation, correct: correctOf(key) };
}

function reviewFor2(review: readonly Reviewed[]): Reviewed2[] {
	return review
		.filter(({ kind }) => knows(kind))
		.map(({ kind: _, ask, key, texts: _texts, ...question }) => ({
			...question,
			text: unescapeOlder(question.text),
			explanation: unescapeOlder(question.explanation),
			options: plainOptions((ask as Options).options),
			correct: correctOf(key),
		}));
}

/** Those pages know no Markdown: what was escaped for it when it was read is as it was written. */
function plainOptions(options: Options["options"]): Options["options"] {
	return options.map((words) => (words === null ? null : unescapeOlder(words)));
}

/** For phones and for screens. */
export function viewFor2<V extends StudentView | ScreenView>(
	view: V,
): View2<V> | null {
	const told: Record<string, unknown> = { ...view };
	delete told.kinds;
	delete told.styles;
	delete told.texts;
	delete told.images;
	delete told.slides;
	delete told.accent;
	delete told.reactions;
	delete told.results;
	delete told.branding;
	// Those pages would show its heading as a question's.
	if ("slide" in view) return null;
	if ("text" in view) told.text = unescapeOlder(view.text);
	if ("asked" in view) {
		told.asked = askedFor2(view.asked);
		if (told.asked === null) return null;
	}
	if ("solution" in view && view.solution !== null)
		told.solution = solutionFor2(view.solution);
	if ("review" in view && view.review !== null)
		told.review = reviewFor2(view.review);
	return told as View2<V>;
}

function storedFor2({ value, ...answer }: StoredAnswer): Stored2 {
	return { ...answer, choice: choiceFor2(value) };
}

function markedFor2({ value, ...mark }: Marked): Marked2 {
	return { ...mark, choice: choiceFor2(value) };
}

/** What another page of the same seat said may be no choice of options: this one shows it as an answer with none of them. */
function choiceFor2(value: Json): Json {
	return value === null || Array.isArray(value) ? value : [];
}

export function meFor2(me: Me): Me2 {
	return {
		...me,
		answer: me.answer && storedFor2(me.answer),
		mark: me.mark && markedFor2(me.mark),
		marks: me.marks?.map(markedFor2) ?? null,
	};
}

function welcomeFor2(welcome: Welcome | Refusal): Welcome2 | Refusal {
	if (isRefusal(welcome) || welcome.me === null) return welcome;
	const view = viewFor2(welcome.view);
	return view === null ? oldClient : { view, me: meFor2(welcome.me) };
}

function savedFor2(
	reply: Saved | AnswerRefusal | Refusal,
): StudentReplies2["answer"] | Refusal {
	if (!("saved" in reply)) return reply;
	if (isRefusal(reply))
		return { ...reply, saved: reply.saved && storedFor2(reply.saved) };
	return { saved: storedFor2(reply.saved) };
}

/** A question that it does not know stands there without options, so that the places of the others stay. */
export function sheetFor2(sheet: Sheet): Question1[] {
	return sheet.map((one) => {
		const question = authoredOf(one);
		return toQuestion1(question) ?? { ...question, kind: "poll", options: [] };
	});
}

const Marks = v.object(Correct.entries);

function correctOf(key: unknown): readonly number[] {
	return v.is(Marks, key) ? key.correct : [];
}

function knows(kind: string): boolean {
	return v.is(Kind1, kind);
}
