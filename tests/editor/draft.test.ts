import { describe, expect, test } from "vitest";
import {
	type Action,
	type Draft,
	openDraft,
	reduceDraft,
} from "../../client/instructor/editor/draft.ts";
import { newQuestionId } from "../../client/instructor/editor/edit.ts";
import { limits } from "../../shared/limits.ts";
import type { Quiz } from "../../shared/quiz.ts";
import { question, quiz } from "./example.ts";

const three = quiz(question("a"), question("b"), question("c"));

/** Every action ten seconds after the one before, so that each is a step of its own. */
function edited(draft: Draft, ...actions: Action[]): Draft {
	return actions.reduce(
		(so, action, index) => reduceDraft(so, action, index * 10_000),
		draft,
	);
}
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
		expect(edited(draft, { edit: "duplicate", question: "a", id: "b" })).toBe(
			draft,
		);
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
			question: "b",
			id: "n",
		});
		expect(ids(draft)).toEqual(["a", "b", "n", "c"]);
		expect({ ...draft.quiz.questions[2], id: "b" }).toEqual(three.questions[1]);
	});

	test("[ED4] moving changes the order only, and stops at both ends", () => {
		const draft = openDraft(three);
		expect(ids(edited(draft, { edit: "move", question: "c", by: -1 }))).toEqual(
			["a", "c", "b"],
		);
		expect(edited(draft, { edit: "move", question: "a", by: -1 })).toBe(draft);
		expect(edited(draft, { edit: "move", question: "c", by: 1 })).toBe(draft);
	});

	test("[ED5] a removed question can be put back where it was, whatever was edited since", () => {
		const removed = three.questions[1];
		if (removed === undefined) throw new Error("no question");
		const draft = edited(
			openDraft(three),
			{ edit: "remove", question: "b" },
			{ edit: "text", question: "a", text: "New" },
			{ edit: "put-back", question: removed, index: 1 },
		);
		expect(ids(draft)).toEqual(["a", "b", "c"]);
		expect(draft.quiz.questions[0]?.text).toBe("New");
		expect(draft.quiz.questions[1]).toBe(removed);
	});
});

describe("options", () => {
	const open = openDraft(quiz(question("a")));
	const texts = (draft: Draft) =>
		first(draft)?.options.map((option) => option.text);
	const marks = (draft: Draft) =>
		first(draft)?.options.map((option) => option.correct);

	test("[ED6] options are added after the given one, up to ten, and removed down to two", () => {
		const added = edited(open, { edit: "option-add", question: "a", after: 0 });
		expect(texts(added)).toEqual(["A", "", "B", "C"]);
		expect(added.focus).toBe("a/option/1");
		const more: Action[] = Array.from({ length: 12 }, () => ({
			edit: "option-add",
			question: "a",
			after: 2,
		}));
		expect(texts(edited(open, ...more))).toHaveLength(limits.optionsMax);
		const fewer: Action[] = Array.from({ length: 5 }, () => ({
			edit: "option-remove",
			question: "a",
			option: 0,
		}));
		expect(texts(edited(open, ...fewer))).toEqual(["B", "C"]);
	});

	test("[ED6] a moved option takes its mark along", () => {
		const draft = edited(open, {
			edit: "option-move",
			question: "a",
			option: 0,
			by: 1,
		});
		expect(texts(draft)).toEqual(["B", "A", "C"]);
		expect(marks(draft)).toEqual([false, true, false]);
	});

	test("[ED7] marking follows what the kind allows: one, many, none", () => {
		const mark: Action = {
			edit: "mark",
			question: "a",
			option: 2,
			correct: true,
		};
		expect(marks(edited(open, mark))).toEqual([false, false, true]);
		const many = openDraft(quiz(question("a", { kind: "multiple" })));
		expect(marks(edited(many, mark))).toEqual([true, false, true]);
		const none = openDraft(quiz(question("a", { kind: "poll" }, [])));
		expect(edited(none, mark)).toBe(none);
	});

	test("[ED7] options that the kind prescribes cannot be changed", () => {
		const fixed = openDraft(
			quiz(question("a", { kind: "truefalse" }, [0], ["True", "False"])),
		);
		for (const edit of [
			{ edit: "option-add", question: "a", after: 0 },
			{ edit: "option-remove", question: "a", option: 0 },
			{ edit: "option-move", question: "a", option: 0, by: 1 },
			{ edit: "option-text", question: "a", option: 0, text: "Yes" },
		] satisfies Action[])
			expect(edited(fixed, edit)).toBe(fixed);
	});
});

describe("undo", () => {
	test("[ED8] undo and redo walk through every step, and the cursor goes where the change was", () => {
		const actions: Action[] = [
			{ edit: "title", text: "New" },
			{ edit: "text", question: "a", text: "Changed" },
			{ edit: "mark", question: "a", option: 1, correct: true },
			{ edit: "kind", question: "b", kind: "poll" },
			{ edit: "option-add", question: "c", after: 0 },
			{ edit: "remove", question: "b" },
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
		for (const action of [
			{ edit: "title", text: "Example" },
			{ edit: "text", question: "a", text: "Text of a" },
			{ edit: "text", question: "gone", text: "x" },
			{ edit: "seconds", question: "a", seconds: null },
			{ edit: "points", question: "a", points: 1 },
			{ edit: "mark", question: "a", option: 0, correct: true },
			{ edit: "option-text", question: "a", option: 9, text: "x" },
			{ edit: "kind", question: "a", kind: "single" },
			{ edit: "remove", question: "gone" },
			{ edit: "duplicate", question: "gone", id: "n" },
			{ edit: "undo" },
			{ edit: "redo" },
		] satisfies Action[])
			expect(edited(draft, action), action.edit).toBe(draft);
	});
});
