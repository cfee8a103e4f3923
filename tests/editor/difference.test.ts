import { expect, test } from "vitest";
import { differences as differencesOf } from "../../client/instructor/editor/difference.ts";
import { question, quiz } from "./example.ts";

/** Without the marks around words that may run the other way. */
const differences: typeof differencesOf = (...versions) =>
	differencesOf(...versions).map((line) => line.replace(/[\u2068\u2069]/g, ""));

const base = quiz(question("a"), question("b"), question("c"));

test("[ED22] equal versions have no difference", () => {
	expect(differences(base, structuredClone(base))).toEqual([]);
});

test("[ED22] each changed part of the quiz and of a question is named", () => {
	const theirs = {
		...base,
		title: "Other",
		questions: [
			question("a", { text: "Else", seconds: 20 }),
			question("b", {}, [2]),
			question("c"),
		],
	};
	expect(differences(base, theirs)).toEqual([
		"The title: yours is “Example”, theirs is “Other”.",
		"Question 1, “Text of a”: its text, its time limit.",
		"Question 2, “Text of b”: what is right.",
	]);
});

test("[ED22] questions on one side only and another order are named", () => {
	const theirs = quiz(question("c"), question("a"), question("d"));
	expect(differences(base, theirs)).toEqual([
		"Question 2, “Text of b”: only in yours.",
		"Their question 3, “Text of d”: only in theirs.",
		"The order of the questions.",
	]);
});
