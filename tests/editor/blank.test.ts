import { describe, expect, test } from "vitest";
import { mark } from "../../client/fields/format.ts";
import {
	applyEdit,
	blankQuestion,
} from "../../client/instructor/editor/edit.ts";
import {
	type Place,
	readFormat,
	readJump,
	readKey,
} from "../../client/instructor/editor/keys.ts";
import {
	faultsOf,
	faultsOfQuiz,
	finished,
	isUntouched,
	kinds,
	slideKind,
} from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import { diceOf } from "../room/dice.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";
import { question, quiz } from "./example.ts";

const optionsOf = ({ ask }: Question) =>
	(ask as { options: readonly string[] }).options;

describe("what was left empty", () => {
	test("[ED1200] a new question that chooses options has four, and none of the empty ones at the end is a fault or asked", () => {
		expect(optionsOf(blankQuestion("n"))).toEqual(["", "", "", ""]);
		for (const kind of ["single", "multiple", "poll"]) {
			const of = (texts: readonly string[], correct: readonly number[] = [0]) =>
				question("a", { kind }, correct, texts);
			const two = of(["A", "B", "", " "]);
			expect(faultsOf(two), kind).toEqual([]);
			expect(finished([two]).map(optionsOf)).toEqual([["A", "B"]]);
			expect(finished([of(["A", "", "", ""])]).map(optionsOf)).toEqual([
				["A", ""],
			]);
			const told = (texts: readonly string[], correct?: readonly number[]) =>
				faultsOf(of(texts, correct)).map(({ path }) => path);
			expect(told(["A", "", "", ""])).toEqual(["ask.options.1"]);
			expect(told(["A", "", "C", ""])).toEqual(["ask.options.1"]);
			expect(told(["A", "B", "C"])).toEqual([]);
		}
		const marked = question("a", {}, [3], ["A", "B", "", ""]);
		expect(faultsOf(marked).map(({ path }) => path)).toEqual([
			"ask.options.2",
			"ask.options.3",
		]);
		expect(finished([marked])).toEqual([marked]);
	});

	test("[ED1200] questions at the end in which nothing was written are neither told nor asked", () => {
		const blank = blankQuestion("n");
		expect(
			faultsOfQuiz(quiz(question("a"), blank, blankQuestion("m"))),
		).toEqual([]);
		expect(finished([question("a"), blank]).map(({ id }) => id)).toEqual(["a"]);
		expect(finished([blank, question("a")])).toHaveLength(2);
		expect(faultsOfQuiz(quiz(blank, question("a")))).not.toEqual([]);
		expect(finished([blank])).toHaveLength(1);
		expect(faultsOfQuiz(quiz(blank)).length).toBeGreaterThan(0);
		for (const written of [
			{ text: "x" },
			{ explanation: "x" },
			{ notes: "x" },
			{ ask: { options: ["", "x", "", ""] } },
			{ key: { correct: [0] } },
		])
			expect(isUntouched({ ...blank, ...written })).toBe(false);
	});

	test("[ED1200] of every kind a blank question is untouched, and one that was written is asked as it stands", () => {
		for (const kind of kinds) {
			const one = anyQuestion(diceOf(3), kind, { id: "a" });
			expect(isUntouched(one), kind.name).toBe(false);
			expect(finished([one]), kind.name).toEqual([one]);
			const blank = { ...one, ...kind.blank(), text: "", explanation: " " };
			expect(isUntouched(blank), kind.name).toBe(true);
		}
		const newer = question("a", { kind: "hologram", text: "", ask: 3, key: 4 });
		expect(isUntouched(newer)).toBe(false);
		expect(finished([question("b"), newer])).toHaveLength(2);
	});
});

describe("keys", () => {
	const place: Place = {
		quiz: quiz(
			question("a"),
			question("b", { kind: "multiple" }),
			question("c"),
		),
		current: "b",
		selected: [],
		field: "",
		isList: false,
	};
	const press = (keys: string, code = "") => {
		const parts = keys.split("+");
		return {
			key: parts.at(-1) ?? "",
			code,
			altKey: parts.includes("Alt"),
			ctrlKey: parts.includes("Ctrl"),
			metaKey: parts.includes("Meta"),
			shiftKey: parts.includes("Shift"),
		};
	};

	test("[ED1290] Ctrl and Enter add a question, with Shift a slide, which gives no time and points to a question behind it", () => {
		expect(readKey(press("Ctrl+Enter"), place)).toMatchObject({
			edit: "add",
			after: "b",
			slide: false,
		});
		const added = readKey(press("Ctrl+Shift+Enter"), place);
		expect(added).toMatchObject({ edit: "add", after: "b", slide: true });
		const timed = quiz(question("a", { seconds: 30, points: 3 }));
		const slide = { edit: "add", after: "a", id: "s", slide: true } as const;
		const lecture = applyEdit(timed, slide).quiz;
		expect(lecture.questions[1]).toMatchObject({
			kind: slideKind.name,
			seconds: null,
			...slideKind.blank(),
		});
		const begun = applyEdit(quiz(blankQuestion("a")), slide).quiz;
		expect(begun.questions.map(({ id }) => id)).toEqual(["s"]);
		const behind = { edit: "add", after: "s", id: "b" } as const;
		expect(applyEdit(lecture, behind).quiz.questions[2]).toMatchObject({
			kind: timed.questions[0]?.kind,
			seconds: 30,
			points: 3,
		});
		const all = { edit: "all-seconds", seconds: 60 } as const;
		const seconds = applyEdit(lecture, all).quiz.questions.map(
			(one) => one.seconds,
		);
		expect(seconds).toEqual([60, null]);
	});

	test("[ED1208] Ctrl and a digit mark the option at that place, on any keyboard, and no other kind's", () => {
		expect(readKey(press("Ctrl+3", "Digit3"), place)).toMatchObject({
			edit: "own",
			question: { id: "b", key: { correct: [0, 2] } },
		});
		expect(readKey(press("Meta+'", "Digit1"), place)).toMatchObject({
			question: { key: { correct: [] } },
		});
		expect(readKey(press("3", "Digit3"), place)).toBe(null);
		const numeric = quiz(question("b", { kind: "numeric" }));
		expect(
			readKey(press("Ctrl+1", "Digit1"), { ...place, quiz: numeric }),
		).toBe(null);
	});

	test("[ED1208] Alt and an arrow move the question, or all that are selected with it", () => {
		expect(readKey(press("Alt+ArrowUp"), place)).toEqual({
			edit: "move",
			questions: ["b"],
			by: -1,
		});
		const selected = { ...place, selected: ["a", "b"] };
		expect(readKey(press("Alt+Shift+ArrowDown"), selected)).toEqual({
			edit: "move",
			questions: ["a", "b"],
			by: 1,
		});
		expect(
			readKey(press("Alt+ArrowDown"), { ...place, selected: ["a"] }),
		).toMatchObject({ questions: ["b"] });
		expect(readKey(press("Alt+ArrowUp"), { ...place, isList: true })).toBe(
			null,
		);
	});

	test("[ED1208] Alt and Page up or down lead from prompt to prompt, and above the first to the title", () => {
		const jump = (keys: string, current: string | null) =>
			readJump(press(keys), { ...place, current });
		expect(jump("Alt+PageDown", "b")).toBe("c/text");
		expect(jump("Alt+PageUp", "b")).toBe("a/text");
		expect(jump("Alt+PageUp", "a")).toBe("title");
		expect(jump("Alt+PageDown", null)).toBe("a/text");
		expect(jump("Alt+PageDown", "c")).toBe(null);
		expect(jump("PageDown", "b")).toBe(null);
		const inTitle = { ...place, current: "b", field: "title" };
		expect(readJump(press("Alt+PageDown"), inTitle)).toBe("a/text");
	});

	test("[ED1208] bold, code, formula and image have keys; the first three put signs around what is selected and take them away", () => {
		expect(readFormat(press("Ctrl+b"))).toBe("bold");
		expect(readFormat(press("Ctrl+E"))).toBe("code");
		expect(readFormat(press("Meta+m"))).toBe("formula");
		expect(readFormat(press("Ctrl+o"))).toBe("image");
		expect(readFormat(press("b"))).toBe(null);
		expect(readFormat(press("Ctrl+Shift+o"))).toBe(null);
		const of = (text: string) => {
			const start = text.indexOf("[");
			const end = text.indexOf("]") - 1;
			return { text: text.replace(/[[\]]/g, ""), start, end };
		};
		const shown = ({ text, start, end }: ReturnType<typeof of>) =>
			`${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
		const cases = [
			["a [b] c", "bold", "a **[b]** c"],
			["a **[b]** c", "bold", "a [b] c"],
			["a [] c", "formula", "a $[]$ c"],
			["[x]", "code", "`[x]`"],
			["a [b\nc]", "code", "a \n```\n[b\nc]\n```"],
			["[b\nc]\nd", "formula", "$$\n[b\nc]\n$$\nd"],
		] as const;
		for (const [before, how, after] of cases)
			expect(shown(mark(of(before), how)), before).toBe(after);
	});
});
