import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { collectImages, graceMs } from "../../server/live/image-collection.ts";
import { withImages } from "../../server/live/images.ts";
import type { StoredImage } from "../../server/store/image-store.ts";
import {
	openSqlite,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";
import { imageOf } from "../store/image-cases.ts";
import { quizOf, roomOf, sheet } from "../store/samples.ts";

let stores: SqliteStores;
let now: number;
beforeEach(() => {
	now = 1_800_000_000_000;
	stores = openSqlite({ file: ":memory:", now: () => now });
});
afterEach(() => stores.close());
const pass = (ms: number) => {
	now += ms;
};

const [question] = sheet;
if (question === undefined) throw new Error("no question");
const quizWith = (...images: readonly StoredImage[]) => ({
	...quizOf("shows"),
	questions: images.map(({ id }, at) => ({
		...question,
		id: `q${at}`,
		explanation: `![](image:${id})`,
	})),
});

function collect(): Promise<number> {
	return collectImages(stores.images, stores.bin, now);
}

describe("images that nothing shows", () => {
	test("[LV1184] are deleted a day after they came or were shown last, and no sooner", async () => {
		const { images, rooms, bin } = stores;
		const quizzes = withImages(stores.quizzes, images);
		const there = async () => {
			const found = await images.sizes(all.map(({ id }) => id));
			return all.map(({ id }) => found.has(id));
		};
		const [unused, quiz, room, binned] = ["u", "q", "r", "b"].map((one) =>
			imageOf(one),
		);
		if (!unused || !quiz || !room || !binned) throw new Error("four");
		const all = [unused, quiz, room, binned];
		for (const image of all) await images.put("owner-1", image);
		await quizzes.addQuizzes("owner-1", [
			{ id: "q", quiz: quizWith(quiz), sample: null },
		]);
		await rooms.create(roomOf("r"), quizWith(room).questions);
		await rooms.create(roomOf("b"), quizWith(binned).questions);
		await bin.take("b");
		pass(graceMs - 1_000);
		expect(await collect()).toBe(0);
		pass(2_000);
		expect(await collect()).toBe(1);
		expect(await there()).toEqual([false, true, true, true]);
		await quizzes.removeQuiz("owner-1", "q");
		await rooms.remove("r");
		await bin.drop("b");
		expect(await collect()).toBe(3);
		expect(await there()).toEqual([false, false, false, false]);
	});

	test("[LV1184] stay where their room comes back from the bin in the midst of it", async () => {
		const { images, rooms, bin } = stores;
		const image = imageOf("back");
		await images.put("owner-1", image);
		await rooms.create(roomOf("b"), quizWith(image).questions);
		await bin.take("b");
		pass(graceMs + 1_000);
		// It is not yet among the rooms when these are looked at, and no more in the bin after it.
		const late = Object.create(images, {
			used: {
				async value(owner: string) {
					const used = await images.used(owner);
					await bin.restore("b");
					return used;
				},
			},
		}) as typeof images;
		expect(await collectImages(late, bin, now)).toBe(0);
		expect(await collect()).toBe(0);
	});

	test("[LV1185] stay where a quiz with them is kept anew, by whomever", async () => {
		const { images } = stores;
		const quizzes = withImages(stores.quizzes, images);
		const image = imageOf("copied");
		await images.put("owner-1", image);
		pass(graceMs + 1_000);
		const quiz = quizWith(image);
		await quizzes.addQuizzes("owner-2", [{ id: "q", quiz, sample: null }]);
		await quizzes.putQuiz("owner-1", "none", 1, quiz);
		await stores.quizzes.removeQuiz("owner-2", "q");
		expect(await collect()).toBe(0);
		pass(graceMs + 1_000);
		expect(await collect()).toBe(2);
		expect(await images.find(image.id, "small")).toBeNull();
	});
});
