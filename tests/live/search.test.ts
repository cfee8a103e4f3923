import { afterEach, describe, expect, test } from "vitest";
import {
	Search,
	type Searched,
	type Sought,
} from "../../server/live/search.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { limits } from "../../shared/limits.ts";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { excerptOf, searchWords, spansOf } from "../../shared/search.ts";
import { question } from "../room/example.ts";

const closing: (() => void)[] = [];
afterEach(() => {
	for (const close of closing.splice(0)) close();
});

let ids = 0;
function asking(text: string, more: Partial<Question> = {}): Question {
	return { ...question("single", [0]), id: `q${++ids}`, text, ...more };
}

function quizOf(title: string, questions: Question[], more = {}): Quiz {
	return { v: quizFormat, title, description: "", ...more, questions };
}

function open(bytes?: number) {
	const stores = openSqlite({ file: ":memory:", now: Date.now });
	closing.push(stores.close);
	const { quizzes: store } = stores;
	const search = new Search(store, bytes);
	const find = async (
		words: string,
		more: Partial<Sought> = {},
		owner = "me",
	) => {
		const done = await search.find(owner, { words, archived: false, ...more });
		if (isRefusal(done)) throw new Error(done.message);
		return done;
	};
	const add = async (id: string, quiz: Quiz, owner = "me") =>
		store.addQuizzes(owner, [{ id, quiz, sample: null }]);
	return { store, search, find, add };
}

const idsOf = ({ found }: Searched) => found.quizzes.map(({ id }) => id);

describe("the search of a library", () => {
	test("[LV1343] finds titles, descriptions, tags, and the words of questions and options, whatever their case, accents and marks", async () => {
		const { find, add } = open();
		const options = { options: ["**SYN**-ACK", "Straße"] };
		await add("title", quizOf("Übung zum *Handshake*", []));
		await add("description", quizOf("x", [], { description: "About café" }));
		await add("tag", quizOf("y", [], { tags: ["WS 2026", "__proto__"] }));
		await add(
			"words",
			quizOf("zoo", [
				asking("First"),
				asking("How does a `TCP` **hand**shake begin?", { ask: options }),
				asking("Third", {
					explanation: "As the caf\u00e9 says.",
					notes: "secret",
				}),
			]),
		);
		expect(idsOf(await find("ubung"))).toEqual(["title"]);
		expect(idsOf(await find("CAFE"))).toEqual(["description", "words"]);
		expect(idsOf(await find("ws 2026"))).toEqual(["tag"]);
		expect(idsOf(await find("__PROTO__"))).toEqual(["tag"]);
		expect(idsOf(await find("strasse"))).toEqual(["words"]);
		expect(idsOf(await find("**"))).toEqual([]);
		// Those that are called so first.
		const { found } = await find("handshake");
		expect(found.quizzes.map(({ id }) => id)).toEqual(["title", "words"]);
		expect(found.quizzes[1]).toMatchObject({
			hits: 1,
			found: [{ place: 1, text: "How does a TCP handshake begin?" }],
		});
		const { found: beside } = await find("tcp syn");
		expect(beside.quizzes[0]?.found[0]).toMatchObject({
			text: "How does a TCP handshake begin?",
			beside: expect.stringContaining("SYN-ACK"),
		});
		// Each word in the quiz's own words or in one question, not in two.
		expect(idsOf(await find("zoo handshake"))).toEqual(["words"]);
		expect(idsOf(await find("first third"))).toEqual([]);
	});

	test("[LV1973] numbers what it finds as people call it: questions and slides each by themselves", async () => {
		const { find, add } = open();
		const slide = (text: string) =>
			asking(text, {
				kind: "slide",
				ask: { body: "", phones: false },
				key: {},
			});
		await add(
			"mixed",
			quizOf("Mixed", [
				slide("Begin"),
				asking("Which handshake?"),
				slide("The handshake"),
				asking("How long is a handshake?"),
			]),
		);
		const { found } = await find("handshake");
		expect(
			found.quizzes[0]?.found.map(({ kind, place, number }) => [
				kind,
				place,
				number,
			]),
		).toEqual([
			["single", 1, 1],
			["slide", 2, 2],
			["single", 3, 2],
		]);
	});

	test("[LV1538] finds the answers that are right, the words of steps, units, and what was noted, and tells where", async () => {
		const { find, add } = open();
		const own = { id: "a", explanation: "", seconds: null, points: 1 };
		await add(
			"all",
			quizOf("All", [
				{
					...own,
					id: "text",
					kind: "text",
					text: "Which street?",
					ask: { caseCounts: false, accentsCount: false, spacesCount: false },
					key: { accepted: [{ text: "Ringstraße*", share: 1 }], typos: 0 },
				},
				{
					...own,
					id: "numeric",
					kind: "numeric",
					text: "How fast?",
					ask: { unit: "km/h" },
					key: { bands: [] },
				},
				{
					...own,
					id: "scale",
					kind: "scale",
					text: "How sure?",
					ask: { labels: ["Guessed", "", "Certain"] },
					key: {},
				},
				asking("Which of them?", { notes: "Ask **Frieda** first" }),
			]),
		);
		const found = async (words: string) =>
			(await find(words)).found.quizzes.flatMap(({ found }) =>
				found.map(({ text, beside }) => [text, beside]),
			);
		expect(await found("ringstrasse")).toEqual([
			["Which street?", "Ringstraße*"],
		]);
		expect(await found("km/h")).toEqual([["How fast?", "km/h"]]);
		expect(await found("certain")).toEqual([
			["How sure?", expect.stringContaining("Certain")],
		]);
		expect(await found("frieda")).toEqual([
			["Which of them?", expect.stringContaining("Ask Frieda first")],
		]);
	});

	test("[LV1344] is of one instructor's quizzes alone, and of the archive when asked", async () => {
		const { store, find, add } = open();
		const same = quizOf("Shared", [asking("Which layer?")], { tags: ["Net"] });
		await add("mine", same);
		await add("old", { ...same, title: "Older" });
		await add("theirs", same, "other");
		await store.archive("me", "old", true);
		const here = await find("layer");
		expect(idsOf(here)).toEqual(["mine"]);
		expect(here.found.elsewhere).toBe(1);
		const there = await find("layer", { archived: true });
		expect(idsOf(there)).toEqual(["old"]);
		expect(there.found.quizzes[0]?.archivedAt).not.toBeNull();
		expect(idsOf(await find("layer", { tag: "NET" }))).toEqual(["mine"]);
		expect(idsOf(await find("layer", { tag: "n" }))).toEqual([]);
		expect(idsOf(await find("layer", {}, "other"))).toEqual(["theirs"]);
		expect(idsOf(await find("layer", {}, "nobody"))).toEqual([]);
	});

	test("[LV1344] tells what is stored now, however often it was searched", async () => {
		const { store, find, add } = open();
		await add("a", quizOf("A", [asking("old words")]));
		expect(idsOf(await find("old"))).toEqual(["a"]);
		await store.putQuiz("me", "a", 1, quizOf("A", [asking("new words")]));
		expect(idsOf(await find("old"))).toEqual([]);
		expect(idsOf(await find("new"))).toEqual(["a"]);
		await store.removeQuiz("me", "a");
		expect(idsOf(await find("new"))).toEqual([]);
	});

	test("[LV1345] tells so much and how much more there is, and reads each quiz once as long as there is room", async () => {
		const { find, add } = open();
		const questions = Array.from({ length: 20 }, () => asking("the same"));
		for (let at = 0; at < 60; at++)
			await add(`q${at}`, quizOf(`${at}`, questions));
		const first = await find("same");
		const { found } = first;
		expect(found.quizzes).toHaveLength(50);
		expect(found.more).toBe(10);
		expect(found.hits).toBe(60 * 20);
		expect(found.quizzes[0]?.hits).toBe(20);
		expect(found.quizzes[0]?.found).toHaveLength(10);
		expect(found.quizzes.flatMap((one) => one.found)).toHaveLength(200);
		const again = await find("same");
		expect(again.found).toEqual(found);
		expect(again.cost).toBeLessThan(first.cost / 4);

		const small = open(10_000);
		for (let at = 0; at < 9; at++)
			await small.add(`q${at}`, quizOf(`${at}`, questions));
		const costs = [await small.find("same"), await small.find("same")];
		expect(costs[1]?.found).toEqual(costs[0]?.found);
		expect(costs[1]?.cost).toBeGreaterThan((costs[0]?.cost ?? 0) / 2);
	});
});

describe("words that are searched for", () => {
	test("[LV1343] are few, whatever is typed, and are marked where they stand in the text itself", () => {
		expect(searchWords("  Straße  STRASSE\u200B x ")).toEqual(["strasse", "x"]);
		expect(searchWords("a ".repeat(50_000))).toEqual(["a"]);
		const many = Array.from({ length: 100_000 }, (_, at) => `w${at}`).join(" ");
		expect(searchWords(many)).toHaveLength(8);
		expect(searchWords("\u202E \ud800 \u200B")).toEqual([]);
		const marked = (text: string, typed: string) =>
			spansOf(text, searchWords(typed)).map(([from, to]) =>
				text.slice(from, to),
			);
		expect(marked("Die Straße, cafe\u0301 und CAFÉ", "strasse cafe")).toEqual([
			"Straße",
			"cafe\u0301",
			"CAFÉ",
		]);
		expect(marked("🎓 שלום 🎓", "שלום")).toEqual(["שלום"]);
		expect(marked("aaaa", "aa aaa")).toEqual(["aaaa"]);
		expect(marked("constructor", "__proto__")).toEqual([]);
	});

	test("[LV1343] stand in a short part of the text, and no letter is cut in two", () => {
		const text = `${"🎓 word ".repeat(200)}needle ${"🎓".repeat(300)}`;
		const part = excerptOf(text, ["needle"], 160);
		expect(part).toContain("needle");
		expect(part.length).toBeLessThan(170);
		expect(part).not.toMatch(/\p{Cs}/u);
		expect(excerptOf("a\n\n b", ["b"], 160)).toBe("a b");
		const long = "x".repeat(limits.questionText);
		expect(excerptOf(long, ["x"], 160).length).toBeLessThan(170);
	});
});
