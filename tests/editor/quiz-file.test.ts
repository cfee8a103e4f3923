import * as v from "valibot";
import { describe, expect, test } from "vitest";
import {
	readQuizFile,
	sayFileFault,
	writeQuizFile,
} from "../../client/instructor/library/quiz-file.ts";
import { formFault } from "../../server/transport/parse.ts";
import { AnyQuiz } from "../../shared/older-quiz.ts";
import { quizFormat } from "../../shared/quiz.ts";
import { question, quiz } from "./example.ts";

const example = quiz(question("a"), question("b"));
/** What the server says of this content, as the page tells it. */
const faultsIn = (content: unknown) =>
	(v.safeParse(AnyQuiz, content).issues ?? []).map((issue) =>
		sayFileFault(formFault(issue)),
	);
const fault = (text: string) => {
	const read = readQuizFile(text);
	return "fault" in read ? read.fault : null;
};

describe("quiz files", () => {
	test("[ED23] what is exported can be imported, unchanged", () => {
		const { content } = writeQuizFile(example);
		expect(readQuizFile(content)).toEqual({ content: example });
		expect(readQuizFile(`\uFEFF${content}`)).toEqual({ content: example });
	});

	test("[ED23] the file's name comes from the title and suits every disk", () => {
		const nameOf = (title: string) => writeQuizFile({ ...example, title }).name;
		expect(nameOf("Networking 03: TLS & HTTPS")).toBe(
			"networking-03-tls-https.json",
		);
		expect(nameOf("Größe / Éclair")).toBe("gro-e-eclair.json");
		expect(nameOf("../..")).toBe("quiz.json");
		expect(nameOf("量子")).toBe("quiz.json");
	});

	test("[ED24] a file that is no quiz gets a sentence that says so, and where reading stopped", () => {
		expect(fault("  ")).toMatch(/empty/);
		expect(fault('{\n\t"title": "x"\n\t"questions": []\n}')).toMatch(
			/line 3, column 2/,
		);
		expect(fault("[1, 2]")).toMatch(/not one of a quiz/);
		expect(fault('{"room": {}, "students": []}')).toMatch(/results/);
		expect(fault(JSON.stringify("x".repeat(1024 * 1024)))).toMatch(/1 MB/);
	});

	test("[ED24] the server's faults name the place as a person counts it", () => {
		const wrong = {
			v: quizFormat,
			title: "x".repeat(121),
			questions: [
				question("a"),
				{
					...question("b"),
					points: -1,
					ask: { options: ["A", 7] },
					key: { correct: [0, "B"] },
				},
			],
			extra: 1,
		};
		expect(faultsIn(wrong)).toEqual([
			"title: too long: 121, at most 120.",
			"description: “description” is missing.",
			"Question 2, option B: should be string, is 7.",
			'Question 2, what is right, 2: should be number, is "B".',
			"Question 2, points: should be at least 0, is -1.",
			"extra: “extra” does not belong here.",
		]);
	});

	test("[ED1041] a file of a newer version, and a question without a kind, are told as such", () => {
		expect(faultsIn({ ...example, v: quizFormat + 1 })).toEqual([
			`It is of format ${quizFormat + 1}, which a newer version of Lectern has written; this server reads up to ${quizFormat}.`,
		]);
		const { kind: _, ...kindless } = question("a");
		expect(faultsIn({ ...example, questions: [kindless] })).toEqual([
			"Question 1, kind: “kind” is missing.",
		]);
		const strange = { ...question("a"), kind: "hotspot" };
		expect(faultsIn({ ...example, questions: [strange] })).toEqual([
			'Question 1, kind: this server knows no kind "hotspot".',
		]);
	});

	test("[ED24] so do those in a file that an older version exported", () => {
		const { text, explanation, seconds, points } = question("a");
		const options = [
			{ text: "A", correct: true },
			{ text: 7, correct: true },
		];
		const wrong = {
			title: "Old",
			description: "",
			questions: [
				{
					id: "a",
					kind: "single",
					text,
					options,
					explanation,
					seconds,
					points,
				},
			],
		};
		expect(faultsIn(wrong)).toEqual([
			"Question 1, option B, text: should be string, is 7.",
		]);
	});
});
