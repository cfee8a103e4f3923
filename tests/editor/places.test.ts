import { describe, expect, test } from "vitest";
import { fieldAt } from "../../client/instructor/editor/field.ts";
import { readRescue } from "../../client/instructor/editor/rescue.ts";
import { faultsOfQuiz, sayFault } from "../../shared/kinds/kinds.ts";
import { question, quiz } from "./example.ts";

describe("what keeps a quiz from being asked", () => {
	test("[ED882] leads to the field that its path names, whatever the sentence says", () => {
		const unfinished = {
			...quiz(
				question("a", { text: "" }),
				question("b", {}, [], ["A", " ", "A"]),
			),
			title: " ",
		};
		const places = faultsOfQuiz(unfinished).map((fault) => [
			sayFault(fault),
			fieldAt(fault.path, unfinished),
		]);
		expect(places).toEqual([
			["The quiz has no title.", "title"],
			["Question 1: The question has no text.", "a/text"],
			["Question 2: Option B is empty.", "b/ask.options.1"],
			["Question 2: Two options have the same text.", "b/ask.options"],
			["Question 2: Mark exactly one option as right.", "b/key.correct"],
		]);
		const none = quiz();
		expect(faultsOfQuiz(none).map(({ path }) => fieldAt(path, none))).toEqual([
			"questions",
		]);
	});
});

describe("edits that were not saved", () => {
	test("[ED881] are read as today's page keeps them, and as the one before kept them", () => {
		const kept = quiz(question("a"), question("b", { kind: "poll" }));
		const now = JSON.stringify({ version: 7, quiz: kept });
		const then = JSON.stringify({
			version: 7,
			quiz: {
				title: kept.title,
				description: kept.description,
				questions: kept.questions.map(({ ask: _, key: __, ...rest }) => ({
					...rest,
					options: ["A", "B", "C"].map((text, index) => ({
						text,
						correct: rest.kind === "single" && index === 0,
					})),
				})),
			},
		});
		expect(readRescue(now)).toEqual({ version: 7, quiz: kept });
		expect(readRescue(then)).toEqual({ version: 7, quiz: kept });
		const newer = quiz(question("a", { kind: "hologram", ask: 3, key: [] }));
		const later = JSON.stringify({ version: 8, quiz: newer });
		expect(readRescue(later)).toEqual({ version: 8, quiz: newer });
		const crooked = quiz(question("a", { ask: { options: [7, 8] } }));
		for (const nothing of [
			null,
			"7",
			'{"version":7,"quiz":{"title":"x"}}',
			JSON.stringify({ version: 8, quiz: crooked }),
		])
			expect(readRescue(nothing)).toBe(null);
	});
});
