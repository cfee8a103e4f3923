import * as v from "valibot";
import { expect, test } from "vitest";
import { differences } from "../../client/instructor/editor/difference.ts";
import { applyEdit } from "../../client/instructor/editor/edit.ts";
import { digestOf } from "../../server/store/digest.ts";
import { limits } from "../../shared/limits.ts";
import { Quiz } from "../../shared/quiz.ts";
import { readTags, tidyTags, withTags, writeTags } from "../../shared/tags.ts";
import { quiz } from "./example.ts";

const hostile = [
	"__proto__",
	"constructor",
	"\u202Enur",
	"\ud800",
	"a\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
	"\u200B",
	" ",
	"  WS 2026\t/ 27 ",
	"שלום",
	"x".repeat(100_000),
	"🎓".repeat(60),
	"\u0958".repeat(40),
	"ZÜRICH",
	"zu\u0308rich",
];

test("[ED1340] tags are tidy, each once whatever its case, few and short, and stay so", () => {
	const tidied = tidyTags(hostile);
	expect(tidied.slice(0, 2)).toEqual(["__proto__", "constructor"]);
	expect(tidied).toContain("WS 2026 / 27");
	expect(tidied).toContain("ZÜRICH");
	expect(tidied).not.toContain("zürich");
	expect(tidied.length).toBeLessThanOrEqual(limits.tags);
	for (const tag of tidied) {
		expect(tag.length).toBeLessThanOrEqual(limits.tag);
		expect(tag).toBe(tag.normalize("NFC").trim());
		expect(tag).not.toMatch(/\p{Cs}/u);
	}
	expect(tidyTags(tidied)).toEqual(tidied);
	// What was tidied once is read again wherever it was stored.
	expect(v.parse(Quiz, withTags(quiz(), tidied)).tags).toEqual(tidied);
	const many = Array.from({ length: 1000 }, (_, index) => `t${index}`);
	expect(tidyTags(many)).toHaveLength(limits.tags);
});

test("[ED1340] what is typed in one line has commas between tags, and is written so again", () => {
	const tags = readTags("Networks, week 3 ,, NETWORKS、 Prüfung");
	expect(tags).toEqual(["Networks", "week 3", "Prüfung"]);
	expect(readTags(writeTags(tags))).toEqual(tags);
	expect(readTags(" , ")).toEqual([]);
});

test("[ED1340] a quiz without tags has no such field, and one with too many or too long ones is refused", () => {
	const bare = quiz();
	expect(withTags(withTags(bare, ["a"]), [])).toEqual(bare);
	const edited = applyEdit(bare, { edit: "tags", tags: ["a"] });
	expect(edited).toEqual({ quiz: withTags(bare, ["a"]), field: "tags" });
	const same = applyEdit(edited.quiz, { edit: "tags", tags: ["a"] });
	expect(same.quiz).toBe(edited.quiz);
	expect(differences(bare, edited.quiz)).toEqual(["The tags."]);
	const many = Array.from({ length: limits.tags + 1 }, (_, at) => `t${at}`);
	for (const tags of [many, ["x".repeat(limits.tag + 1)], ["a", 3], "a", null])
		expect(v.safeParse(Quiz, { ...bare, tags }).success).toBe(false);
});

test("[ED1340] tags are no change of what a quiz asks: one of the sample course stays as shipped", () => {
	const bare = quiz();
	const tagged = digestOf(withTags(bare, ["a"]));
	expect(tagged.hash).toBe(digestOf(bare).hash);
	expect(tagged.tags).toEqual(["a"]);
	expect(digestOf(bare)).not.toHaveProperty("tags");
});
