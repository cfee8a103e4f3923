import { describe, expect, test } from "vitest";
import {
	marksOf,
	pasteOptions,
	type Rules,
	textsOf,
} from "../../client/choice/edit.ts";
import { readList } from "../../client/choice/list.ts";
import { readPasted } from "../../client/instructor/editor/paste/pasted.ts";
import { questionsOf } from "../../client/instructor/editor/paste/questions.ts";
import { rules as multipleRules } from "../../client/kinds/multiple/desk.ts";
import { rules as singleRules } from "../../client/kinds/single/desk.ts";
import { rules as truefalseRules } from "../../client/kinds/truefalse/desk.ts";
import { limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import { diceOf } from "../room/dice.ts";
import { question } from "./example.ts";
import { three } from "./pasted-shapes.ts";

function taken(text: string, before?: Question): readonly Question[] {
	let made = 0;
	return questionsOf(readPasted(text), before, () => `n${++made}`).questions;
}

const said = (one: Question) => [
	one.kind,
	one.text,
	textsOf(one),
	marksOf(one),
];

describe("a list pasted into an option", () => {
	const lists: readonly (readonly [
		string,
		readonly string[],
		readonly number[],
	])[] = [
		["Red\nGreen\nBlue", ["Red", "Green", "Blue"], []],
		["- Red\n- Green *\n- Blue", ["Red", "Green", "Blue"], [1]],
		["* Red\n* Green\n* Blue", ["Red", "Green", "Blue"], []],
		["Red\n* Green\nBlue", ["Red", "Green", "Blue"], [1]],
		["A) Red\n*B) Green\nC) Blue", ["Red", "Green", "Blue"], [1]],
		["a. Red\nb. Green (correct)\nc. Blue", ["Red", "Green", "Blue"], [1]],
		["1. Red\n2. Green\n3. Blue ✓", ["Red", "Green", "Blue"], [2]],
		["[ ] Red\n[x] Green\n[ ] Blue", ["Red", "Green", "Blue"], [1]],
		["- [ ] Red\n- [X] Green\n- [ ] Blue", ["Red", "Green", "Blue"], [1]],
		["☐ Red\n☑ Green", ["Red", "Green"], [1]],
		["• Red\n• **Green**\n• Blue", ["Red", "Green", "Blue"], [1]],
		["(a) Red\r\n(b) Green\r\n", ["Red", "Green"], []],
		["A) Red B) Green C) Blue", ["Red", "Green", "Blue"], []],
		["I. Red\nII. Green *\nIII. Blue", ["Red", "Green", "Blue"], [1]],
		[
			"i) Red\nii) Green\niii) Blue\niv) Grey",
			["Red", "Green", "Blue", "Grey"],
			[],
		],
		["(i) Red\n*(ii) Green", ["Red", "Green"], [1]],
		["I. Newton\nV. Hugo", ["I. Newton", "V. Hugo"], []],
		["-5\n5\n*0", ["-5", "5", "0"], [2]],
		["1.5\n2.5", ["1.5", "2.5"], []],
		["*a* is b\n*b* is a", ["*a* is b", "*b* is a"], []],
		["E. coli\nS. aureus", ["E. coli", "S. aureus"], []],
		["$x^2$\n$2x$ (richtig)", ["$x^2$", "$2x$"], [1]],
	];

	test.each(lists)("[ED1201] becomes options: %j", (text, texts, correct) => {
		const list = readList(text);
		expect(list?.map((one) => one.text)).toEqual(texts);
		expect(
			list?.flatMap(({ isCorrect }, index) => (isCorrect ? [index] : [])),
		).toEqual(correct);
	});

	test("[ED1201] what is none stays text: a line, a program, a question with its options, more than fit", () => {
		for (const text of [
			"Just a line",
			"one\n",
			"for x in y:\n    print(x)",
			"int a;\nint b;",
			"```\na\nb\n```",
			"What is it?\n- a\n- b",
			Array.from({ length: 11 }, (_, index) => `o${index}`).join("\n"),
			`a\n${"x".repeat(limits.optionText + 1)}`,
		])
			expect(readList(text), text).toBe(null);
	});

	const put = (rules: Rules, texts: string[], at: number, list: string) =>
		pasteOptions(question("a", {}, [], texts), rules, at, readList(list) ?? []);

	test("[ED1201] takes the empty places, pushes on what is written, and marks as far as the kind lets it", () => {
		const four = put(singleRules, ["", "", "", ""], 0, "a\nb*\nc");
		expect(textsOf(four)).toEqual(["a", "b", "c", ""]);
		expect(textsOf(put(singleRules, ["p", "", "q"], 1, "a\nb"))).toEqual([
			"p",
			"a",
			"b",
			"q",
		]);
		expect(textsOf(put(singleRules, ["p", "q"], 0, "a\nb"))).toEqual([
			"p",
			"a",
			"b",
			"q",
		]);
		expect(marksOf(put(singleRules, ["", ""], 0, "[x] a\n[ ] b"))).toEqual([0]);
		expect(marksOf(put(singleRules, ["", ""], 0, "[x] a\n[x] b"))).toEqual([]);
		expect(marksOf(put(multipleRules, ["", ""], 0, "[x] a\n[x] b"))).toEqual([
			0, 1,
		]);
		const moved = pasteOptions(
			question("a", {}, [2]),
			singleRules,
			0,
			readList("x\ny") ?? [],
		);
		expect(marksOf(moved).map((mark) => textsOf(moved)[mark])).toEqual(["C"]);
		const full = question("a", {}, [], Array<string>(10).fill("z"));
		expect(pasteOptions(full, singleRules, 0, readList("x\ny") ?? [])).toBe(
			full,
		);
		const fixed = question("a", {}, [], ["True", "False"]);
		expect(pasteOptions(fixed, truefalseRules, 0, [])).toBe(fixed);
	});
});

describe("a pasted quiz", () => {
	test.each(three)("[ED1202] is read as its questions: $name", ({ text }) => {
		expect(taken(text).map(said)).toEqual([
			[
				"single",
				"Which layer does TCP belong to?",
				["Network", "Transport", "Application"],
				[1],
			],
			["multiple", "Which are lossless?", ["JPEG", "PNG", "FLAC"], [1, 2]],
			["truefalse", "HTTP keeps no state.", ["True", "False"], [0]],
		]);
	});

	const roman = (options: string) =>
		`1. Which layer does TCP belong to?\n${options}\nAnswer: `;

	test.each([
		["i) Network\nii) Transport\niii) Application", "ii"],
		["i. Network\nii. Transport\niii. Application", "ii. Transport"],
		["I. Network\nII. Transport\nIII. Application", "II"],
		["(I) Network\n\n(II) Transport\n\n(III) Application", "(II)"],
		["- i) Network\n- ii) Transport\n- iii) Application", "**ii)**"],
		["i) Network\nii) Transport\niii) Application", "Transport"],
	])(
		"[ED2210] options with Roman numbers are options, and an answer names them by those: %j, %s",
		(options, answer) => {
			expect(taken(roman(options) + answer).map(said)).toEqual([
				[
					"single",
					"Which layer does TCP belong to?",
					["Network", "Transport", "Application"],
					[1],
				],
			]);
		},
	);

	test("[ED2210] Roman numbers above letters are statements of the question; an i among letters is a letter; several may be right", () => {
		const statements = `Consider these:\nI. TCP orders\nII. UDP orders\nIII. IP orders\nWhich hold?`;
		const [one] = taken(
			`1. ${statements}\nA. I only\nB. I and II\nC. II, III\nAnswer: A`,
		);
		expect(one && said(one)).toEqual([
			"single",
			statements,
			["I only", "I and II", "II, III"],
			[0],
		]);
		const letters = [..."abcdefghij"];
		const [ten] = taken(
			`1. Which?\n${letters.map((sign) => `${sign}) the ${sign}th`).join("\n")}\nAnswer: i`,
		);
		expect(ten && [textsOf(ten).length, marksOf(ten)]).toEqual([10, [8]]);
		const [two] = taken(
			"1. Which?\ni) PNG\nii) JPEG\niii) FLAC\nAnswer: i and iii",
		);
		expect(two && [textsOf(two), marksOf(two)]).toEqual([
			["PNG", "JPEG", "FLAC"],
			[0, 2],
		]);
	});

	test("[ED2210] without numbers of their own, too, questions begin where options with Roman numbers end", () => {
		const all = taken(
			"Which is lossless?\ni) JPEG\nii) PNG\n\nWhich keeps no state?\ni) HTTP\nii) FTP\niii) SSH",
		);
		expect(all.map((one) => [one.text, textsOf(one)])).toEqual([
			["Which is lossless?", ["JPEG", "PNG"]],
			["Which keeps no state?", ["HTTP", "FTP", "SSH"]],
		]);
	});

	test("[ED1202] explanations, points, time, notes and the title come along", () => {
		const text = `# Networks

1. What does DNS do? (2 points)
A) Names to addresses
B) Addresses to routes
Answer: A
Explanation: It looks names up.

It caches, too.
Time limit: 45 seconds
Notes: Ask who has used dig.

2. Which port has HTTPS?
Answer: 443
Explanation: By RFC 9110.

3. Who made the web?
Answer: Berners-Lee`;
		expect(readPasted(text).title).toBe("Networks");
		expect(taken(text)).toMatchObject([
			{
				kind: "single",
				text: "What does DNS do?",
				explanation: "It looks names up.\n\nIt caches, too.",
				seconds: 45,
				points: 2,
				notes: "Ask who has used dig.",
			},
			{
				kind: "numeric",
				text: "Which port has HTTPS?",
				key: { bands: [{ value: 443 }] },
				explanation: "By RFC 9110.",
				seconds: 45,
				points: 2,
			},
			{ kind: "text", key: { accepted: [{ text: "Berners-Lee" }] } },
		]);
	});

	test("[ED1202] places to fill in stay, bold or not, and any heading above the questions is the title", () => {
		const { title, questions } = readPasted(`## Ports

### **1. HTTPS listens on ____ by default.**
Answer: 443

2. ___ is its name, and ____ its port.
Answer: SSH

3. __All__ of these are open.
A) True *
B) False

**4.** Which is **not** open?
A) 22
B) 23 *

**5. Which is **not** closed?**
A) 22 *
B) 23

6) **Which is a port?** (choose one)
A) 22 *
B) x`);
		expect(title).toBe("Ports");
		expect(questions.map(({ text }) => text)).toEqual([
			"HTTPS listens on ____ by default.",
			"___ is its name, and ____ its port.",
			"__All__ of these are open.",
			"Which is **not** open?",
			"Which is **not** closed?",
			"**Which is a port?** (choose one)",
		]);
	});

	test("[ED1202] code and formulas stay as they are, in prompts and in options", () => {
		const text = `1. What does this print?

\`\`\`python
# 1. not a question
for x in [1, 2]:
    print(x)  # A) no option
\`\`\`

A) 1 and 2
B) \`[1, 2]\`
C) $\\sum_{i=1}^2 i$
Answer: A

2. Which one is it?
A) First
   more of it
B) Second
Answer: B`;
		const [code, lines] = taken(text);
		expect(code?.text).toContain(
			"# 1. not a question\nfor x in [1, 2]:\n    print(x)  # A) no option",
		);
		expect(code && textsOf(code)).toEqual([
			"1 and 2",
			"`[1, 2]`",
			"$\\sum_{i=1}^2 i$",
		]);
		expect(lines && textsOf(lines)).toEqual(["First\nmore of it", "Second"]);
	});

	test("[ED1202] what is not said is as in the question before, or still to be written; what belongs to none is told", () => {
		const before = question("b", { seconds: 20, points: 5 });
		const text = "Hello!\n\n1. What?\n- a\n- b\n\n2. Why?\n- c\n- d";
		expect(taken(text, before)).toMatchObject([
			{ kind: "single", seconds: 20, points: 5, key: { correct: [] } },
			{ kind: "single", seconds: 20, points: 5 },
		]);
		expect(readPasted(text).leftOut).toEqual(["Hello!"]);
		const long = `1. ${"x".repeat(20_000)}\n- a\n- b\n2. Short?\n- a\n- b`;
		const { questions, tooLong } = questionsOf(
			readPasted(long),
			before,
			() => "n",
		);
		expect([questions.length, tooLong]).toEqual([1, [0]]);
		expect(readPasted("Just words.").questions).toEqual([]);
	});

	test("[ED1490] an answer key at the end may say it in words; what stands below it is told, and no question is lost", () => {
		const text = `1. Which node paces the heart?
a) AV node
b) SA node

2. Which ions open it?
a) Calcium
b) Chloride

3. The SA node is the pacemaker. (T/F)

4. What carries oxygen?

Answer Key
1. B
2. a) Calcium
3. True
4. a red cell

Let me know if you want more questions!`;
		expect(taken(text).map(said)).toEqual([
			["single", "Which node paces the heart?", ["AV node", "SA node"], [1]],
			["single", "Which ions open it?", ["Calcium", "Chloride"], [0]],
			["truefalse", "The SA node is the pacemaker.", ["True", "False"], [0]],
			["text", "What carries oxygen?", [], []],
		]);
		expect(taken(text)[3]?.key).toMatchObject({
			accepted: [{ text: "a red cell" }],
		});
		expect(readPasted(text).leftOut).toEqual([
			"Let me know if you want more questions!",
		]);
		// Questions below a heading "Answers" are questions.
		expect(taken("Answers\n\n1. Why?\n- a\n- b").length).toBe(1);
	});

	test("[ED1491] formulas as chatbots bracket them are formulas; code, escaped brackets and words stay as they are", () => {
		const text = [
			"1. What is \\( C_x = \\frac{U_x}{P_x} \\)?",
			"",
			"\\[",
			"E = mc^2",
			"\\]",
			"",
			"See \\[1\\], \\(see below\\) and `\\(x\\)`.",
			"",
			"A) \\(x^2\\)",
			"B) \\(2x\\)",
			"Answer: A",
		].join("\n");
		const [one] = taken(text);
		expect(one?.text).toBe(
			"What is $C_x = \\frac{U_x}{P_x}$?\n\n$$E = mc^2$$\n\nSee \\[1\\], \\(see below\\) and `\\(x\\)`.",
		);
		expect(one && textsOf(one)).toEqual(["$x^2$", "$2x$"]);
		const code = "1. What?\n```\n\\(x^2\\)\n```\n- a\n- b";
		expect(taken(code)[0]?.text).toContain("\\(x^2\\)");
	});

	test("[ED1492] numbers with slack and unit are numbers; several wordings are several", () => {
		const key = (answer: string) => {
			const [one] = taken(`1. How much?\nAnswer: ${answer}`);
			const { unit } = (one?.ask ?? {}) as { unit?: string };
			return [one?.kind, unit, one?.key];
		};
		const around = (value: number, by = 0, per = "one") => ({
			bands: [{ is: "around", value, by, per, share: 1 }],
		});
		expect(key("93.3 (±1)")).toEqual(["numeric", "", around(93.3, 1)]);
		expect(key("125 ± 10 ml/min")).toEqual([
			...["numeric", "ml/min"],
			around(125, 10),
		]);
		expect(key("2 ATP")).toEqual(["numeric", "ATP", around(2)]);
		expect(key("-70 mV.")).toEqual(["numeric", "mV", around(-70)]);
		expect(key("5 ± 10%")).toEqual(["numeric", "", around(5, 10, "cent")]);
		expect(key("≈ 3,5 m")).toEqual(["numeric", "m", around(3.5)]);
		for (const words of [
			"7th of May",
			"2 to 3 of them",
			"1984 by Orwell",
			"7th",
		])
			expect(key(words)[0], words).toBe("text");
		const accepted = (answer: string) =>
			(key(answer)[2] as { accepted: { text: string }[] }).accepted.map(
				({ text }) => text,
			);
		expect(
			accepted("ADH (also accept: vasopressin, antidiuretic hormone)"),
		).toEqual(["ADH", "vasopressin", "antidiuretic hormone"]);
		expect(accepted("ADH (or vasopressin)")).toEqual(["ADH", "vasopressin"]);
		expect(accepted("left / sinister")).toEqual(["left", "sinister"]);
		expect(accepted("TCP/IP (the older one)")).toEqual([
			"TCP/IP (the older one)",
		]);
	});

	test("[ED1203] whatever is pasted gives something in no time, and no text of a question that was not pasted", () => {
		const signs = [
			"1. ",
			"A) ",
			"- ",
			"* ",
			"[x] ",
			"**",
			"Answer: ",
			"B",
			"\n",
			"\n\n",
			"Question 2: ",
			"```\n",
			"# ",
			"word ",
			"(correct)",
			"\t",
			"> ",
			"Key:",
			"$x$",
			"---\n",
			"Answers\n",
		];
		for (let seed = 1; seed <= 3_000; seed++) {
			const dice = diceOf(seed);
			const text = Array.from({ length: 1 + dice.roll(40) }, () =>
				dice.pick(signs),
			).join("");
			for (const one of taken(text)) {
				const words = [one.text, ...textsOf(one)].join(" ").match(/\w+/g) ?? [];
				const plain = `${text.replaceAll("**", "")} ${text} True False`;
				for (const word of words)
					expect(plain, JSON.stringify(text)).toContain(word);
			}
			readList(text);
		}
		const started = performance.now();
		for (const sign of signs) taken(sign.repeat(5_000));
		taken("A) x ".repeat(20_000));
		taken("1. ".repeat(20_000));
		expect(performance.now() - started).toBeLessThan(8_000);
	});
});
