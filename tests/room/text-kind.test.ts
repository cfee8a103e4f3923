import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { tallyOf, valuesOf } from "../../server/room/tally.ts";
import type { Json } from "../../shared/json.ts";
import { faultsOf, kindOf, sayFault } from "../../shared/kinds/kinds.ts";
import {
	accept as acceptGroup,
	type Key,
} from "../../shared/kinds/text/accepted.ts";
import type { TextCounts } from "../../shared/kinds/text/counts.ts";
import { isWithin } from "../../shared/kinds/text/slips.ts";
import type { Strictness } from "../../shared/kinds/text/spelling.ts";
import { limits } from "../../shared/limits.ts";
import { Question } from "../../shared/quiz.ts";
import { diceOf } from "./dice.ts";
import { question } from "./example.ts";

const kind = kindOf({ kind: "text" });
const forgiving: Strictness = {
	caseCounts: false,
	accentsCount: false,
	spacesCount: false,
};
const read = (raw: unknown) => kind.read(forgiving, raw);
const groupOf = (text: string, ask = forgiving) => kind.groups(ask, text)[0];

function keyTo(...texts: (string | [string, number])[]): Key {
	return {
		typos: 0,
		accepted: texts.map((one) => {
			const [text, share] = typeof one === "string" ? [one, 1] : one;
			return { text, share };
		}),
	};
}

function asked(key: Key, ask = forgiving): Question {
	return { ...question("poll", []), kind: "text", ask, key };
}

function mark(key: Key, text: string, ask = forgiving): number | null {
	const value = kind.read(ask, text);
	return value === null ? null : kind.mark(ask, key, value);
}

function told(counted: Record<string, number>, key: Key | null = null) {
	const groups = Object.fromEntries(
		Object.entries(counted).map(([text, number]) => [
			JSON.stringify(read(text)),
			number,
		]),
	);
	const tally = tallyOf(asked(keyTo("x")), valuesOf(groups));
	return kind.distribution(forgiving, key, tally) as TextCounts;
}

const accept = (key: Key, group: string): Key => {
	const more = acceptGroup(key, group);
	if (more === null) throw new Error("there is no room for it");
	return more;
};

describe("reading a text", () => {
	test("[RM920] stores it with its own case and accents, composed, with single spaces and nothing invisible", () => {
		for (const [raw, stored] of [
			["Rome", "Rome"],
			["  S\u00e3o \t\n Paulo\u00a0 ", "S\u00e3o Paulo"],
			["Zu\u0308rich", "Z\u00fcrich"],
			["a\u200bb\ufeffc\u00add\u0000e\u202ef", "abcdef"],
			["a\u0085b\u2028c", "a b c"],
			["\ud800x\udc00", "x"],
			["\u2800s\ufff9hi\ue000t\u2800", "shit"],
			["\u2813\u2800\u280a", "\u2813 \u280a"],
			["می\u200cخواهم", "می\u200cخواهم"],
			["👩\u200d🔬", "👩\u200d🔬"],
			["❤\ufe0f", "❤\ufe0f"],
			["0", "0"],
			["*", "*"],
			["__proto__", "__proto__"],
		] as const) {
			expect(read(raw)).toBe(stored);
			expect(read(stored)).toBe(stored);
		}
	});

	test("[RM1062] keeps no more marks on a letter than any script writes, so that nobody's answer covers another's", () => {
		const towers = (count: number) =>
			String(read(`a${"\u20dd\u1dc0\u0e47\u0301".repeat(count)}b`));
		expect(towers(1).match(/\p{M}/gu)).toHaveLength(4);
		expect(towers(40)).toBe(towers(2));
		expect(towers(40).length).toBeLessThan(8);
		expect(read(towers(40))).toBe(towers(40));
		for (const text of [
			"\u05e9\u05bc\u05c1\u05b8\u0591",
			"ཧཱུྃ",
			"ผู้",
			"Tiếng Việt",
		])
			expect(read(text)).toBe(text.normalize("NFC"));
	});

	test("[RM921] takes none in which there is nothing to see, and none of more than 200 characters", () => {
		for (const raw of [
			"",
			" \t\u00a0\u3000",
			"\u0000\u0007\u001b",
			"\u200b\u200c\u200d\u2060\ufeff",
			"\u202e\u2066\u00ad\u3164\u115f\u2800",
			"\ufe0f",
			" \u0301",
			"\ud83d",
			"x".repeat(201),
			"x ".repeat(101),
			"e\u0301 ".repeat(101),
			"x".repeat(limits.answer + 1),
			" ".repeat(100_000),
			1,
			["Rome"],
			{ text: "Rome" },
			new String("Rome"),
		])
			expect(read(raw)).toBeNull();
		expect(read("x".repeat(200))).toBe("x".repeat(200));
		// Only what is stored counts.
		expect(read(` ${"e\u0301".repeat(200)} `)).toBe("\u00e9".repeat(200));
	});

	test("[RM922] takes no longer bytes than it says, in any script", () => {
		for (const sign of ["x", '"', "\\", "語", "\ufffd", "😀", "é", "\u200d"]) {
			const value = read(`a${sign.repeat(199 / sign.length)}`);
			expect(value).not.toBeNull();
			expect(Buffer.byteLength(JSON.stringify(value))).toBeLessThanOrEqual(
				kind.mostBytes,
			);
		}
	});
});

describe("what makes two texts the same", () => {
	test("[RM1061] an answer is marked as its group is told to be, whatever letters and signs are in it", () => {
		const ways = [
			[false, false],
			[true, false],
			[false, true],
		];
		for (let code = 0x21; code < 0xffff; code++) {
			const sign = String.fromCharCode(code);
			if (!/[\p{Lu}\p{Ll}\p{Lt}\p{P}\p{S}]/u.test(sign)) continue;
			for (const [caseCounts = false, accentsCount = false] of ways) {
				const ask = { caseCounts, accentsCount, spacesCount: false };
				const text = String(read(`a${sign}b`));
				const name = groupOf(text, ask) ?? "";
				const key = accept(keyTo(), name);
				expect(mark(key, text, ask), `${sign} as ${name}`).toBe(1);
				expect(groupOf(name, ask), sign).toBe(name);
			}
		}
	});

	test("[RM923] case, accents and spaces do not matter, each unless its question says so", () => {
		for (const [accepted, given, ...strict] of [
			["Rome", "rOME", "caseCounts"],
			["Straße", "STRASSE", "caseCounts"],
			["Straße", "STRAẞE", "caseCounts"],
			["ΟΔΟΣ", "οδος", "caseCounts"],
			["Zürich", "Zurich", "accentsCount"],
			["Łódź", "Lodz", "accentsCount"],
			["Ærø", "Aero", "accentsCount"],
			["ё", "е", "accentsCount"],
			["مُدَرِّس", "مدرس", "accentsCount"],
			["שָׁלוֹם", "שלום", "accentsCount"],
			["ice cream", "icecream", "spacesCount"],
			["New York", "newyork", "caseCounts", "spacesCount"],
		] as const) {
			const key = keyTo(accepted);
			expect(mark(key, given), given).toBe(1);
			expect(mark(keyTo(given), accepted), accepted).toBe(1);
			for (const name of strict) {
				const ask = { ...forgiving, [name]: true };
				expect(mark(key, given, ask), `${given}, ${name}`).toBe(0);
				expect(mark(key, accepted, ask), `${accepted}, ${name}`).toBe(1);
			}
		}
	});

	test("[RM923] what phones type by themselves never matters, and what is a letter of its own always", () => {
		const strict = { caseCounts: true, accentsCount: true, spacesCount: true };
		expect(mark(keyTo("don't"), "don’t", strict)).toBe(1);
		expect(mark(keyTo('"a" - b'), "“a” – b", strict)).toBe(1);
		expect(mark(keyTo("H2O"), "Ｈ２Ｏ", strict)).toBe(1);
		expect(mark(keyTo("می\u200cخواهم"), "میخواهم")).toBe(1);
		for (const [accepted, given] of [
			["が", "か"],
			["हिन्दी", "हनद"],
			["กิน", "กน"],
			["10²", "102"],
			["a", "b"],
			["ab", "a"],
		] as const)
			expect(mark(keyTo(accepted), given), given).toBe(0);
	});
});

describe("accepted answers", () => {
	test("[RM924] a star stands for anything and for nothing, an escaped one for a star", () => {
		for (const [accepted, right, wrong] of [
			["photo*", ["photo", "Photosynthesis"], ["aphoto"]],
			["*cell*", ["cell", "a cell wall", "CELLS"], ["cel"]],
			["a*b*c", ["abc", "a1b2c", "abbcc"], ["ab", "acb", "bac"]],
			["ab*ba", ["abba", "abxba"], ["aba"]],
			["a**b", ["ab", "axb"], ["a"]],
			["2\\*3", ["2*3", "2 * 3"], ["2x3", "23"]],
			["\\\\*", ["\\", "\\frac"], ["frac"]],
			["*.txt", ["a.txt", ".txt"], ["atxt"]],
			["(a+)+", ["(a+)+"], ["aaa"]],
		] as const) {
			for (const text of right)
				expect(mark(keyTo(accepted), text), text).toBe(1);
			for (const text of wrong)
				expect(mark(keyTo(accepted), text), text).toBe(0);
		}
	});

	test("[RM924] by chance as a regular expression would have it", () => {
		const dice = diceOf(924);
		const written = (signs: readonly string[], most: number) =>
			Array.from({ length: 1 + dice.roll(most) }, () => dice.pick(signs)).join(
				"",
			);
		for (let count = 0; count < 5000; count++) {
			const accepted = `a${written(["a", "b", "*"], 7)}`;
			const text = written(["a", "b"], 9);
			const pattern = new RegExp(`^${accepted.replaceAll("*", ".*")}$`);
			expect(mark(keyTo(accepted), text), `${accepted} ${text}`).toBe(
				pattern.test(text) ? 1 : 0,
			);
		}
	});

	test("[RM925] an answer earns the best share of those that it is", () => {
		const key = keyTo(["*a*", 0.1], ["ro*", 0.5], "Rome", ["rome", 0.2]);
		expect(mark(key, "Paris")).toBe(0.1);
		expect(mark(key, "Roma")).toBe(0.5);
		expect(mark(key, "rome")).toBe(1);
		expect(mark(keyTo(), "rome")).toBe(0);
		// Such a key is never asked by; no answer is right by its faults.
		expect(mark(keyTo("", " ", "*"), "rome")).toBe(0);
	});

	test("[RM926] slips are forgiven as far as the question says, never in half of the word and never in a number", () => {
		const forgive = (typos: number, accepted: string, given: string) =>
			mark({ ...keyTo(accepted), typos }, given);
		for (const [accepted, given, slips] of [
			["osmosis", "osmosis", 0],
			["osmosis", "osmsis", 1],
			["osmosis", "osmmosis", 1],
			["osmosis", "osnosis", 1],
			["osmosis", "somosis", 1],
			["osmosis", "somossi", 2],
			["osmosis", "osmo", 3],
			["Zürich", "Zurihc", 1],
		] as const)
			for (const typos of [0, 1, 2])
				expect(forgive(typos, accepted, given), `${given}, ${typos}`).toBe(
					slips <= typos ? 1 : 0,
				);
		expect(forgive(2, "no", "on")).toBe(0);
		expect(forgive(2, "yes", "yse")).toBe(1);
		expect(forgive(2, "yes", "no")).toBe(0);
		expect(forgive(2, "in 1914", "in 1915")).toBe(0);
		expect(forgive(1, "in 1914", "ni 1914")).toBe(1);
		expect(forgive(2, "osmo*", "sommosis")).toBe(0);
	});

	test("[RM926] the distance is that of the whole table", () => {
		const dice = diceOf(926);
		const word = () =>
			Array.from({ length: dice.roll(9) }, () => dice.pick(["a", "b", "c"]));
		for (let count = 0; count < 5000; count++) {
			const [one, other] = [word(), word()];
			const distance = wholeDistance(one, other);
			for (const slips of [0, 1, 2, 3])
				expect(
					isWithin(one.join(""), other.join(""), slips),
					`${one.join("")} ${other.join("")} ${slips}`,
				).toBe(distance <= slips);
		}
	});

	test("[RM927] the worst key against a hall's worst answers is marked in bounded time", () => {
		const accepted = Array.from({ length: 20 }, (_, index) => ({
			text: `${"*a".repeat(40)}${"*aaaaaaab".repeat(13)}`.slice(0, 199 - index),
			share: 1,
		}));
		const slipping = Array.from({ length: 20 }, (_, index) => ({
			text: "a".repeat(199 - (index % 3)),
			share: 1,
		}));
		const numbered = (at: number) => `${"a".repeat(190)}${at}`;
		// Three slips from all of them, the last ones at the end.
		const near = (at: number) => `${"a".repeat(195)}bc${"defgh"[at % 5]}`;
		for (const [key, text] of [
			[{ accepted, typos: 0 }, numbered],
			[{ accepted: slipping, typos: 2 }, numbered],
			[{ accepted: slipping, typos: 2 }, near],
		] as const) {
			const start = performance.now();
			for (let at = 0; at < 500; at++) kind.mark(forgiving, key, text(at));
			const each = (performance.now() - start) / 500;
			console.log(`marking takes ${each.toFixed(3)} ms an answer at worst`);
			expect(each).toBeLessThan(1.5);
		}
	});

	test("[RM1063] what is wrong with a key of wildcards is told about as fast as with one of letters", () => {
		const timed = (sign: string) => {
			const accepted = Array.from({ length: 20 }, (_, index) => ({
				text: `${sign.repeat(97)}${index}`,
				share: 1 - index / 100,
			}));
			const faults = () => kind.faults(forgiving, { accepted, typos: 0 });
			expect(faults()).toEqual([]);
			return () => {
				const start = performance.now();
				for (let time = 0; time < 20; time++) faults();
				return performance.now() - start;
			};
		};
		const [wild, plain] = [timed("*a"), timed("ba")];
		// Each of many tries is next to one of the other: a busy machine slows both.
		const ratios = Array.from({ length: 15 }, () => wild() / plain());
		const usual = ratios.sort((a, b) => a - b)[7] ?? 0;
		console.log(`wildcards take ${usual.toFixed(1)} times as long as letters`);
		expect(usual).toBeLessThan(8);
	});

	test("[RM928] a group is taken in with all its answers, and with no others", () => {
		const key = keyTo("Rome");
		for (const text of ["Roma", "2*3", "a\\*b", "*", "São Paulo"]) {
			const more = accept(key, groupOf(text) ?? "");
			expect(mark(key, text)).toBe(0);
			expect(mark(more, text)).toBe(1);
			expect(mark(more, text.toUpperCase())).toBe(1);
			expect(mark(more, "Rome")).toBe(1);
			expect(mark(more, "2x3")).toBe(0);
			expect(v.is(kind.key, more)).toBe(true);
			expect(accept(more, groupOf(text) ?? "")).toEqual(more);
		}
		const long =
			"It is because of the heat that comes from the sun and warms the air.";
		const group = groupOf(long) ?? "";
		expect(mark(accept(key, group), `${long} And more.`)).toBe(1);
		expect(mark(accept(key, group), long.slice(0, 50))).toBe(0);
		expect(told({ [long]: 2 }, accept(key, group)).groups[0]?.isRight).toBe(
			true,
		);
		expect(accept(keyTo(["roma", 0.5]), "roma")).toEqual(keyTo("roma"));
		const full = keyTo(...Array.from({ length: 60 }, (_, at) => `word ${at}`));
		expect(acceptGroup(full, "roma")).toBeNull();
		expect(accept(full, "word 3").accepted).toHaveLength(60);
	});

	test("[RM929] what is missing, empty, contradictory or out of range is told, or refused", () => {
		const faults = (key: Key) =>
			faultsOf(asked(key)).map((fault) => [fault.path, sayFault(fault)]);
		expect(faults(keyTo("Rome", ["R*", 0.5], "rome", "2\\*3"))).toEqual([]);
		expect(faults(keyTo())).toEqual([
			["key.accepted", "Give at least one answer that is right."],
		]);
		expect(
			faults(keyTo("Rome", " \u200b", "* *", ["Roma", 0], ["ROME ", 0.5])),
		).toEqual([
			["key.accepted.1", "Right answer 2 is empty."],
			["key.accepted.2", "Right answer 3 is only *, which every answer is."],
			["key.accepted.3", "Right answer 4 earns nothing: its share is 0."],
			[
				"key.accepted.4",
				"Right answers 1 and 5 are the same, with different shares.",
			],
		]);
		const fits = (key: unknown, ask: unknown = forgiving) =>
			v.is(Question, { ...asked(keyTo("x")), ask, key });
		expect(fits(keyTo("x"))).toBe(true);
		for (const key of [
			null,
			{},
			{ ...keyTo("x"), typos: 3 },
			{ ...keyTo("x"), typos: 0.5 },
			{ ...keyTo("x"), more: 1 },
			keyTo(["x", 1.1]),
			keyTo(["x", -0.1]),
			keyTo(["x", Number.NaN]),
			keyTo("x".repeat(201)),
			keyTo(...Array<string>(21).fill("x")),
			{ accepted: ["x"], typos: 0 },
		])
			expect(fits(key), JSON.stringify(key)).toBe(false);
		expect(fits(keyTo("x"), {})).toBe(false);
		expect(fits(keyTo("x"), { ...forgiving, caseCounts: 1 })).toBe(false);
	});
});

describe("texts counted", () => {
	test("[RM930] together are those that differ in what does not matter", () => {
		expect(groupOf("São PAULO")).toBe("sao paulo");
		expect(groupOf("São PAULO", { ...forgiving, caseCounts: true })).toBe(
			"Sao PAULO",
		);
		expect(groupOf("São PAULO", { ...forgiving, accentsCount: true })).toBe(
			"são paulo",
		);
		const counts = told({ Zürich: 3, zurich: 2, ZÜRICH: 1, Bern: 4 });
		expect(counts).toEqual({
			answered: 10,
			groups: [
				{ text: "zurich", count: 6 },
				{ text: "bern", count: 4 },
			],
			others: { answers: 0, groups: 0 },
		});
	});

	test("[RM930] whatever name a text has, it is counted under it", () => {
		const names = ["__proto__", "constructor", "toString", "7", "-1"];
		const counts = told(Object.fromEntries(names.map((name) => [name, 2])));
		expect(counts.answered).toBe(10);
		expect(counts.groups.map(({ text }) => text).sort()).toEqual(
			["-1", "7", "__proto__", "constructor", "tostring"].sort(),
		);
		for (const { count } of counts.groups) expect(count).toBe(2);
	});

	test("[RM931] a group's name is at most 60 characters, and no half of one", () => {
		for (const sign of ["x", "語", "😀", "a😀"]) {
			const group = groupOf(sign.repeat(200 / sign.length)) ?? "";
			expect(group.length).toBeLessThanOrEqual(60);
			expect(group.endsWith("…")).toBe(true);
			expect(group).not.toMatch(/\p{Cs}/u);
		}
		expect(groupOf("x".repeat(58))).toBe("x".repeat(58));
	});

	test("[RM932] a group is right as its answers are, once that may be known", () => {
		const counted = { Rome: 5, Paris: 3, ["Rome ".repeat(30)]: 2 };
		const [rome, paris, long] = told(counted, keyTo("rome")).groups;
		expect([rome?.isRight, paris?.isRight, long?.isRight]).toEqual([
			true,
			false,
			null,
		]);
		expect(told(counted, keyTo("*rome*")).groups[2]?.isRight).toBe(true);
		for (const group of told(counted).groups)
			expect(group).not.toHaveProperty("isRight");
		// Neither right nor wrong is what earns a part.
		expect(told(counted, keyTo(["rome", 0.5])).groups[0]?.isRight).toBeNull();
	});

	test("[RM933] 5,000 different answers are told in 4 kB, the most frequent ones first and none forgotten", () => {
		for (const [sign, least] of [
			["x", 20],
			["語", 10],
			['"', 10],
			["😀", 10],
		] as const) {
			const counted: Record<string, number> = { often: 50, seldom: 7 };
			for (let at = 0; at < 5000; at++)
				counted[`${at} ${sign.repeat(180 / sign.length)}`] = 1 + (at % 3);
			for (const key of [null, keyTo("often")]) {
				const { answered, groups, others } = told(counted, key);
				const text = JSON.stringify({ answered, groups, others } as Json);
				expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096);
				expect(answered).toBe(57 + 9999);
				expect(groups.length).toBeGreaterThanOrEqual(least);
				expect(groups.map(({ count }) => count).slice(0, 3)).toEqual([
					50, 7, 3,
				]);
				const sum = groups.reduce((so, { count }) => so + count, 0);
				expect(sum + others.answers).toBe(answered);
				expect(groups.length + others.groups).toBe(5002);
			}
			// A reveal shows the same groups.
			const names = (key: Key | null) =>
				told(counted, key).groups.map(({ text }) => text);
			expect(names(keyTo("often"))).toEqual(names(null));
		}
	});
});

/** Damerau-Levenshtein without bounds (no part edited twice), as it is defined. */
function wholeDistance(
	one: readonly string[],
	other: readonly string[],
): number {
	const at = (i: number, j: number): number => {
		if (i === 0 || j === 0) return i + j;
		const isSame = one[i - 1] === other[j - 1];
		const isSwap =
			i > 1 &&
			j > 1 &&
			one[i - 1] === other[j - 2] &&
			one[i - 2] === other[j - 1];
		return Math.min(
			(table[i - 1]?.[j] ?? 0) + 1,
			(table[i]?.[j - 1] ?? 0) + 1,
			(table[i - 1]?.[j - 1] ?? 0) + (isSame ? 0 : 1),
			isSwap ? (table[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
		);
	};
	const table: number[][] = [];
	for (let i = 0; i <= one.length; i++) {
		const row: number[] = [];
		table.push(row);
		for (let j = 0; j <= other.length; j++) row.push(at(i, j));
	}
	return table[one.length]?.[other.length] ?? 0;
}
