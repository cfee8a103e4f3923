import { describe, expect, test } from "vitest";
import { desk } from "../../client/kinds/point/desk.tsx";
import {
	addRegion,
	holdAsPoint,
	imageIn,
	moved,
	regionAround,
	regionBetween,
	regionsIn,
	removeRegion,
	setRegion,
	withWords,
	wordsIn,
} from "../../client/kinds/point/edit.ts";
import { plain } from "../../client/kinds/point/plain.ts";
import { faultsOf, kindOf } from "../../shared/kinds/kinds.ts";
import { most } from "../../shared/kinds/point/model.ts";
import type { Question } from "../../shared/quiz.ts";
import { question } from "../room/example.ts";

const id = "0123456789abcdef".repeat(2);
const other = "f".repeat(32);
const mark = (name: string) => `![](image:${name})`;
const blank: Question = {
	...question("poll", []),
	kind: "point",
	...kindOf({ kind: "point" }).blank(),
};

describe("a picture to point at in the editor", () => {
	test("[ED1318] an image that is put among the words becomes the picture, and the words stay as they are typed", () => {
		let now = withWords(blank, `A heart ${mark(id)}`);
		expect(imageIn(now)).toContain(`(image:${id})`);
		expect(wordsIn(now)).toBe("A heart ");
		for (const typed of ["A *heart*, [cut] \\ open ", "$x$ <b> & `c`", ""]) {
			now = withWords(now, typed);
			expect(wordsIn(now)).toBe(typed);
		}
		now = withWords(now, "A heart");
		expect(withWords(now, "A heart")).toBe(now);
		expect(faultsOf(now)).toEqual([]);
		expect(imageIn(withWords(now, `${mark(other)}A heart`))).toBe(
			`![A heart](image:${other})`,
		);
		expect(wordsIn(withWords(blank, "words first"))).toBe("words first");
	});

	test("[ED1319] regions are drawn in whole per cents, moved, changed and taken away, and stay in the picture", () => {
		const drawn = regionBetween("oval", [404, 908], [196, 1300]);
		expect(drawn).toEqual({
			shape: "oval",
			x: 200,
			y: 910,
			width: 200,
			height: 90,
		});
		expect(regionBetween("box", [999, 5], [999, 5])).toEqual({
			shape: "box",
			x: 990,
			y: 10,
			width: 10,
			height: 10,
		});
		expect(moved(drawn, 900, -33)).toEqual({ ...drawn, x: 800, y: 880 });
		const tapped = regionAround("box", [0, 500]);
		expect(tapped).toMatchObject({ x: 0, y: 440, width: 60, height: 120 });
		let now = withWords(blank, `A heart${mark(id)}`);
		while (regionsIn(now).length < most.regions) now = addRegion(now, drawn);
		expect(addRegion(now, drawn)).toBe(now);
		expect(faultsOf(now)).toEqual([]);
		now = setRegion(now, 1, { shape: "box", x: 0 });
		expect(regionsIn(now)[1]).toEqual({ ...drawn, shape: "box", x: 0 });
		expect(setRegion(now, 1, { x: 0 })).toBe(now);
		expect(setRegion(now, 10, { x: 0 })).toBe(now);
		expect(desk.differences(now, removeRegion(now, 1))).toHaveLength(1);
		expect(regionsIn(removeRegion(now, 0))).toHaveLength(9);
	});

	test("[ED1320] it stands plainly in the text of a quiz, with what its regions are in per cents", () => {
		const region = { shape: "oval", x: 132, y: 620, width: 145, height: 130 };
		const content = {
			ask: { image: `![A heart](image:${id})` },
			key: { regions: [region, { ...region, shape: "box" }] },
		};
		const lines = plain.write(content) ?? [];
		expect(lines.map(({ sign, text }) => `- [${sign}] ${text}`)).toEqual([
			`- [image] ![A heart](image:${id})`,
			"- [oval] 13.2 62 14.5 13",
			"- [box] 13.2 62 14.5 13",
		]);
		expect(plain.read(lines)).toEqual(content);
		const image = { sign: "image", text: mark(id) };
		for (const text of ["1 2 3", "1 2 3 0", "1 2 3 101", "1 2 3 x", ""])
			expect(plain.read([image, { sign: "box", text }]), text).toBeNull();
		expect(plain.read([{ sign: "box", text: "1 2 3 4" }])).toBeNull();
		expect(plain.read([image, { sign: "star", text: "1 2 3 4" }])).toBeNull();
		expect(plain.read([])).toBeNull();
	});

	test("[ED1321] a question whose text is a picture alone can be pointed at", () => {
		const text = `![A heart](image:${id})`;
		const held = holdAsPoint({ ...question("single", [0]), text });
		expect(held).toEqual({ ask: { image: text }, key: { regions: [] } });
		expect(holdAsPoint(question("single", [0]))).toEqual(
			kindOf({ kind: "point" }).blank(),
		);
	});
});
