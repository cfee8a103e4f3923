import { readFileSync } from "node:fs";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { tidy } from "../../client/fields/tidy.ts";
import {
	readQuiz,
	startsOf,
} from "../../client/instructor/editor/text/read.ts";
import { writeQuiz } from "../../client/instructor/editor/text/write.ts";
import { deskOf } from "../../client/kinds/desks.ts";
import type { Json } from "../../shared/json.ts";
import { faultsOf, kinds } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import { Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import { tidyTags, withTags } from "../../shared/tags.ts";
import { type Dice, diceOf } from "../room/dice.ts";
import { anyQuestion } from "../room/quizzes-by-chance.ts";
import { question, quiz } from "./example.ts";

const noId = () => "new";
const read = (text: string, before: Quiz = quiz()) => {
	let made = 0;
	return readQuiz(text, before, () => `n${++made}`);
};
/** As a textarea would hold it. */
const typed = (text: string) => tidy(text);
const again = (from: Quiz) => readQuiz(typed(writeQuiz(from)), from, noId);

/** What Markdown, this format and hostile hands have. */
const words = [
	"",
	" ",
	"\n",
	"word",
	"Two words ",
	"## single, 30 s, 1 point",
	"\n## Heading",
	"# Title",
	"- [ ] box",
	"\n- [x] box",
	"- [a](b)",
	"= 5",
	"\n= 12 ± 3 (50 %)",
	"(50 %)",
	"\n- [shuffled]",
	"\n- [by] plus-minus",
	"\n- [other] shown",
	"Explanation: why",
	"\nExplanation:",
	"\nNotes: x",
	"```",
	"```lectern",
	'\n```lectern\n{"text":"x"}\n```\n',
	"~~~\ncode\n~~~",
	"$x^2$",
	"  indented",
	"\n\n",
	"\r\n",
	"\t",
	"\u2028",
	"\u202E",
	"\uFEFF",
	"\u0007",
	"\ud800",
	"]",
	"\\",
	"*",
	"<b>&amp;",
	"Ä漢🙂",
];
const anyText = (dice: Dice, most: number) =>
	Array.from({ length: dice.roll(5) }, () => dice.pick(words))
		.join("")
		.slice(0, most);

/** The same with other words in its texts, now and then: in all of them, but where its kind takes certain words alone. */
function reworded(dice: Dice, question: Question): Question {
	let said = question;
	for (const path of textsIn({ ask: question.ask, key: question.key })) {
		if (!dice.chance(40)) continue;
		const other = withAt(said as unknown as Json, path, anyText(dice, 20));
		if (v.is(Question, other)) said = other;
	}
	return said;
}

type Path = readonly (string | number)[];

function textsIn(json: Json, path: Path = []): Path[] {
	if (typeof json === "string") return [path];
	if (typeof json !== "object" || json === null) return [];
	return Array.isArray(json)
		? json.flatMap((part, at) => textsIn(part, [...path, at]))
		: Object.entries(json).flatMap(([name, part]) =>
				textsIn(part, [...path, name]),
			);
}

function withAt(json: Json, [name, ...rest]: Path, text: string): Json {
	if (name === undefined) return text;
	const copy = structuredClone(json) as Record<string | number, Json>;
	copy[name] = withAt(copy[name] ?? null, rest, text);
	return copy;
}

/** As the form stores it: in which order things stand on phones, the question's id says. */
function asWritten(question: Question): Question {
	return deskOf(question.kind).plain?.arrange?.(question) ?? question;
}

function anyQuiz(dice: Dice): Quiz {
	const questions = Array.from({ length: dice.roll(5) }, (_, index) => {
		const one = anyQuestion(dice, dice.pick(kinds), { id: `q${index}` });
		const said = reworded(dice, one);
		return {
			...(dice.chance(50) ? asWritten(said) : said),
			text: anyText(dice, 500),
			explanation: anyText(dice, 500),
			seconds: dice.pick([null, 5, 30, 3600]),
			points: dice.roll(1001),
			...(dice.chance(30) ? { notes: anyText(dice, 500) } : {}),
		};
	});
	const named = {
		v: quizFormat,
		title: anyText(dice, 120),
		description: dice.chance(5) ? "Tags: none" : anyText(dice, 300),
	} as const;
	const tags = Array.from({ length: dice.roll(4) }, () => anyText(dice, 40));
	return { ...withTags(named, tidyTags(tags)), questions };
}

describe("the text of a quiz", () => {
	test("[ED1204] gives back every quiz exactly, whatever stands in it", () => {
		let questions = 0;
		for (let seed = 1; seed <= 400; seed++) {
			const one = anyQuiz(diceOf(seed));
			const { quiz: back, faults } = again(one);
			if (JSON.stringify(faults) !== "[]")
				expect(faults, writeQuiz(one)).toEqual([]);
			expect(back, `seed ${seed}\n${writeQuiz(one)}`).toEqual(one);
			questions += one.questions.length;
		}
		expect(questions).toBeGreaterThan(500);
	});

	test("[ED1204] is plain for every kind that has a plain form, and blocks of data are few", () => {
		const seen = new Set<string>();
		for (const kind of kinds)
			for (let seed = 1; seed <= 20; seed++) {
				const one = asWritten(anyQuestion(diceOf(seed), kind, { id: "a" }));
				if (!writeQuiz(quiz(one)).includes("```lectern")) seen.add(kind.name);
			}
		const plain = kinds.filter(({ name }) => deskOf(name).plain !== undefined);
		expect(plain.length).toBeGreaterThan(9);
		for (const { name } of plain) expect([...seen]).toContain(name);
		const text = writeQuiz(
			quiz(
				question(
					"a",
					{ seconds: 30, notes: "Slowly.", explanation: "So." },
					[1],
				),
				question("b", { text: "## Not\n\nThis: $x$", points: 3 }),
			),
		);
		expect(text).toBe(`# Example

## single, 30 s, 1 point

Text of a

- [ ] A
- [x] B
- [ ] C

Explanation: So.

Notes: Slowly.

## single, no limit, 3 points

\`\`\`lectern
{"text":"## Not\\n\\nThis: $x$","ask":{"options":["A","B","C"]},"key":{"correct":[0]},"explanation":""}
\`\`\`
`);
	});

	test("[ED1402] says plainly how options are offered, what a part of the right ones earns, and how many words a student may write", () => {
		const options = ["A", "B", "C"];
		const written = (kind: string, ask: object, key: object) =>
			writeQuiz(
				quiz(question("a", { kind, ask: { ...ask }, key: { ...key } })),
			);
		const shown = [
			written(
				"multiple",
				{ options, shuffled: true, pinned: 1, unsure: true },
				{ correct: [0, 1], credit: "plus-minus" },
			),
			written("single", { options, shuffled: true }, { correct: [0] }),
			written("poll", { options, other: true, unsure: true }, {}),
			written("poll", { options, other: true, otherShown: true }, {}),
			written("cloud", { entries: 3, moderated: true }, {}),
			written("open", { entries: 1, moderated: false }, {}),
		].map((text) => text.slice(text.indexOf("- [")).trim());
		const marked = (...signs: string[]) =>
			options.map((text, at) => `- [${signs[at] ?? " "}] ${text}`).join("\n");
		expect(shown).toEqual([
			`${marked("x", "x")}\n- [shuffled] but the last 1\n- [unsure]\n- [by] plus-minus`,
			`${marked("x")}\n- [shuffled]`,
			`${marked()}\n- [unsure]\n- [other]`,
			`${marked()}\n- [other] shown`,
			"- [entries] 3\n- [held]",
			"- [entries] 1",
		]);
	});

	test("[ED1402] and reads it in any order, without the kind's name where the lines tell it, and not where a kind has no such thing", () => {
		const one = (text: string) => {
			const { quiz: got, faults } = read(`## ${text}`);
			expect(faults, text).toEqual([]);
			return got?.questions[0];
		};
		expect(one("\n- [unsure]\n- [x] A\n- [shuffled]\n- [ ] B")).toMatchObject({
			kind: "single",
			ask: { options: ["A", "B"], shuffled: true, unsure: true },
			key: { correct: [0] },
		});
		expect(one("\n- [x] A\n- [x] B\n- [ ] C\n- [unsure]")).toMatchObject({
			kind: "multiple",
			key: { correct: [0, 1] },
		});
		expect(one("\n- [x] A\n- [ ] B\n- [by] per-option")).toMatchObject({
			kind: "multiple",
			key: { correct: [0], credit: "per-option" },
		});
		expect(one("\n- [ ] A\n- [ ] B\n- [other]")).toMatchObject({
			kind: "poll",
			ask: { other: true },
		});
		expect(one("open\n- [held]")).toMatchObject({
			kind: "open",
			ask: { moderated: true },
		});
		for (const strange of [
			"single\n- [x] A\n- [ ] B\n- [other]",
			"single\n- [x] A\n- [ ] B\n- [by] per-option",
			"truefalse\n- [x] True\n- [ ] False\n- [shuffled]",
			"poll\n- [ ] A\n- [ ] B\n- [unsure]\n- [unsure]",
			"poll\n- [ ] A\n- [ ] B\n- [shuffled] but two",
			"cloud\n- [entries] many",
		])
			expect(read(`## ${strange}`).faults, strange).toMatchObject([
				{ why: { is: "lines" } },
			]);
	});

	test("[ED1204] holds a kind that only a newer version knows as it is", () => {
		const one = quiz(
			question("a"),
			question("b", { kind: "hologram", ask: { beams: [3] }, key: null }),
		);
		expect(again(one).quiz).toEqual(one);
	});
});

describe("docs/QUIZ-TEXT.md", () => {
	const doc = readFileSync(
		new URL("../../docs/QUIZ-TEXT.md", import.meta.url),
		"utf8",
	);
	const examples = [...doc.matchAll(/^````markdown\n([\s\S]*?)^````$/gm)];

	test("[ED1204] shows what is read without a fault, and each kind that has a plain form", () => {
		expect(examples).toHaveLength(2);
		const seen = new Set<string>();
		for (const [, text = ""] of examples) {
			const { quiz: got, faults } = read(text);
			expect(faults).toEqual([]);
			for (const one of got?.questions ?? []) {
				expect(faultsOf(one), one.text).toEqual([]);
				seen.add(one.kind);
			}
		}
		const plain = kinds.filter(({ name }) => deskOf(name).plain !== undefined);
		expect([...seen].sort()).toEqual(plain.map(({ name }) => name).sort());
	});
});

describe("a slide as text", () => {
	const text = `# Lecture

## single, 30 s, 2 points

What is first?

- [x] this
- [ ] that

## slide

The handshake

- SYN

+++

\`\`\`
+++ and
## no heading
\`\`\`

- [phones]

Notes: Slowly.

##

And then?

- [x] this
- [ ] that

## slide

A heading alone
`;

	test("[ED1289] is its heading, what it shows and whether phones do; a question behind it is as the one before", () => {
		const { quiz: got, faults } = read(text);
		expect(faults).toEqual([]);
		expect(got?.questions).toMatchObject([
			{ kind: "single", seconds: 30, points: 2 },
			{
				kind: "slide",
				text: "The handshake",
				ask: {
					body: "- SYN\n\n+++\n\n```\n+++ and\n## no heading\n```",
					phones: true,
				},
				notes: "Slowly.",
				seconds: null,
			},
			{ kind: "single", text: "And then?", seconds: 30, points: 2 },
			{
				kind: "slide",
				text: "A heading alone",
				ask: { body: "", phones: false },
			},
		]);
	});

	test("[ED1289] is written as one would write it", () => {
		const { quiz: got } = read(text);
		if (got === null) throw new Error("it is not read");
		expect(writeQuiz(got)).toBe(
			text.replace("\n##\n", "\n## single, 30 s, 2 points\n"),
		);
		const heading = question("s", {
			kind: "slide",
			text: "A heading",
			ask: { body: "+++\nfirst", phones: false },
			key: {},
		});
		for (const one of [
			heading,
			{ ...heading, text: "Two\n\nparagraphs" },
			{ ...heading, ask: { body: "- [ ] a box\n", phones: true } },
			{ ...heading, explanation: "Why", seconds: 9, points: 0 },
		])
			expect(again(quiz(one)).quiz).toEqual(quiz(one));
	});

	test("[ED1289] tells a line that it has not", () => {
		const { faults } = read("# t\n\n## slide\n\nHeading\n\n- [x] no\n");
		expect(faults).toMatchObject([{ line: 6, why: { is: "lines" } }]);
	});
});

describe("what is typed as text", () => {
	test("[ED1340] has its tags below the title, and says which are too many or too long", () => {
		const text = "# Course\n\nTags: Networks, exam\nAbout it.\n";
		const { quiz: got } = read(text);
		expect(got).toMatchObject({
			title: "Course",
			tags: ["Networks", "exam"],
			description: "About it.",
		});
		expect(read("Tags: a").quiz?.tags).toEqual(["a"]);
		const long = "x".repeat(limits.tag + 1);
		expect(read(`# T\nTags: ${long}`).faults).toEqual([
			{ line: 1, why: { is: "long", most: limits.tag } },
		]);
		const many = Array.from({ length: limits.tags + 1 }, (_, at) => `t${at}`);
		expect(read(`# T\nTags: ${many}`).faults).toEqual([
			{ line: 1, why: { is: "many", most: limits.tags } },
		]);
	});

	test("[ED1205] may be short: kind, time and points come from the marks and from the question before", () => {
		const text = `# Course

About it.

## 45 s, 2 points
What is $x$?
- [ ] 1
- [x] 2

## Which ones?
- [x] a
- [x] b
- [ ] c
Explanation: both

##
HTTP keeps no state.
- [x] True
- [ ] False

## numeric
How long?
= 12 +/- 3 (50 %)
= 12
- [unit] m

## text, no limit
Who?
= Ada
- [case counts]

## poll
And you?
- [ ] yes
- [ ] no

\`\`\`js
## no heading
\`\`\``;
		const { quiz: got, faults } = read(text);
		expect(faults).toEqual([]);
		expect(startsOf(text)).toEqual([4, 9, 15, 20, 26, 31]);
		expect(got).toMatchObject({
			title: "Course",
			description: "About it.",
			questions: [
				{
					kind: "single",
					text: "What is $x$?",
					seconds: 45,
					points: 2,
					key: { correct: [1] },
				},
				{
					kind: "multiple",
					text: "Which ones?",
					seconds: 45,
					explanation: "both",
					key: { correct: [0, 1] },
				},
				{ kind: "truefalse", text: "HTTP keeps no state." },
				{
					kind: "numeric",
					ask: { unit: "m" },
					key: {
						bands: [
							{ value: 12, by: 3, share: 0.5 },
							{ value: 12, by: 0, share: 1 },
						],
					},
				},
				{
					kind: "text",
					seconds: null,
					ask: { caseCounts: true },
					key: { accepted: [{ text: "Ada", share: 1 }] },
				},
				{
					kind: "poll",
					ask: { options: ["yes", "no\n\n```js\n## no heading\n```"] },
				},
			],
		});
	});

	test("[ED1205] questions keep their ids: changed, moved, taken out, put in between", () => {
		const before = quiz(question("a"), question("b"), question("c"));
		const text = writeQuiz(before);
		const ids = (text: string) =>
			read(text, before).quiz?.questions.map(({ id }) => id);
		expect(ids(text)).toEqual(["a", "b", "c"]);
		expect(ids(text.replace("Text of b", "Other"))).toEqual(["a", "b", "c"]);
		expect(ids(text.replace("Text of a", "Other"))).toEqual(["a", "b", "c"]);
		const [head = "", ...parts] = text.split("## ");
		const of = (...order: number[]) =>
			[head, ...order.map((index) => parts[index])].join("## ");
		expect(ids(of(2, 0, 1))).toEqual(["c", "a", "b"]);
		expect(ids(of(0, 2))).toEqual(["a", "c"]);
		expect(ids(`${of(0)}## New\n\n## ${parts[1]}## ${parts[2]}`)).toEqual([
			"a",
			"n1",
			"b",
			"c",
		]);
		expect(ids(of(0, 0, 1, 2))).toEqual(["a", "n1", "b", "c"]);
		expect(ids("")).toEqual([]);
	});

	test("[ED1205] what cannot be kept is told with its line, and gives no quiz", () => {
		const faults = (text: string) => {
			const { quiz: got, faults } = read(text);
			expect(got, text).toBe(null);
			return faults;
		};
		expect(faults("## single\nWhat?\n\n```lectern\n{\n```")).toEqual([
			{ line: 3, why: { is: "block" } },
		]);
		expect(faults('## single\n\n```lectern\n{"colour":1}\n```')).toEqual([
			{ line: 2, why: { is: "block" } },
		]);
		expect(faults("## numeric\nWhat?\n\n= twelve")).toEqual([
			{ line: 3, why: { is: "lines", kind: "numeric" } },
		]);
		expect(faults(`\n\n## single\n${"x".repeat(50_000)}`)).toMatchObject([
			{ line: 2, why: { is: "long" } },
		]);
		const many = Array.from({ length: 11 }, (_, index) => `- [ ] ${index}`);
		expect(faults(`## single\nWhat?\n${many.join("\n")}`)).toMatchObject([
			{ line: 0, why: { is: "many" } },
		]);
		expect(faults("## 2 s\nWhat?")).toEqual([{ line: 0, why: { is: "form" } }]);
		expect(faults("##\n".repeat(201))).toMatchObject([{ why: { is: "many" } }]);
		expect(faults("# \n\n```lectern\n{}\n```")).toMatchObject([
			{ why: { is: "block" } },
		]);
	});

	test("[ED1205] any text is read, or told, and what is read is written as the same again", () => {
		for (let seed = 1; seed <= 400; seed++) {
			const dice = diceOf(seed);
			const text = Array.from({ length: dice.roll(30) }, () =>
				dice.pick(words),
			).join(dice.pick(["", "\n"]));
			const { quiz: got, faults } = read(typed(text));
			if (got === null) expect(faults.length, text).toBeGreaterThan(0);
			else expect(again(got).quiz, text).toEqual(got);
		}
	});
});

/** Every word of it is somewhere in the quiz. */
function lost(text: string, { title, description, questions }: Quiz): string[] {
	const kept = JSON.stringify([title, description, questions]);
	return (text.match(/[A-Za-z]{3,}/g) ?? []).filter(
		(word) => !kept.includes(word),
	);
}

describe("nothing that is typed as text is lost", () => {
	test("[ED1205] plain words are somewhere in the quiz, wherever they stand", () => {
		const lines = [
			"alpha",
			"## beta",
			"- [ ] gamma",
			"- [x] delta",
			"  epsilon",
			"",
			"Explanation: zeta",
			"Notes: theta",
			"```",
			"- iota",
			"> kappa",
			"### lambda",
		];
		const signs = /^(Explanation|Notes)$/;
		for (let seed = 1; seed <= 500; seed++) {
			const dice = diceOf(seed);
			const text = Array.from({ length: dice.roll(14) }, () =>
				dice.pick(lines),
			).join("\n");
			const { quiz: got } = read(text);
			if (got === null) continue;
			expect(
				lost(text, got).filter((word) => !signs.test(word)),
				text,
			).toEqual([]);
		}
	});
});
