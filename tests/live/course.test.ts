import { expect, test } from "vitest";
import { course } from "../../server/course/course.ts";
import { render } from "../../server/text/render.ts";
import {
	everyTextOf,
	faultsOfQuiz,
	isSlide,
	sayFault,
} from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";

const lectures = course.filter(({ quiz }) => quiz.title.includes("lecture"));

test("[LV1294] each quiz of the sample course is ready to be asked, and its texts are far within what can be shown", () => {
	for (const { sample, quiz } of course) {
		expect(faultsOfQuiz(quiz).map(sayFault), sample).toEqual([]);
		let bytes = 0;
		for (const source of quiz.questions.flatMap(everyTextOf)) {
			const look = render(source);
			expect(look, source).not.toHaveProperty("fault");
			if ("html" in look) bytes += Buffer.byteLength(look.html ?? "");
		}
		expect(bytes, sample).toBeLessThan(limits.renderedQuiz / 10);
	}
});

test("[LV1294] its ten lessons are lectures: slides first and between the questions, and numbers, orders and pairs among these", () => {
	expect(lectures).toHaveLength(10);
	for (const { sample, quiz } of lectures) {
		const slides = quiz.questions.map(isSlide);
		const count = slides.filter((is) => is).length;
		expect(count, sample).toBeGreaterThanOrEqual(3);
		expect(count, sample).toBeLessThanOrEqual(6);
		expect(slides[0], sample).toBe(true);
		const changes = slides.filter((is, at) => at > 0 && is !== slides[at - 1]);
		expect(changes.length, sample).toBeGreaterThanOrEqual(4);
	}
	const kinds = lectures.flatMap(({ quiz }) =>
		quiz.questions.map(({ kind }) => kind),
	);
	for (const kind of ["numeric", "order", "pairs", "multiple"])
		expect(kinds.filter((one) => one === kind).length).toBeGreaterThan(2);
});
