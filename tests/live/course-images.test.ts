import { expect, test } from "vitest";
import { course } from "../../server/course/course.ts";
import { courseImages } from "../../server/course/images.ts";
import { withImages } from "../../server/live/images.ts";
import { Instructors } from "../../server/live/instructors.ts";
import { imageIdOf } from "../../server/store/image-id.ts";
import { openSqlite } from "../../server/store/sqlite/open.ts";
import { imagesOf } from "../../shared/images.ts";

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
