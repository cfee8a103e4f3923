import { expect } from "vitest";
import { textOfSheet } from "../../server/store/documents.ts";
import { allOf, type Page } from "../../server/store/page.ts";
import { slideKind } from "../../shared/kinds/kinds.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { duty } from "./case.ts";
import { joinAll, quizOf, roomOf, sheet } from "./samples.ts";

function own(id: string, quiz: Quiz = quizOf(`Quiz ${id}`)) {
	return { id, quiz, sample: null };
}

async function idsOf<T extends { readonly id: string }>(
	list: Parameters<typeof allOf<T>>[0],
	limit: number,
): Promise<string[]> {
	const ids: string[] = [];
	const some = (page: Page) => list({ ...page, limit });
	for await (const { id } of allOf<T>(some)) ids.push(id);
	return ids;
}

/** Pages, and what they are made of. */
export const listCases = [
	duty(
		"[ST150] the same change of a quiz again is told what it has done, and does nothing",
		async (open) => {
			const { quizzes, wait } = await open();
			await quizzes.addQuizzes("o", [own("a")]);
			const put = await quizzes.putQuiz("o", "a", 1, quizOf("second"));
			await wait(3);
			const again = await quizzes.putQuiz("o", "a", 1, quizOf("second"));
			expect(again).toEqual(put);
			expect(again?.is).toBe("put");
			await quizzes.putQuiz("o", "a", 2, quizOf("third"));
			const late = await quizzes.putQuiz("o", "a", 1, quizOf("second"));
			expect(late?.is).toBe("conflict");
		},
	),

	duty(
		"[ST151] pages of any size make the whole list of quizzes, in its order, each once",
		async (open) => {
			const { quizzes, wait } = await open();
			const ids = Array.from({ length: 9 }, (_, index) => `${index}`);
			await quizzes.addQuizzes(
				"o",
				ids.map((id) => own(id)),
			);
			await wait(3);
			await quizzes.addQuizzes("o", [own("x"), own("y")]);
			await quizzes.addQuizzes("p", [own("other")]);
			const list = (page: Page) => quizzes.summaries("o", page);
			for (const limit of [1, 2, 3, 11, 12])
				expect(await idsOf(list, limit), String(limit)).toEqual([
					"x",
					"y",
					...ids,
				]);
			const first = await list({ after: null, limit: 4 });
			await wait(3);
			// What is changed meanwhile comes to the front; it hides none of the others.
			await quizzes.putQuiz("o", "7", 1, quizOf("changed"));
			await quizzes.removeQuiz("o", "1");
			const rest = await list({ after: first.next, limit: 20 });
			expect(rest.items.map(({ id }) => id)).toEqual("234568".split(""));
			expect(rest.next).toBeNull();
			expect(await idsOf(list, 3)).toEqual("7xy0234568".split(""));
		},
	),

	duty(
		"[ST1341] a quiz goes into the archive and out of it: told in the list, and nothing else of it changes",
		async (open) => {
			const { rooms, quizzes, wait } = await open();
			await quizzes.addQuizzes("o", [own("a"), own("b")]);
			const list = async (owner = "o") =>
				(await quizzes.summaries(owner, { after: null, limit: 9 })).items;
			const first = await list();
			expect(first.map(({ archivedAt }) => archivedAt)).toEqual([null, null]);
			await wait(3);
			const before = await rooms.now();
			expect(await quizzes.archive("o", "b", true)).toBe(true);
			const since = (await list())[1]?.archivedAt ?? 0;
			expect(since).toBeGreaterThanOrEqual(before);
			await wait(3);
			expect(await quizzes.archive("o", "b", true)).toBe(true);
			expect(await list()).toEqual([
				first[0],
				{ ...first[1], archivedAt: since },
			]);
			// It is edited and used as ever, and stays there.
			expect((await quizzes.putQuiz("o", "b", 1, quizOf("x")))?.is).toBe("put");
			await quizzes.markUsed("o", "b");
			expect((await list())[0]).toMatchObject({ id: "b", archivedAt: since });
			expect((await quizzes.weighQuizzes("o")).quizzes).toBe(2);

			expect(await quizzes.archive("o", "b", false)).toBe(true);
			expect(await quizzes.archive("o", "b", false)).toBe(true);
			expect((await list())[0]).toMatchObject({ id: "b", archivedAt: null });
		},
	),

	duty(
		"[ST1341] no archive holds what is not there, was deleted, or is another instructor's",
		async (open) => {
			const { quizzes, operator } = await open();
			await quizzes.addQuizzes("o", [own("a")]);
			for (const isArchived of [true, false]) {
				expect(await quizzes.archive("o", "none", isArchived)).toBe(false);
				expect(await quizzes.archive("p", "a", isArchived)).toBe(false);
				expect(await quizzes.archive("p", "__proto__", isArchived)).toBe(false);
			}
			const since = async () =>
				(await quizzes.summaries("o", { after: null, limit: 9 })).items.map(
					({ archivedAt }) => archivedAt,
				);
			expect(await since()).toEqual([null]);
			await quizzes.archive("o", "a", true);
			await quizzes.removeQuiz("o", "a");
			expect(await quizzes.archive("o", "a", true)).toBe(false);
			await quizzes.addQuizzes("o", [own("a")]);
			expect(await since()).toEqual([null]);
			await quizzes.archive("o", "a", true);
			await operator.removeInstructor("o");
			await quizzes.addQuizzes("o", [own("a")]);
			expect(await since()).toEqual([null]);
		},
	),

	duty(
		"[ST1342] tags are kept with the quiz and told in the list",
		async (open) => {
			const { quizzes } = await open();
			const tags = ["__proto__", "WS 2026", "תג"];
			await quizzes.addQuizzes("o", [own("a", { ...quizOf("a"), tags })]);
			const digests = async () =>
				(await quizzes.summaries("o", { after: null, limit: 9 })).items.map(
					({ digest }) => digest.tags,
				);
			expect((await quizzes.quiz("o", "a"))?.quiz.tags).toEqual(tags);
			expect(await digests()).toEqual([tags]);
			await quizzes.putQuiz("o", "a", 1, quizOf("a"));
			expect(await digests()).toEqual([undefined]);
		},
	),

	duty(
		"[ST152] pages of any size make the whole list of rooms, newest first, each once",
		async (open) => {
			const { rooms } = await open();
			for (let index = 0; index < 9; index++) {
				const createdAt = 1000 + Math.floor(index / 4);
				await rooms.create(roomOf(`r${index}`, { createdAt }), sheet);
			}
			await rooms.create(roomOf("other", { owner: "owner-2" }), sheet);
			const list = (page: Page) => rooms.roomsOf("owner-1", page);
			const whole = await idsOf(list, 100);
			expect(whole.map((id) => Number(id.slice(1)) >> 2)).toEqual([
				2, 1, 1, 1, 1, 0, 0, 0, 0,
			]);
			for (const limit of [1, 2, 3, 8, 9])
				expect(await idsOf(list, limit), String(limit)).toEqual(whole);
			expect(await idsOf((page) => rooms.roomsOf("owner-2", page), 1)).toEqual([
				"other",
			]);
		},
	),

	duty(
		"[ST153] a quiz in the list is told by title, description, number of questions and the first problems, as they are now",
		async (open) => {
			const { quizzes } = await open();
			await quizzes.addQuizzes("o", [own("a")]);
			const page = { after: null, limit: 5 };
			const [first] = (await quizzes.summaries("o", page)).items;
			const { quiz: _, ...known } = (await quizzes.quiz("o", "a")) ?? {};
			expect(first).toEqual({
				...known,
				archivedAt: null,
				digest: first?.digest,
			});
			expect(first?.digest).toMatchObject({
				title: "Quiz a",
				questions: 1,
				problems: [],
				problemCount: 0,
			});
			const [question] = sheet;
			if (question === undefined) throw new Error("no question");
			const broken: Quiz = {
				v: quizFormat,
				title: "Broken",
				description: "Thirty",
				questions: Array.from({ length: 30 }, (_, index) => ({
					...question,
					id: `q${index}`,
					key: { correct: [0, 1] },
				})),
			};
			await quizzes.putQuiz("o", "a", 1, broken);
			const [second] = (await quizzes.summaries("o", page)).items;
			expect(second).toMatchObject({
				version: 2,
				digest: {
					title: "Broken",
					description: "Thirty",
					questions: 30,
					problemCount: 30,
				},
			});
			expect(second?.digest.problems).toHaveLength(10);
			expect(second?.digest).not.toHaveProperty("slides");
			const ask = { body: "one\n\n+++\n\ntwo", phones: true };
			const slide = {
				...question,
				id: "s",
				kind: slideKind.name,
				ask,
				key: {},
			};
			const lecture = { ...broken, questions: [slide, question] };
			await quizzes.putQuiz("o", "a", 2, lecture);
			expect((await quizzes.quiz("o", "a"))?.quiz).toEqual(lecture);
			const [third] = (await quizzes.summaries("o", page)).items;
			expect(third?.digest).toMatchObject({ questions: 1, slides: 1 });
			expect(second?.digest.hash).not.toBe(first?.digest.hash);
		},
	),

	duty("[ST154] a room in the list is told as it is now", async (open) => {
		const { rooms } = await open();
		const room = roomOf("a");
		await rooms.create(room, sheet);
		await joinAll(rooms, "a", ["x", "y"]);
		const ended = {
			...room,
			version: 2,
			endedAt: 1_700_000_000_009,
			phase: { name: "ended" } as const,
		};
		const list = async () =>
			(await rooms.roomsOf("owner-1", { after: null, limit: 5 })).items;
		const told = {
			id: "a",
			code: room.code,
			title: room.title,
			quiz: room.quiz,
			phase: "lobby",
			createdAt: room.createdAt,
			endedAt: null,
			joined: 2,
		};
		expect(await list()).toEqual([told]);
		await rooms.commit(ended, null);
		const { endedAt } = ended;
		expect(await list()).toEqual([{ ...told, phase: "ended", endedAt }]);
		await rooms.erase({ ...ended, version: 3 }, "x");
		expect(await list()).toEqual([
			{ ...told, phase: "ended", endedAt, joined: 1 },
		]);
	}),

	duty(
		"[ST155] rooms with the same questions share them; each has them until it is deleted, whoever goes first",
		async (open) => {
			const { rooms } = await open();
			const [question] = sheet;
			if (question === undefined) throw new Error("no question");
			const other = [{ ...question, text: "Another question" }];
			for (const id of ["a", "b"]) await rooms.create(roomOf(id), sheet);
			const one = (await rooms.weighRooms("owner-1")).bytes;
			expect(one).toBe(Buffer.byteLength(textOfSheet(sheet)));
			await rooms.create(roomOf("c"), other);
			await rooms.create(roomOf("d", { owner: "owner-2" }), sheet);
			const weight = await rooms.weighRooms("owner-1");
			expect(weight).toEqual({
				rooms: 3,
				running: 3,
				bytes: one + Buffer.byteLength(textOfSheet(other)),
			});
			await rooms.remove("a");
			for (const id of ["b", "d"]) expect(await rooms.sheet(id)).toEqual(sheet);
			await rooms.remove("b");
			expect(await rooms.sheet("d")).toEqual(sheet);
			await rooms.create(roomOf("a"), sheet);
			await rooms.remove("d");
			expect(await rooms.sheet("a")).toEqual(sheet);
			expect(await rooms.sheet("c")).toEqual(other);
			const end = { ...roomOf("c"), version: 2 };
			await rooms.commit({ ...end, phase: { name: "ended" } }, null);
			expect(await rooms.weighRooms("owner-1")).toEqual({
				...weight,
				rooms: 2,
				running: 1,
			});
			expect(await rooms.weighRooms("owner-2")).toEqual({
				rooms: 0,
				running: 0,
				bytes: 0,
			});
		},
	),

	duty("[ST156] quizzes are weighed as they are now", async (open) => {
		const { quizzes } = await open();
		const weigh = () => quizzes.weighQuizzes("o");
		expect(await weigh()).toEqual({ quizzes: 0, bytes: 0 });
		await quizzes.addQuizzes("o", [own("a"), own("b")]);
		const two = await weigh();
		const size = Buffer.byteLength(JSON.stringify(quizOf("Quiz a")));
		expect(two.quizzes).toBe(2);
		// A store may keep a line beside each.
		expect(two.bytes).toBeGreaterThanOrEqual(2 * size);
		expect(two.bytes).toBeLessThan(2 * size + 400);
		const [first] = sheet;
		if (first === undefined) throw new Error("no question");
		const text = "x".repeat(1000);
		await quizzes.putQuiz("o", "a", 1, {
			...quizOf("a"),
			questions: [...sheet, { ...first, text, id: "long" }],
		});
		expect((await weigh()).bytes).toBeGreaterThan(two.bytes + 900);
		await quizzes.removeQuiz("o", "a");
		expect(await weigh()).toMatchObject({ quizzes: 1 });
		expect((await quizzes.weighQuizzes("p")).quizzes).toBe(0);
	}),
];
