import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
	groupsOfTests,
	isAboutTime,
	isLight,
	long,
	patient,
	waiting as waits,
} from "./side-by-side.ts";

const folder = new URL(".", import.meta.url).pathname;
const files = readdirSync(folder, { recursive: true }).map(String).sort();
const textOf = (file: string) => readFileSync(join(folder, file), "utf8");

/** Each rule, with the file that states it: a line of a list that opens with the rule's number. */
function rules(): Map<string, string[]> {
	const stated = new Map<string, string[]>();
	const lists = files.filter((file) =>
		/^(SPEC|RULES[\w-]*)\.md$/.test(basename(file)),
	);
	for (const file of lists)
		for (const [, rule = ""] of textOf(file).matchAll(
			/^\s*[-*] \**([A-Z]{2,4}\d+[a-z]?)\b/gm,
		))
			stated.set(rule, [...(stated.get(rule) ?? []), file]);
	return stated;
}

const scripts = files.filter((file) => file.endsWith(".ts"));

/** Texts that open with rules in brackets: titles of tests, and of cases that a test runs. */
function ruled(): { rule: string; file: string }[] {
	return scripts.flatMap((file) =>
		[...textOf(file).matchAll(/["'`]((?:\[[A-Z]{2,4}\d+[a-z]?\] )+)/g)].flatMap(
			([, opening = ""]) =>
				[...opening.matchAll(/[A-Z]+\d+[a-z]?/g)].map(([rule]) => ({
					rule,
					file,
				})),
		),
	);
}

/** Titles that stand in the source of a test file as they are, without those that are put together when it runs. */
function titles(file: string): string[] {
	const text = textOf(file);
	const calls = /\b(?:test|it)\(\s*(["'`])([^\n]*?)\1/g;
	const tables = /\b(?:test|it)\.each\b[\s\S]*?\)\(\s*(["'`])([^\n]*?)\1/g;
	return [...text.matchAll(calls), ...text.matchAll(tables)].map(
		([, , title = ""]) => title,
	);
}

describe("rules and titles", () => {
	const known = rules();

	test("[SP1] every rule has a test whose title opens with it", () => {
		const tested = new Set(ruled().map(({ rule }) => rule));
		const untested = [...known].filter(([rule]) => !tested.has(rule));
		expect(known.size).toBeGreaterThan(100);
		expect(untested.map(([rule, where]) => `${rule} of ${where}`)).toEqual([]);
	});

	test("[SP2] every title opens with a rule that is stated", () => {
		const unstated = ruled()
			.filter(({ rule }) => !known.has(rule))
			.map(({ rule, file }) => `${rule} of ${file}`);
		expect([...new Set(unstated)]).toEqual([]);
		const bare = scripts
			.filter((file) => file.endsWith(".test.ts"))
			.flatMap((file) =>
				titles(file)
					.filter((title) => !/^\[[A-Z]{2,4}\d+[a-z]?\] /.test(title))
					.map((title) => `${file}: ${title}`),
			);
		expect(bare).toEqual([]);
	});

	test("[SP3] no rule is stated twice", () => {
		const twice = [...known].filter(([, where]) => where.length > 1);
		expect(twice).toEqual([]);
	});

	test("[SP4] no test is left out or runs alone", () => {
		const set = /\b(?:test|it|describe)\.(?:skip|only|todo|skipIf|fails)\b/;
		const found = scripts.filter((file) => set.test(textOf(file)));
		expect(found).toEqual([]);
	});

	test("[SP1430] every file runs, once; beside heavy ones do only those that are about no time", () => {
		const { light, beside, waiting, alone } = groupsOfTests();
		const all = scripts.filter((file) => file.endsWith(".test.ts"));
		const untimed = [...light, ...beside];
		expect([...untimed, ...waiting, ...alone].sort()).toEqual(all);
		expect(alone).toEqual(
			expect.arrayContaining([
				"hostile/fuzz.test.ts",
				"e2e/slow-line.test.ts",
				"load/thousand.test.ts",
				"store/redis-clock.test.ts",
				"transport/worst.test.ts",
			]),
		);
		for (const file of untimed)
			expect(patient.has(file), file).toBe(isAboutTime(file));
		expect(untimed).toEqual(expect.arrayContaining([...patient]));
	});

	test("[SP2010] those that wait together are about time and run beside no others, and what takes long begins first in its group", () => {
		const { beside, waiting } = groupsOfTests();
		expect(waiting).toEqual([...waits].sort());
		for (const file of waiting) expect(patient.has(file), file).toBe(false);
		expect([...beside, ...waiting]).toEqual(expect.arrayContaining([...long]));
		expect(new Set(long).size).toBe(long.length);
	});

	test("[SP2011] those that share a process begin none and take nothing of the rig, nor does what they have of the tests' own files", () => {
		const { light } = groupsOfTests();
		expect(light.length).toBeGreaterThan(80);
		expect(light).toContain("room/reduce.test.ts");
		for (const file of [
			"e2e/kinds.test.ts",
			// By itself.
			"store/sqlite-file.test.ts",
			// By a helper in another folder.
			"transport/quizzes.test.ts",
		])
			expect(isLight(file), file).toBe(false);
	});
});
