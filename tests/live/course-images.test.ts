import { expect, test } from "vitest";
import { course } from "../../server/course/course.ts";
import { courseImages } from "../../server/course/images.ts";
import { withImages } from "../../server/live/images.ts";
import { Instructors } from "../../server/live/instructors.ts";
import { imageIdOf } from "../../server/store/image-id.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { imagesOf } from "../../shared/images.ts";
import { meddle } from "./meddle.ts";

test("[LV1186] whoever has the sample course has its images, which are what their names tell and are all shown", async () => {
	const shown = course.flatMap(({ quiz }) => imagesOf(quiz));
	const names = courseImages.map(({ id }) => id);
	expect([...new Set(shown)].sort()).toEqual([...names].sort());
	for (const { id, large } of courseImages) expect(imageIdOf(large)).toBe(id);
	const { quizzes, images, close } = openSqlite({ file: ":memory:" });
	const instructors = new Instructors({
		quizzes: withImages(quizzes, images, courseImages),
		password: "",
		course,
		now: async () => 1,
	});
	const made = await instructors.create(undefined);
	const { id } = made as { id: string };
	expect(await images.weigh(id)).toMatchObject({ images: names.length });
	expect((await images.sizes(names)).size).toBe(names.length);
	close();
});

test("[LV1432] an image that comes with the program is written where it is not yet, and not with each keystroke of whoever shows it", async () => {
	const { quizzes, images, close } = openSqlite({ file: ":memory:" });
	const called: string[] = [];
	const counted = meddle(images, (does, verb, [owner]) => {
		if (verb === "put") called.push(String(owner));
		return does();
	});
	const { putQuiz, addQuizzes } = withImages(quizzes, counted, courseImages);
	const shown = course.find(({ quiz }) => imagesOf(quiz).length > 0);
	if (shown === undefined) throw new Error("a lesson shows an image");
	const { quiz } = shown;
	for (const owner of ["o", "p"]) {
		await addQuizzes(owner, [{ id: "q", quiz, sample: null }]);
		for (let at = 1; at < 5; at++) {
			const title = `Typed ${at}`;
			await putQuiz(owner, "q", at, { ...quiz, title });
		}
		const ids = imagesOf(quiz);
		expect(called).toEqual(ids.map(() => "o"));
		expect(await images.weigh(owner)).toMatchObject({ images: ids.length });
	}
	close();
});
