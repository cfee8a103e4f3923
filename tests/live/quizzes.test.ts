import { afterEach, describe, expect, test } from "vitest";
import { Quizzes } from "../../server/live/quizzes.ts";
import { digestOf } from "../../server/store/digest.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { changed } from "../rig/changed.ts";
import { question, refusal, sheet } from "../room/example.ts";
import { closeAll, granted, openStore, pass } from "./world.ts";

afterEach(closeAll);

const all = { after: null, limit: 100 };
const quiz: Quiz = {
	v: quizFormat,
	title: "One",
	description: "First",
	questions: [...sheet],
};
const draft: Quiz = {
	v: quizFormat,
	title: "",
	description: "",
	questions: [question("single", [])],
};

function open() {
	const { quizzes } = openStore();
	return { store: quizzes, library: new Quizzes(quizzes) };
}

describe("the library", () => {
	test("[LV70] a quiz is kept as it was written, with what keeps it from being asked", async () => {
		const { library } = open();
		const one = granted(await library.add("me", quiz));
		expect(one).toMatchObject({ version: 1, quiz, problems: [] });
		expect(await library.get("me", one.id)).toEqual(one);
		await pass(5);
		const two = granted(await library.add("me", draft));
		expect(two.problems).toEqual([
			"The quiz has no title.",
			"Question 1: Mark exactly one option as right.",
		]);
		expect((await library.list("me", all)).quizzes).toMatchObject([
			{ id: two.id, title: "", questions: 1, problems: two.problems },
			{
				id: one.id,
				title: "One",
				description: "First",
				questions: 4,
				problems: [],
				usedAt: null,
			},
		]);
	});

	test("[LV71] a change on top of another version is a conflict, and overwrites nothing", async () => {
		const { library } = open();
		const { id } = granted(await library.add("me", quiz));
		const mine = { ...quiz, title: "Mine" };
		const theirs = { ...quiz, title: "Theirs" };
		expect(granted(await library.put("me", id, 1, theirs)).version).toBe(2);
		expect(refusal(await library.put("me", id, 1, mine))).toBe("conflict");
		expect(refusal(await library.put("me", id, 3, mine))).toBe("conflict");
		expect(granted(await library.get("me", id)).quiz).toEqual(theirs);
		const both = await Promise.all([
			library.put("me", id, 2, mine),
			library.put("me", id, 2, theirs),
		]);
		expect(both.map(refusal).sort()).toEqual(["conflict", "no refusal"]);
	});

	test("[LV1515] a quiz that is saved is gone through once, in turns: who saves again and again waits for who did not", async () => {
		const { store } = open();
		// What the store is handed it need not make again.
		const digested: unknown[] = [];
		const kept = changed(store, {
			addQuizzes: (owner, added) => {
				digested.push(...added.map(({ digest }) => digest));
				return store.addQuizzes(owner, added);
			},
		});
		const mine = new Quizzes(kept);
		const done: string[] = [];
		const save = async (who: string, what: Quiz) => {
			granted(await mine.add(who, what));
			done.push(who);
		};
		const greedy = Array.from({ length: 12 }, () => save("greedy", quiz));
		await Promise.all([...greedy, save("you", quiz)]);
		expect(done.indexOf("you")).toBeLessThan(4);
		expect(digested).toHaveLength(13);
		for (const digest of digested) expect(digest).toEqual(digestOf(quiz));
	});

	test("[LV72] another instructor's quiz is as if it were not there", async () => {
		const { library } = open();
		const { id } = granted(await library.add("me", quiz));
		for (const reply of [
			await library.get("you", id),
			await library.put("you", id, 1, draft),
			await library.delete("you", id),
			await library.get("me", "none"),
			await library.put("me", "none", 1, draft),
			await library.delete("me", "none"),
		])
			expect(refusal(reply)).toBe("not-found");
		expect((await library.list("you", all)).quizzes).toEqual([]);
		expect(granted(await library.get("me", id)).quiz).toEqual(quiz);
		expect(await library.delete("me", id)).toBeNull();
		expect(refusal(await library.get("me", id))).toBe("not-found");
	});
});
