import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { csvParts } from "../../server/files/results-csv.ts";
import { comingImages } from "../../server/room/coming-images.ts";
import { viewForInstructor } from "../../server/room/instructor-view.ts";
import { positionOf, primaryOf } from "../../server/room/position.ts";
import { reduce } from "../../server/room/reduce.ts";
import { viewForScreen } from "../../server/room/screen-view.ts";
import type { Room } from "../../server/room/state.ts";
import { viewForStudents } from "../../server/room/student-view.ts";
import { viewFor2 } from "../../server/transport/version2.ts";
import { instructorViewFor2 } from "../../server/transport/version2-instructor.ts";
import {
	faultsOf,
	faultsOfQuiz,
	numberAt,
	sayFault,
	slideKind,
	slidePartsOf,
} from "../../shared/kinds/kinds.ts";
import type { Slide } from "../../shared/kinds/slide/model.ts";
import { partsOf } from "../../shared/kinds/slide/parts.ts";
import { limits } from "../../shared/limits.ts";
import { Question } from "../../shared/quiz.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { numberIn, questionsIn } from "../../shared/slides.ts";
import type { Sheet, SheetQuestion } from "../../shared/views.ts";
import { type Dice, diceOf } from "./dice.ts";
import {
	accepted,
	asked,
	dawn,
	placed,
	question,
	refusal,
	room,
	run,
	sceneOf,
} from "./example.ts";
import { anyQuestion, withLooks } from "./quizzes-by-chance.ts";
import { walk } from "./walk.ts";
import { resultsOf } from "./whole.ts";

function slide(body: string, more: Partial<Slide> = {}): SheetQuestion {
	const ask: Slide = { body, phones: false, ...more };
	return {
		id: `s-${body.length}`,
		kind: slideKind.name,
		text: "What matters",
		ask,
		key: {},
		explanation: "",
		seconds: null,
		points: 1,
	};
}

const lecture: Sheet = [
	slide("first\n\n+++\n\nsecond\n\n+++\n\nthird"),
	question("single", [1]),
	slide("alone", { phones: true }),
	question("poll", []),
];
const begun = run(room(), [{ do: "goto", question: 0 }], dawn, lecture);

function next(so: Room, of = lecture): Room {
	const primary = primaryOf(so, of);
	if (primary === null) throw new Error("there is nothing more");
	return accepted(reduce(so, of, primary.command, dawn));
}

const screenOf = (so: Room, of = lecture) =>
	viewForScreen(sceneOf(so, of), "e", dawn, null);
const phonesOf = (so: Room, of = lecture) =>
	viewForStudents(sceneOf(so, of), "e", dawn);

describe("a slide", () => {
	test("[RM1280] is shown and never asked: opening it is refused in words, whatever the place", () => {
		for (const so of [room(), begun, asked(room(), 1, { "[1]": 3 })]) {
			const open = { do: "open", at: positionOf(so), question: 2 } as const;
			const refused = reduce(so, lecture, open, dawn);
			expect(refused).toMatchObject({
				error: "not-ready",
				why: "slide-not-asked",
				message: expect.stringMatching(/\.$/),
			});
		}
	});

	test("[RM1281] comes up part by part with each next step, which then leads on through questions and slides to the end", () => {
		const places: string[] = [];
		let so = room();
		for (;;) {
			const { do: what } = primaryOf(so, lecture)?.command ?? {};
			if (what === undefined) break;
			so = next(so);
			places.push(positionOf(so));
		}
		expect(places).toEqual([
			"ready:0",
			"ready:0:2",
			"ready:0:3",
			"ready:1",
			"open:1:1",
			"closed:1:1",
			"revealed:1:1",
			"ready:2",
			"ready:3",
			"open:3:2",
			"closed:3:2",
			"revealed:3:2",
			"ended",
		]);
	});

	test("[RM1281] a step that a page sends twice, or from where the room was, moves nothing", () => {
		const { command } = primaryOf(begun, lecture) ?? {};
		if (command === undefined) throw new Error("there is no step");
		const once = accepted(reduce(begun, lecture, command, dawn));
		expect(positionOf(once)).toBe("ready:0:2");
		expect(refusal(reduce(once, lecture, command, dawn))).toBe("stale");
	});

	test("[RM1281] any of its parts can be gone to, none that it has not, and a question has one", () => {
		const to = (question: number, parts?: number) =>
			reduce(
				begun,
				lecture,
				placed(
					{ do: "goto", question, ...(parts && { parts }) },
					positionOf(begun),
				),
				dawn,
			);
		expect(positionOf(accepted(to(0, 3)))).toBe("ready:0:3");
		expect(positionOf(accepted(to(0, 1)))).toBe("ready:0");
		for (const wrong of [to(0, 4), to(2, 2), to(1, 2)])
			expect(wrong).toMatchObject({ error: "not-found", why: "no-such-part" });
	});

	test("[RM1281] that has fewer parts by now shows those that there are, and the next step leads on", () => {
		const whole = next(next(begun));
		const fewer = [slide("first"), ...lecture.slice(1)];
		expect(screenOf(whole, fewer)).toMatchObject({
			slide: { parts: ["first"], ahead: [] },
		});
		expect(positionOf(next(whole, fewer))).toBe("ready:1");
	});

	test("[RM1282] is divided by lines of +++ alone, not within code; it begins with its heading alone where the first part is empty", () => {
		expect(partsOf("")).toEqual([""]);
		expect(partsOf("one")).toEqual(["one"]);
		expect(partsOf("\n\none\n\n+++  \n\n\n  two\n")).toEqual(["one", "  two"]);
		expect(partsOf("+++\none\n+++\n+++\n \n+++\ntwo\n+++")).toEqual([
			"",
			"one",
			"two",
		]);
		expect(partsOf("a +++\n++++\n +++")).toEqual(["a +++\n++++\n +++"]);
		const code = "```diff\n+++\n```";
		expect(partsOf(`${code}\n+++\n~~~~\n+++\n~~~\n+++\n~~~~`)).toEqual([
			code,
			"~~~~\n+++\n~~~\n+++\n~~~~",
		]);
		expect(partsOf("```\nnever closed\n+++\nmore")).toHaveLength(1);
	});

	test("[RM1282] is faulty without a heading, or with more parts than anybody steps through, and is told as a slide by its own number", () => {
		const many = slide(Array.from({ length: 31 }, () => "x").join("\n+++\n"));
		expect(faultsOf(slide(""))).toEqual([]);
		expect(
			faultsOfQuiz({
				title: "t",
				questions: [
					question("single", [1]),
					slide(""),
					{ ...many, id: "m", text: " " },
					question("single", [], { id: "x" }),
				],
			}).map(sayFault),
		).toEqual([
			"Slide 2: The slide has no heading.",
			"Slide 2: The slide has more than 30 parts.",
			"Question 2: Mark exactly one option as right.",
		]);
		const long = slide("x".repeat(limits.questionText + 1));
		expect(v.is(Question, long)).toBe(false);
	});

	test("[RM1283] is counted nowhere: not in results, columns, places of questions or what is said of their number", () => {
		const one = asked(begun, 1, { "[1]": 3 }, dawn, lecture);
		const answers = new Map([[1, [{ seat: "a", value: [1], at: dawn }]]]);
		const seats = [{ id: "a", name: "Ada", joinedAt: dawn, removed: false }];
		const results = resultsOf(one, lecture, seats, answers);
		expect(results.questions.map(({ index }) => index)).toEqual([1, 3]);
		expect(results.students[0]?.answers).toMatchObject([
			{ index: 1, points: 1 },
		]);
		const [head] = csvParts(results);
		expect(head).toContain("Q1,Q1 points");
		const { slides, total, kinds } = phonesOf(one);
		expect({ slides, total, kinds }).toEqual({
			slides: [0, 2],
			total: 4,
			kinds: ["single", "poll"],
		});
		const places = { total, slides };
		expect(questionsIn(places)).toBe(2);
		expect([1, 3].map((index) => numberIn(places, index))).toEqual([1, 2]);
		expect([0, 1, 2, 3].map((at) => numberAt(lecture, at))).toEqual([
			1, 1, 2, 2,
		]);
		const plain = [question("single", [1])];
		expect(phonesOf(room(), plain)).not.toHaveProperty("slides");
		expect(numberIn({ total: 1 }, 0)).toBe(1);
		const view = viewForInstructor(sceneOf(begun, lecture), "e", dawn, null);
		expect(view).toMatchObject({ phase: "ready", question: 0, parts: 1 });
	});
});

describe("pages of version 2", () => {
	test("[VW1288] are told that they are too old where a slide is shown, and of all else what they always were", () => {
		const shown = run(begun, [{ do: "goto", question: 2 }], dawn, lecture);
		expect(viewFor2(screenOf(begun))).toBe(null);
		expect(viewFor2(phonesOf(shown))).toBe(null);
		expect(viewFor2(phonesOf(begun))).toMatchObject({
			phase: "ready",
			total: 4,
		});
		const so = run(begun, [{ do: "open", question: 1 }], dawn, lecture);
		for (const view of [viewFor2(phonesOf(so)), viewFor2(screenOf(so))])
			expect(Object.keys(view ?? {})).not.toContain("slides");
		const view = viewForInstructor(sceneOf(begun, lecture), "e", dawn, null);
		expect(instructorViewFor2(view).primary?.label).toMatch(/Next part/);
	});
});

/** The same slide with other words of the same length in all parts from this one on. */
function disguiseFrom(dice: Dice, one: SheetQuestion, shown: number) {
	const parts = slidePartsOf(one) ?? [];
	const other = parts.map((part, place) =>
		place < shown
			? part
			: part.replace(/[a-z0-9]/g, () => dice.pick(["k", "m", "w"])),
	);
	const ask = { ...(one.ask as Slide), body: other.join("\n\n+++\n\n") };
	return one.texts === undefined ? { ...one, ask } : withLooks({ ...one, ask });
}

describe("what is not shown of it", () => {
	test("[VW1284] two lectures whose slides differ only in parts that have not come up send phones and screens the same bytes", () => {
		let compared = 0;
		let differ = 0;
		for (let seed = 1; seed <= 60; seed++) {
			const dice = diceOf(seed);
			const sheet = Array.from({ length: 4 }, (_, place) => {
				const one =
					place === 2
						? question("single", [1])
						: anyQuestion(dice, slideKind, { id: `q${place}` });
				return dice.chance(50) ? withLooks(one) : one;
			});
			for (const { room: so, now } of walk(dice, sheet, 30, () => ({}))) {
				const { phase } = so;
				const other = sheet.map((one, place) => {
					const isHere = phase.name === "ready" && phase.question === place;
					const shown = isHere ? (phase.parts ?? 1) : 0;
					return one.kind === slideKind.name
						? disguiseFrom(dice, one, shown)
						: one;
				});
				const bytes = (of: Sheet) =>
					JSON.stringify([
						viewForStudents(sceneOf(so, of), "e", now),
						viewForScreen(sceneOf(so, of), "e", now, null),
					]);
				expect(bytes(other), `seed ${seed}`).toBe(bytes(sheet));
				compared++;
				if (JSON.stringify(other) !== JSON.stringify(sheet)) differ++;
			}
		}
		expect(compared).toBe(1800);
		expect(differ).toBeGreaterThan(1000);
	});

	test("[VW1284] a screen has the parts that have come up and how long about the lines of the others are", () => {
		expect(screenOf(next(begun))).toMatchObject({
			phase: "ready",
			index: 0,
			text: "What matters",
			slide: { parts: ["first", "second"], ahead: [0, 0, 10] },
		});
		const rich = slide("a\n+++\n```\nsome code\n```\n\n| a | b |\n|---|---|\n");
		const so = run(room(), [{ do: "goto", question: 0 }], dawn, [rich]);
		expect(screenOf(so, [rich])).toMatchObject({
			slide: { parts: ["a"], ahead: [0, 0, 0, 10, 0, 0, 0, 10] },
		});
	});

	test("[VW1285] phones show a slide where its author wants it and words are on phones, links and all; else nothing of it", () => {
		expect(phonesOf(begun)).not.toHaveProperty("slide");
		const there = run(begun, [{ do: "goto", question: 2 }], dawn, lecture);
		expect(phonesOf(there)).toMatchObject({
			phase: "ready",
			index: 2,
			slide: { text: "What matters", parts: ["alone"] },
		});
		const wordless = {
			...there,
			settings: { ...defaultSettings, textOnPhones: false },
		};
		expect(JSON.stringify(phonesOf(wordless))).not.toMatch(/alone|matters/);
		const linked = withLooks(slide("one", { phones: true }));
		const so = run(room(), [{ do: "goto", question: 0 }], dawn, [linked]);
		expect(JSON.stringify(phonesOf(so, [linked]))).toContain("<a href");
	});

	test("[VW1286] images of a coming slide are told to nobody, and those of the question behind it while it is shown", () => {
		const image = (letter: string) => `![x](image:${letter.repeat(32)})`;
		const pictured = [
			slide(image("a")),
			question("single", [1], { text: image("b") }),
			slide(image("c")),
		];
		expect(comingImages(room(), pictured, "phones")).toEqual({});
		const shown = run(room(), [{ do: "goto", question: 0 }], dawn, pictured);
		expect(comingImages(shown, pictured, "phones")).toEqual({
			images: ["b".repeat(32)],
		});
		const revealed = asked(shown, 1, {}, dawn, pictured);
		expect(comingImages(revealed, pictured, "phones")).toEqual({});
	});
});
