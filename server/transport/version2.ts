import * as v from "valibot";
import { Correct, type Options } from "../../shared/kinds/options.ts";
import { lengthFirst } from "../../shared/length-first.ts";
import { Kind1, type Question1, toQuestion1 } from "../../shared/older-quiz.ts";
import { refuse } from "../../shared/refusal.ts";
import { Answer, Offer, type Welcome } from "../../shared/student-events.ts";
import type {
	Asked,
	Marked,
	Me,
	Reviewed,
	ScreenView,
	Sheet,
	Solution,
	StoredAnswer,
	StudentView,
} from "../../shared/views.ts";

/**
 * Protocol version 2, for pages that were loaded before an upgrade and are open still: what they say and hear of questions that choose
 * options, all that there were. Of another kind of question they hear nothing (null) and are told to load again. Goes when no such
 * page can be open any more.
 */

/** What a page hears that is asked something it cannot show. */
export const oldClient = refuse(
	"old-client",
	"This page is out of date. Please load it again.",
);

const Choice = lengthFirst(20, v.pipe(v.array(v.number()), v.maxLength(20)));

const { value: _, ...ofAnswer } = Answer.entries;
export const Answer2 = v.pipe(
	v.strictObject({ ...ofAnswer, choice: Choice }),
	v.transform(
		({ choice, ...answer }): Answer => ({ ...answer, value: choice }),
	),
);

const { value: _value, ...ofOffer } = Offer.entries.answers.item.entries;
export const Offer2 = v.pipe(
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

function askedFor2({ kind, ask, ...asked }: Asked): object | null {
	const { options } = ask as Options;
	if (!knows(kind)) return null;
	const bare = options[0] === null;
	return {
		...asked,
		input: kind === "multiple" ? "many" : "one",
		options: bare ? null : options,
		optionCount: options.length,
	};
}

function solutionFor2({ key, ...solution }: Solution): object {
	return { ...solution, correct: correctOf(key) };
}

function reviewFor2(review: readonly Reviewed[]): object[] {
	return review
		.filter(({ kind }) => knows(kind))
		.map(({ kind: _, ask, key, ...question }) => ({
			...question,
			options: (ask as Options).options,
			correct: correctOf(key),
		}));
}

/** For phones and for screens. */
export function viewFor2(view: StudentView | ScreenView): object | null {
	const told: Record<string, unknown> = { ...view };
	delete told.kinds;
	if ("asked" in view) {
		told.asked = askedFor2(view.asked);
		if (told.asked === null) return null;
	}
	if ("solution" in view && view.solution !== null)
		told.solution = solutionFor2(view.solution);
	if ("review" in view && view.review !== null)
		told.review = reviewFor2(view.review);
	return told;
}

export function storedFor2(stored: StoredAnswer | null): object | null {
	if (stored === null) return null;
	const { value, ...answer } = stored;
	return { ...answer, choice: value };
}

function markedFor2({ value, ...mark }: Marked): object {
	return { ...mark, choice: value };
}

export function meFor2(me: Me): object {
	return {
		...me,
		answer: storedFor2(me.answer),
		mark: me.mark && markedFor2(me.mark),
		marks: me.marks?.map(markedFor2) ?? null,
	};
}

export function welcomeFor2(welcome: Welcome): object | null {
	if (welcome.me === null) return welcome;
	const view = viewFor2(welcome.view);
	return view && { view, me: meFor2(welcome.me) };
}

/** The reply to an answer, be it saved or refused. */
export function savedFor2<T extends { readonly saved?: StoredAnswer | null }>(
	reply: T,
): object {
	return reply.saved === undefined
		? reply
		: { ...reply, saved: storedFor2(reply.saved) };
}

/** A question that it does not know stands there without options, so that the places of the others stay. */
export function sheetFor2(sheet: Sheet): Question1[] {
	return sheet.map(
		(question) =>
			toQuestion1(question) ?? {
				...question,
				kind: "poll",
				options: [],
			},
	);
}

function correctOf(key: unknown): readonly number[] {
	return v.is(Correct, key) ? key.correct : [];
}

function knows(kind: string): boolean {
	return v.is(Kind1, kind);
}
