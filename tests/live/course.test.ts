import { createHash } from "node:crypto";
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

/** The first cells of a table's rows, in a slide with this heading. */
function firstCells(heading: string): string[] {
	const slides = lectures.flatMap(({ quiz }) => quiz.questions);
	const slide = slides.find(({ text }) => text === heading);
	const { body = "" } = (slide?.ask ?? {}) as { body?: string };
	return [...body.matchAll(/^\| (?:\*\*)?([\w./]+)/gm)].map(
		([, cell = ""]) => cell,
	);
}

test("[LV1836] its slides have the tables of the module, each whole, its handshakes drawn in lines, and a WebSocket's key with the answer that belongs to it", () => {
	expect(firstCells("Records").slice(1)).toEqual(
		"A AAAA CNAME MX TXT NS SOA".split(" "),
	);
	expect(
		[
			...firstCells("Status codes: it went well"),
			...firstCells("Status codes: it did not"),
		].filter((cell) => cell !== "code"),
	).toEqual("200 201 204 400 401 403 404 409 429 500 503".split(" "));
	const bodyOf = (sample: number, heading: RegExp) =>
		JSON.stringify(
			lectures[sample - 1]?.quiz.questions.find(({ text }) =>
				heading.test(text),
			)?.ask ?? null,
		);
	const versions = bodyOf(2, /side by side/);
	for (const cell of [
		"HTTP/1.1",
		"HTTP/2",
		"HTTP/3",
		"HPACK",
		"QPACK",
		"0-RTT",
	])
		expect(versions).toContain(cell);
	expect(bodyOf(1, /Three messages/)).toMatch(/```.*SYN.*SYN-ACK.*ACK/);
	expect(bodyOf(3, /handshake/)).toMatch(/```.*ClientHello.*ServerHello/);
	const [, key = ""] =
		/Key: ([\w+/=]+)/.exec(bodyOf(5, /asks for another/)) ?? [];
	const [, said = ""] =
		/Accept: ([\w+/]+)/.exec(bodyOf(5, /server agrees/)) ?? [];
	const whole = createHash("sha1")
		.update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
		.digest("base64");
	expect(Buffer.from(key, "base64")).toHaveLength(16);
	expect(said.length).toBeGreaterThan(12);
	expect(whole.startsWith(said)).toBe(true);
});
