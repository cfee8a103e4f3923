import { describe, expect, test } from "vitest";
import {
	addOption,
	markOption,
	marksOf,
	moveOption,
	type Rules,
	removeOption,
	setText,
	textsOf,
} from "../../client/choice/edit.ts";
import {
	type Action,
	type Draft,
	openDraft,
	reduceDraft,
} from "../../client/instructor/editor/draft.ts";
import { newQuestionId } from "../../client/instructor/editor/edit.ts";
import { rules as multipleRules } from "../../client/kinds/multiple/desk.ts";
import { rules as pollRules } from "../../client/kinds/poll/desk.ts";
import { rules as singleRules } from "../../client/kinds/single/desk.ts";
import { rules as truefalseRules } from "../../client/kinds/truefalse/desk.ts";
import { limits } from "../../shared/limits.ts";
import type { Question, Quiz } from "../../shared/quiz.ts";
import { question, quiz } from "./example.ts";

const three = quiz(question("a"), question("b"), question("c"));

/** Every action ten seconds after the one before, so that each is a step of its own. */
function edited(draft: Draft, ...actions: Action[]): Draft {
	return actions.reduce(
		(so, action, index) => reduceDraft(so, action, index * 10_000),
		draft,
	);
}
const rulesOf: Readonly<Record<string, Rules>> = {
	single: singleRules,
	multiple: multipleRules,
	truefalse: truefalseRules,
	poll: pollRules,
};
const ids = (draft: Draft) => draft.quiz.questions.map((one) => one.id);
const first = (draft: Draft) => draft.quiz.questions[0];

describe("questions", () => {
	test("[ED1] a new question stands after the given one, alike in kind, time and points, and takes the cursor", () => {
		const timed = quiz(
			question("a", { kind: "poll", seconds: 30, points: 0 }, []),
			question("b"),
		);
		const draft = edited(openDraft(timed), {
			edit: "add",
			after: "a",
			id: "n",
		});
		expect(ids(draft)).toEqual(["a", "n", "b"]);
		expect(draft.quiz.questions[1]).toMatchObject({
			kind: "poll",
			seconds: 30,
			points: 0,
			text: "",
		});
		expect(draft.focus).toBe("n/text");
	});

	test("[ED1] without a question before it, it stands first", () => {
		const draft = edited(openDraft(three), {
			edit: "add",
			after: null,
			id: "n",
		});
		expect(ids(draft)).toEqual(["n", "a", "b", "c"]);
	});

	test("[ED2] a quiz never has one id twice nor more questions than allowed", () => {
		const draft = openDraft(three);
		expect(edited(draft, { edit: "add", after: "a", id: "c" })).toBe(draft);
		expect(
			edited(draft, { edit: "duplicate", questions: ["a"], ids: ["b"] }),
		).toBe(draft);
		const full = openDraft(
			quiz(
				...Array.from({ length: limits.questions }, (_, index) =>
					question(`q${index}`),
				),
			),
		);
		expect(edited(full, { edit: "add", after: "q1", id: "n" })).toBe(full);
		const fresh = new Set(
			Array.from({ length: 500 }, () => newQuestionId(three)),
		);
		expect(fresh.size).toBe(500);
		for (const id of fresh) expect(id).toMatch(/^[A-Za-z0-9-]{1,64}$/);
	});

	test("[ED3] a duplicate stands after its original and is equal but for the id", () => {
		const draft = edited(openDraft(three), {
			edit: "duplicate",
			questions: ["b"],
			ids: ["n"],
		});
		expect(ids(draft)).toEqual(["a", "b", "n", "c"]);
		expect({ ...draft.quiz.questions[2], id: "b" }).toEqual(three.questions[1]);
	});

	test("[ED4] moving changes the order only, and stops at both ends", () => {
		const draft = openDraft(three);
		expect(
			ids(edited(draft, { edit: "move", questions: ["c"], by: -1 })),
		).toEqual(["a", "c", "b"]);
		expect(edited(draft, { edit: "move", questions: ["a"], by: -1 })).toBe(
			draft,
		);
		expect(edited(draft, { edit: "move", questions: ["c"], by: 1 })).toBe(
			draft,
		);
	});

	test("[ED5] a removed question can be put back where it was, whatever was edited since", () => {
		const removed = three.questions[1];
		if (removed === undefined) throw new Error("no question");
		const draft = edited(
			openDraft(three),
			{ edit: "remove", questions: ["b"] },
			{ edit: "text", question: "a", text: "New" },
			{ edit: "put-back", questions: ["b"], from: three },
		);
		expect(ids(draft)).toEqual(["a", "b", "c"]);
		expect(draft.quiz.questions[0]?.text).toBe("New");
		expect(draft.quiz.questions[1]).toBe(removed);
	});
});

describe("options", () => {
	const one = question("a");
	const of = (kind: string) => rulesOf[kind] ?? singleRules;

	test("[ED6] options are added after the given one, up to ten, and removed down to two", () => {
		expect(textsOf(addOption(one, singleRules, 0))).toEqual([
			"A",
			"",
			"B",
			"C",
		]);
		let more = one;
		for (let times = 0; times < 12; times++)
			more = addOption(more, singleRules, 2);
		expect(textsOf(more)).toHaveLength(limits.optionsMax);
		expect(addOption(more, singleRules, 2)).toBe(more);
		let fewer = one;
		for (let times = 0; times < 5; times++)
			fewer = removeOption(fewer, singleRules, 0);
		expect(textsOf(fewer)).toEqual(["B", "C"]);
		expect(removeOption(fewer, singleRules, 0)).toBe(fewer);
	});

	test("[ED6] a moved option takes its mark along", () => {
		const moved = moveOption(one, singleRules, 0, 1);
		expect(textsOf(moved)).toEqual(["B", "A", "C"]);
		expect(marksOf(moved)).toEqual([1]);
		expect(marksOf(moveOption(moved, singleRules, 0, 1))).toEqual([0]);
		expect(moveOption(one, singleRules, 0, -1)).toBe(one);
		expect(moveOption(one, singleRules, 2, 1)).toBe(one);
	});

	test("[ED6] marks stay with their options when others come and go, and go with their own", () => {
		const many = question("a", { kind: "multiple" }, [0, 2]);
		const rules = of("multiple");
		const marked = (question: Question) =>
			marksOf(question).map((mark) => textsOf(question)[mark]);
		expect(marked(addOption(many, rules, 0))).toEqual(["A", "C"]);
		expect(marked(removeOption(many, rules, 1))).toEqual(["A", "C"]);
		expect(marked(removeOption(many, rules, 0))).toEqual(["C"]);
		expect(marked(moveOption(many, rules, 2, -1))).toEqual(["A", "C"]);
		const polled = addOption(question("a", { kind: "poll" }), of("poll"), 0);
		expect(polled.key).toEqual({});
	});

	test("[ED7] marking follows what the kind allows: one, many, none", () => {
		const marks = (kind: string) => {
			const start = question("a", { kind });
			const after = markOption(start, of(kind), 2, true);
			return after === start ? null : marksOf(after);
		};
		expect(marks("single")).toEqual([2]);
		expect(marks("multiple")).toEqual([0, 2]);
		expect(marks("poll")).toBe(null);
	});

	test("[ED7] options that the kind prescribes cannot be changed", () => {
		const fixed = question("a", { kind: "truefalse" }, [0], ["True", "False"]);
		const rules = of("truefalse");
		for (const after of [
			addOption(fixed, rules, 0),
			removeOption(fixed, rules, 0),
			moveOption(fixed, rules, 0, 1),
			setText(fixed, rules, 0, "Yes"),
		])
			expect(after).toBe(fixed);
		expect(marksOf(markOption(fixed, rules, 1, true))).toEqual([1]);
	});

	test("[ED7] an edit of a kind's own fields puts the cursor where the kind wants it, or leaves it", () => {
		const draft = openDraft(quiz(one));
		const own = (path: string, how?: "typing" | "jump") =>
			edited(draft, {
				edit: "own",
				question: addOption(one, singleRules, 0),
				path,
				how,
			}).focus;
		expect(own("ask.options.1", "jump")).toBe("a/ask.options.1");
		expect(own("ask.options.1", "typing")).toBe(null);
		expect(own("key.correct.1")).toBe(null);
	});
});

describe("several questions", () => {
	const five = openDraft(
		quiz(...["a", "b", "c", "d", "e"].map((id) => question(id))),
	);
	const orderAfter = (action: Action) => ids(edited(five, action)).join("");
	const move = (questions: string[], by: 1 | -1) =>
		orderAfter({ edit: "move", questions, by });

	test("[ED1207] move together, keep their order, and stop at both ends", () => {
		expect(move(["b", "d"], -1)).toBe("badce");
		expect(move(["b", "c"], 1)).toBe("adbce");
		expect(move(["a", "b", "d"], -1)).toBe("abdce");
		expect(move(["d", "e"], 1)).toBe("abcde");
		expect(edited(five, { edit: "move", questions: ["a", "b"], by: -1 })).toBe(
			five,
		);
	});

	test("[ED1207] are dropped before another one or at the end, copied behind the last of them, and deleted with one way back", () => {
		const drop = (questions: string[], before: string | null) =>
			orderAfter({ edit: "drop", questions, before });
		expect(drop(["e", "b"], "a")).toBe("beacd");
		expect(drop(["a", "c"], null)).toBe("bdeac");
		expect(drop(["b"], "c")).toBe("abcde");
		expect(drop(["b"], "b")).toBe("abcde");
		expect(
			orderAfter({ edit: "duplicate", questions: ["d", "b"], ids: ["x", "y"] }),
		).toBe("abcdxye");
		const removed = edited(
			five,
			{ edit: "remove", questions: ["a", "d"] },
			{ edit: "text", question: "c", text: "New" },
		);
		expect(ids(removed).join("")).toBe("bce");
		const back = edited(removed, {
			edit: "put-back",
			questions: ["a", "d"],
			from: five.quiz,
		});
		expect(ids(back).join("")).toBe("abcde");
		expect(back.quiz.questions[2]?.text).toBe("New");
	});

	test("[ED1207] that are taken in stand after the given one, in the place of an empty one, all or none, and name a quiz without a title", () => {
		const added = [question("x"), question("y")];
		const insert = (draft: Draft, after: string | null, questions = added) =>
			edited(draft, { edit: "insert", after, questions, title: "Found" });
		expect(ids(insert(five, "b")).join("")).toBe("abxycde");
		expect(insert(five, "b").quiz.title).toBe("Example");
		expect(ids(insert(five, null)).join("")).toBe("xyabcde");
		const blank = edited(openDraft({ ...quiz(), title: "" }), {
			edit: "add",
			after: null,
			id: "n",
		});
		expect(ids(insert(blank, "n")).join("")).toBe("xy");
		expect(insert(blank, "n").quiz.title).toBe("Found");
		expect(insert(five, "b", [question("c")])).toBe(five);
		const many = Array.from({ length: limits.questions }, (_, index) =>
			question(`q${index}`),
		);
		expect(insert(five, "b", many)).toBe(five);
	});

	test("[ED1207] all have one time limit at once, and notes that are empty are none", () => {
		const timed = edited(five, { edit: "all-seconds", seconds: 30 });
		expect(timed.quiz.questions.every(({ seconds }) => seconds === 30)).toBe(
			true,
		);
		expect(edited(timed, { edit: "all-seconds", seconds: 30 })).toBe(timed);
		const noted = (text: string) =>
			edited(five, { edit: "notes", question: "a", text });
		expect(first(noted("Slowly"))?.notes).toBe("Slowly");
		expect(noted("")).toBe(five);
		const gone = edited(noted("Slowly"), {
			edit: "notes",
			question: "a",
			text: "",
		});
		expect(first(gone)).toEqual(first(five));
	});
});

describe("the text view", () => {
	const type = (draft: Draft, text: string, at: number, read: Quiz | null) =>
		reduceDraft(
			draft,
			{
				edit: "source",
				source: {
					text,
					faults: read === null ? [{ line: 0, why: { is: "form" } }] : [],
				},
				quiz: read,
			},
			at,
		);
	const other = { ...three, title: "Other" };

	test("[ED1206] undo and redo lead through what was typed there and in the form, letter by letter as it was", () => {
		const opened = openDraft(three);
		let draft = type(opened, "# Oth", 0, { ...three, title: "Oth" });
		draft = type(draft, "# Other", 500, other);
		expect(draft.past).toHaveLength(1);
		draft = type(draft, "#  Other", 5_000, other);
		expect(draft.quiz.title).toBe("Other");
		draft = reduceDraft(
			draft,
			{ edit: "text", question: "a", text: "In the form" },
			9_000,
		);
		expect(draft.source).toBe(null);
		const undo = () => {
			draft = reduceDraft(draft, { edit: "undo" }, 0);
			return [draft.source?.text ?? null, draft.quiz.title];
		};
		expect(undo()).toEqual(["#  Other", "Other"]);
		expect(undo()).toEqual(["# Other", "Other"]);
		expect(undo()).toEqual([null, "Example"]);
		expect(draft.quiz).toBe(three);
		for (let steps = 0; steps < 3; steps++)
			draft = reduceDraft(draft, { edit: "redo" }, 0);
		expect(first(draft)?.text).toBe("In the form");
	});

	test("[ED1206] what cannot be read leaves the quiz as it was and is not forgotten", () => {
		const draft = type(openDraft(three), "# Ex", 0, null);
		expect(draft.quiz).toBe(three);
		expect(draft.source).toMatchObject({ text: "# Ex", faults: [{}] });
		const elsewhere = reduceDraft(draft, { edit: "title", text: "New" }, 9_000);
		const back = reduceDraft(elsewhere, { edit: "undo" }, 0);
		expect(back.source?.text).toBe("# Ex");
		expect(type(draft, "# Ex", 100, null)).toBe(draft);
	});

	test("[ED1206] a text that says the same leaves the very same quiz, so that nothing is saved for it", () => {
		const draft = type(openDraft(three), "# Example\n", 0, {
			...three,
			questions: [...three.questions],
		});
		expect(draft.quiz).toBe(three);
	});
});

describe("undo", () => {
	test("[ED8] undo and redo walk through every step, and the cursor goes where the change was", () => {
		const actions: Action[] = [
			{ edit: "title", text: "New" },
			{ edit: "text", question: "a", text: "Changed" },
			{
				edit: "own",
				question: markOption(
					question("a", { text: "Changed" }),
					singleRules,
					1,
					true,
				),
				path: "key.correct.1",
			},
			{ edit: "kind", question: "b", kind: "poll" },
			{
				edit: "own",
				question: addOption(question("c"), singleRules, 0),
				path: "ask.options.1",
				how: "jump",
			},
			{ edit: "remove", questions: ["b"] },
			{ edit: "add", after: "c", id: "n" },
		];
		let draft = openDraft(three);
		const seen: Quiz[] = [three];
		actions.forEach((action, index) => {
			draft = reduceDraft(draft, action, index * 10_000);
			seen.push(draft.quiz);
		});
		expect(new Set(seen).size).toBe(actions.length + 1);
		for (const quiz of seen.slice(0, -1).reverse()) {
			draft = reduceDraft(draft, { edit: "undo" }, 0);
			expect(draft.quiz).toBe(quiz);
		}
		expect(draft.focus).toBe("title");
		expect(reduceDraft(draft, { edit: "undo" }, 0)).toBe(draft);
		for (const quiz of seen.slice(1)) {
			draft = reduceDraft(draft, { edit: "redo" }, 0);
			expect(draft.quiz).toBe(quiz);
		}
		expect(reduceDraft(draft, { edit: "redo" }, 0)).toBe(draft);
	});

	test("[ED9] typing in one field is one step until a pause or an edit elsewhere", () => {
		const type = (draft: Draft, text: string, at: number, id = "a") =>
			reduceDraft(draft, { edit: "text", question: id, text }, at);
		let draft = type(openDraft(three), "W", 0);
		draft = type(draft, "Wh", 500);
		draft = type(draft, "Why", 1_400);
		expect(draft.past).toHaveLength(1);
		draft = type(draft, "Why?", 3_000);
		expect(draft.past).toHaveLength(2);
		draft = type(draft, "Else", 3_100, "b");
		expect(draft.past).toHaveLength(3);
		expect(
			reduceDraft(draft, { edit: "undo" }, 0).quiz.questions[0]?.text,
		).toBe("Why?");
	});

	test("[ED9] so is typing in one of a kind's own fields, and a press between ends it", () => {
		const own = (
			draft: Draft,
			change: (question: Question) => Question,
			path: string,
			how: "typing" | undefined,
			at: number,
		) =>
			reduceDraft(
				draft,
				{
					edit: "own",
					question: change(first(draft) ?? question("a")),
					path,
					how,
				},
				at,
			);
		const type = (draft: Draft, text: string, option: number, at: number) =>
			own(
				draft,
				(question) => setText(question, singleRules, option, text),
				`ask.options.${option}`,
				"typing",
				at,
			);
		let draft = type(openDraft(three), "T", 1, 0);
		draft = type(draft, "TC", 1, 300);
		draft = type(draft, "TCP", 1, 900);
		expect(draft.past).toHaveLength(1);
		draft = type(draft, "U", 2, 1_000);
		expect(draft.past).toHaveLength(2);
		draft = own(
			draft,
			(question) => markOption(question, singleRules, 2, true),
			"key.correct.2",
			undefined,
			1_100,
		);
		draft = type(draft, "UD", 2, 1_200);
		expect(draft.past).toHaveLength(4);
		const undone = reduceDraft(draft, { edit: "undo" }, 0);
		expect(textsOf(first(undone) ?? question("a"))).toEqual(["A", "TCP", "U"]);
		expect(undone.focus).toBe("a/ask.options.2");
	});

	test("[ED9] an edit after an undo forgets what could be redone", () => {
		const draft = edited(
			openDraft(three),
			{ edit: "title", text: "One" },
			{ edit: "undo" },
			{ edit: "title", text: "Two" },
		);
		expect(draft.future).toEqual([]);
		expect(edited(draft, { edit: "redo" }).quiz.title).toBe("Two");
	});

	test("[ED10] an edit that changes nothing leaves the very same draft, so that nothing is saved for it", () => {
		const draft = openDraft(three);
		const here = first(draft) ?? question("a");
		for (const action of [
			{ edit: "title", text: "Example" },
			{ edit: "text", question: "a", text: "Text of a" },
			{ edit: "text", question: "gone", text: "x" },
			{ edit: "seconds", question: "a", seconds: null },
			{ edit: "points", question: "a", points: 1 },
			...[
				markOption(here, singleRules, 0, true),
				setText(here, singleRules, 0, "A"),
				setText(here, singleRules, 9, "x"),
			].map((question) => ({ edit: "own", question, path: "ask" }) as const),
			{ edit: "own", question: question("gone"), path: "ask" },
			{ edit: "kind", question: "a", kind: "single" },
			{ edit: "remove", questions: ["gone"] },
			{ edit: "duplicate", questions: ["gone"], ids: ["n"] },
			{ edit: "undo" },
			{ edit: "redo" },
		] satisfies Action[])
			expect(edited(draft, action), action.edit).toBe(draft);
	});
});
