import { expect } from "vitest";
import { duty } from "./case.ts";
import { allQuizzes } from "./lists.ts";
import { quizOf, roomOf, sheet } from "./samples.ts";

function own(id: string) {
	return { id, quiz: quizOf(`Quiz ${id}`), sample: null };
}

export const quizCases = [
	duty("[ST60] an instructor is added once and found by id", async (open) => {
		const { quizzes } = await open();
		expect(await quizzes.instructor("i")).toBeNull();
		expect(await quizzes.addInstructor({ id: "i", createdAt: 1000 })).toBe(
			true,
		);
		expect(await quizzes.addInstructor({ id: "i", createdAt: 2000 })).toBe(
			false,
		);
		expect(await quizzes.instructor("i")).toEqual({ id: "i", createdAt: 1000 });
		expect(await quizzes.instructor("j")).toBeNull();
		const at = Array.from({ length: 10 }, (_, createdAt) => createdAt);
		const added = await Promise.all(
			at.map((createdAt) => quizzes.addInstructor({ id: "j", createdAt })),
		);
		expect(added.filter((done) => done)).toHaveLength(1);
		expect((await quizzes.instructor("j"))?.createdAt).toBe(
			added.indexOf(true),
		);
	}),

	duty(
		"[ST61] a hand-over works once, also when it is taken many times at once",
		async (open) => {
			const { rooms, quizzes } = await open();
			const soon = (await rooms.now()) + 60_000;
			await quizzes.addHandOver("hash-1", "i", soon);
			await quizzes.addHandOver("hash-2", "j", soon);
			const taken = await Promise.all(
				Array.from({ length: 20 }, () => quizzes.takeHandOver("hash-1")),
			);
			expect(taken.filter((id) => id !== null)).toEqual(["i"]);
			expect(await quizzes.takeHandOver("hash-1")).toBeNull();
			expect(await quizzes.takeHandOver("hash-3")).toBeNull();
			expect(await quizzes.handOver("hash-1")).toBeNull();
			expect(await quizzes.handOver("hash-2")).toBe("j");
			expect(await quizzes.takeHandOver("hash-2")).toBe("j");
		},
	),

	duty("[ST62] a hand-over ends on the store's clock", async (open) => {
		const { rooms, quizzes, wait } = await open();
		const now = await rooms.now();
		await quizzes.addHandOver("short", "i", now + 40);
		await quizzes.addHandOver("long", "i", now + 60_000);
		await quizzes.addHandOver("over", "i", now - 1);
		expect(await quizzes.takeHandOver("over")).toBeNull();
		await wait(60);
		expect(await quizzes.handOver("short")).toBeNull();
		expect(await quizzes.takeHandOver("short")).toBeNull();
		expect(await quizzes.takeHandOver("long")).toBe("i");
	}),

	duty(
		"[ST63] added quizzes are kept whole at version 1, in the order given",
		async (open) => {
			const { rooms, quizzes } = await open();
			const before = await rooms.now();
			expect(
				await quizzes.addQuizzes("o", [
					own("z"),
					{ ...own("a"), sample: "lesson-1" },
					own("m"),
				]),
			).not.toBeNull();
			const after = await rooms.now();
			const all = await allQuizzes(quizzes, "o");
			expect(all.map((record) => record.id)).toEqual(["z", "a", "m"]);
			const [, second] = all;
			expect(second).toMatchObject({
				version: 1,
				usedAt: null,
				sample: "lesson-1",
				quiz: quizOf("Quiz a"),
			});
			expect(second?.createdAt).toBeGreaterThanOrEqual(before);
			expect(second?.createdAt).toBeLessThanOrEqual(after);
			expect(second?.updatedAt).toBe(second?.createdAt);
			expect(await quizzes.quiz("o", "a")).toEqual(second);
			expect(await quizzes.quiz("o", "b")).toBeNull();
			expect(await allQuizzes(quizzes, "nobody")).toEqual([]);
			expect(await quizzes.addQuizzes("o", [])).not.toBeNull();
		},
	),

	duty("[ST64] quizzes are added all or none", async (open) => {
		const { quizzes } = await open();
		await quizzes.addQuizzes("o", [own("taken")]);
		const before = await allQuizzes(quizzes, "o");
		const changed = { ...own("taken"), quiz: quizOf("another") };
		expect(await quizzes.addQuizzes("o", [own("x"), changed, own("y")])).toBe(
			null,
		);
		expect(await quizzes.addQuizzes("o", [own("x"), own("x")])).toBeNull();
		expect(await allQuizzes(quizzes, "o")).toEqual(before);
		const added = await Promise.all(
			Array.from({ length: 10 }, (_, index) =>
				quizzes.addQuizzes("o", [own(`only-${index}`), own("shared")]),
			),
		);
		expect(added.filter((since) => since !== null)).toHaveLength(1);
		expect(await allQuizzes(quizzes, "o")).toHaveLength(3);
	}),

	duty("[ST65] quizzes are listed last changed or used first", async (open) => {
		const { quizzes, wait } = await open();
		await quizzes.addQuizzes("o", [own("a"), own("b"), own("c")]);
		await wait(3);
		await quizzes.addQuizzes("o", [own("d")]);
		await wait(3);
		await quizzes.putQuiz("o", "b", 1, quizOf("changed"));
		await wait(3);
		await quizzes.markUsed("o", "c");
		expect((await allQuizzes(quizzes, "o")).map((record) => record.id)).toEqual(
			["c", "b", "d", "a"],
		);
	}),

	duty(
		"[ST66] a quiz is changed by compare-and-set: else what is stored is told and stays",
		async (open) => {
			const { rooms, quizzes, wait } = await open();
			await quizzes.addQuizzes("o", [{ ...own("a"), sample: "lesson-1" }]);
			const first = await quizzes.quiz("o", "a");
			await wait(3);
			const before = await rooms.now();
			const put = await quizzes.putQuiz("o", "a", 1, quizOf("second"));
			const record = put?.record;
			expect(put?.is).toBe("put");
			expect(record).toEqual({
				...first,
				version: 2,
				updatedAt: record?.updatedAt,
				quiz: quizOf("second"),
			});
			expect(record?.updatedAt).toBeGreaterThanOrEqual(before);
			expect(await quizzes.quiz("o", "a")).toEqual(record);
			for (const expected of [1, 3, 0]) {
				expect(
					await quizzes.putQuiz("o", "a", expected, quizOf("third")),
				).toEqual({ is: "conflict", record });
			}
			expect(await quizzes.quiz("o", "a")).toEqual(record);
			expect(await quizzes.putQuiz("o", "b", 1, quizOf("x"))).toBeNull();
			expect(await quizzes.quiz("o", "b")).toBeNull();
		},
	),

	duty(
		"[ST1537] a quiz of which nothing but the tags is another keeps its date and its place in the list",
		async (open) => {
			const { quizzes, wait } = await open();
			await quizzes.addQuizzes("o", [own("a")]);
			await wait(3);
			await quizzes.addQuizzes("o", [own("b")]);
			await wait(3);
			const first = await quizzes.quiz("o", "a");
			const order = async () =>
				(await allQuizzes(quizzes, "o")).map(({ id }) => id);
			const tagged = { ...own("a").quiz, tags: ["exam"] };
			const put = await quizzes.putQuiz("o", "a", 1, tagged);
			expect(put).toEqual({
				is: "put",
				record: { ...first, version: 2, quiz: tagged },
			});
			expect(await order()).toEqual(["b", "a"]);
			const changed = { ...tagged, title: "Another title" };
			const next = await quizzes.putQuiz("o", "a", 2, changed);
			expect(next?.record.updatedAt).toBeGreaterThan(first?.updatedAt ?? 0);
			expect(await order()).toEqual(["a", "b"]);
		},
	),

	duty(
		"[ST66] of changes of one version at once exactly one wins, and the others are told it",
		async (open) => {
			const { quizzes } = await open();
			await quizzes.addQuizzes("o", [own("a")]);
			const puts = await Promise.all(
				Array.from({ length: 20 }, (_, index) =>
					quizzes.putQuiz("o", "a", 1, quizOf(`by ${index}`)),
				),
			);
			expect(puts.filter((put) => put?.is === "put")).toHaveLength(1);
			const record = await quizzes.quiz("o", "a");
			expect(record?.version).toBe(2);
			expect(puts.map((put) => put?.record)).toEqual(puts.map(() => record));
		},
	),

	duty(
		"[ST67] a deleted quiz is gone, and rooms that started with it keep their questions",
		async (open) => {
			const { rooms, quizzes } = await open();
			await quizzes.addQuizzes("owner-1", [own("quiz-1"), own("other")]);
			await rooms.create(roomOf("a"), sheet);
			const removed = await Promise.all(
				[1, 2, 3].map(() => quizzes.removeQuiz("owner-1", "quiz-1")),
			);
			expect(removed.filter((done) => done)).toHaveLength(1);
			expect(await quizzes.removeQuiz("owner-1", "quiz-1")).toBe(false);
			expect(await quizzes.quiz("owner-1", "quiz-1")).toBeNull();
			expect(
				(await allQuizzes(quizzes, "owner-1")).map((record) => record.id),
			).toEqual(["other"]);
			expect(
				await quizzes.putQuiz("owner-1", "quiz-1", 1, quizOf("x")),
			).toBeNull();
			await quizzes.markUsed("owner-1", "quiz-1");
			expect(await quizzes.quiz("owner-1", "quiz-1")).toBeNull();
			expect(await rooms.sheet("a")).toEqual(sheet);
			const since = await quizzes.addQuizzes("owner-1", [own("quiz-1")]);
			expect((await quizzes.quiz("owner-1", "quiz-1"))?.updatedAt).toBe(since);
		},
	),

	duty(
		"[ST68] using a quiz notes the time and changes nothing else",
		async (open) => {
			const { rooms, quizzes, wait } = await open();
			await quizzes.addQuizzes("o", [own("a"), own("b")]);
			const first = await quizzes.quiz("o", "a");
			await wait(3);
			const before = await rooms.now();
			await quizzes.markUsed("o", "a");
			const used = await quizzes.quiz("o", "a");
			expect(used).toEqual({ ...first, usedAt: used?.usedAt });
			expect(used?.usedAt).toBeGreaterThanOrEqual(before);
			expect((await quizzes.quiz("o", "b"))?.usedAt).toBeNull();
			expect(await quizzes.putQuiz("o", "a", 1, quizOf("x"))).toMatchObject({
				is: "put",
				record: { usedAt: used?.usedAt },
			});
		},
	),

	duty(
		"[ST69] one instructor never reads, changes, deletes or blocks another's quizzes",
		async (open) => {
			const { quizzes } = await open();
			await quizzes.addQuizzes("o", [own("a")]);
			const record = await quizzes.quiz("o", "a");
			expect(await allQuizzes(quizzes, "p")).toEqual([]);
			expect(await quizzes.quiz("p", "a")).toBeNull();
			expect(await quizzes.putQuiz("p", "a", 1, quizOf("theirs"))).toBeNull();
			expect(await quizzes.removeQuiz("p", "a")).toBe(false);
			await quizzes.markUsed("p", "a");
			expect(await quizzes.quiz("o", "a")).toEqual(record);
			expect(
				await quizzes.addQuizzes("p", [
					{ ...own("a"), quiz: quizOf("theirs") },
				]),
			).not.toBeNull();
			expect(await quizzes.quiz("o", "a")).toEqual(record);
			expect(await quizzes.removeQuiz("p", "a")).toBe(true);
			expect(await quizzes.quiz("o", "a")).toEqual(record);
		},
	),
];
