import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { differences } from "../../client/instructor/editor/difference.ts";
import {
	openDraft,
	reduceDraft,
} from "../../client/instructor/editor/draft.ts";
import { applyEdit } from "../../client/instructor/editor/edit.ts";
import { readQuiz } from "../../client/instructor/editor/text/read.ts";
import { writeQuiz } from "../../client/instructor/editor/text/write.ts";
import { digestOf, olderHashOf } from "../../server/store/digest.ts";
import { accents, type Branding, withBranding } from "../../shared/branding.ts";
import { imagesOf } from "../../shared/images.ts";
import { imageText } from "../../shared/lone-image.ts";
import { Quiz } from "../../shared/quiz.ts";
import { withTags } from "../../shared/tags.ts";
import { quiz } from "./example.ts";

const [one, other] = ["a", "b"].map((sign) => sign.repeat(32));
if (one === undefined || other === undefined) throw new Error("two");
const logo = imageText({ id: one, alt: "Seal of the [old] university" });
const picture = imageText({ id: other, alt: "" });
const all: Branding = { accent: "plum", logo, picture };
const read = (text: string) => readQuiz(text, quiz(), () => "new");

describe("a quiz's colour, logo and picture", () => {
	test("[ED1932] stand in lines of its text, come back as they were, and name their images", () => {
		const branded = withBranding(withTags(quiz(), ["a"]), all);
		expect(imagesOf(branded)).toEqual([one, other]);
		const text = writeQuiz(branded);
		expect(text).toContain(
			`\nTags: a\nColour: plum\nLogo: ${logo}\nPicture: ${picture}\n`,
		);
		for (const some of [branded, withBranding(quiz(), { accent: "blue" })])
			expect(read(writeQuiz(some))).toEqual({ quiz: some, faults: [] });
		// In any order, with lines between, and above the tags.
		const typed = text.replace(
			/Tags: a\n(.*)\n(.*)\n/,
			"Colour: PLUM\n\n$2\n\nTags: a\n",
		);
		expect(read(typed).quiz).toEqual(branded);
	});

	test("[ED1932] what is none of them is told with its line, and a description that looks like one comes back", () => {
		const at = (line: string) => read(`# Title\n\n${line}\n`).faults;
		expect(at("Colour: pink")).toEqual([{ line: 2, why: { is: "accent" } }]);
		expect(at("Logo: seal.png")).toEqual([{ line: 2, why: { is: "image" } }]);
		expect(at("Picture: two ![](image:0)")).toHaveLength(1);
		for (const description of [
			"Colour: plum",
			"Logo: see the cover\n\nmore",
			`Picture: ${picture}`,
		]) {
			const said = { ...quiz(), description };
			expect(read(writeQuiz(said))).toEqual({ quiz: said, faults: [] });
			const both = withBranding(said, all);
			expect(read(writeQuiz(both))).toEqual({ quiz: both, faults: [] });
		}
	});

	test("[ED1933] are edited step by step, undone, told where two versions differ, and no field where there are none", () => {
		const bare = quiz();
		const edit = (branding: Branding, part: keyof Branding) =>
			({ edit: "branding", branding, part }) as const;
		const edited = applyEdit(bare, edit(all, "logo"));
		expect(edited).toEqual({ quiz: withBranding(bare, all), field: "logo" });
		expect(applyEdit(edited.quiz, edit(all, "logo")).quiz).toBe(edited.quiz);
		expect(applyEdit(edited.quiz, edit({}, "accent")).quiz).toEqual(bare);
		expect(applyEdit(bare, edit({}, "accent")).quiz).toBe(bare);
		expect(differences(bare, edited.quiz)).toEqual([
			"Colour, logo or picture.",
		]);
		let draft = openDraft(bare);
		draft = reduceDraft(draft, edit({ accent: "blue" }, "accent"), 0);
		draft = reduceDraft(draft, edit({ accent: "plum" }, "accent"), 1);
		// A colour that is chosen keeps the cursor where it was pressed.
		expect(draft.focus).toBeNull();
		draft = reduceDraft(draft, edit(all, "logo"), 2);
		expect([draft.past.length, draft.focus]).toEqual([3, null]);
		draft = reduceDraft(draft, { edit: "undo" }, 3);
		expect(draft.quiz.branding).toEqual({ accent: "plum" });
	});

	test("[ED1933] are of the list and one image each, and make a lesson of the sample course one's own", () => {
		const bare = quiz();
		for (const accent of accents)
			expect(v.is(Quiz, { ...bare, branding: { accent } })).toBe(true);
		for (const branding of [
			{ accent: "#fff" },
			{ accent: "petrol" },
			{ logo: "https://of.example/seal.png" },
			{ logo: `${logo} and more` },
			{ picture: imageText({ id: one, alt: "x".repeat(500) }) },
			{ style: "x" },
			null,
			"plum",
		])
			expect([branding, v.is(Quiz, { ...bare, branding })]).toEqual([
				branding,
				false,
			]);
		const branded = withBranding(bare, all);
		expect(digestOf(branded).hash).not.toBe(digestOf(bare).hash);
		expect(olderHashOf(branded)).toBeNull();
	});
});
