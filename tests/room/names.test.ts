import { describe, expect, test } from "vitest";
import { makeName, nameKeyOf, readName } from "../../server/room/name.ts";
import {
	handOverHashOf,
	instructorIdOf,
	seatIdOf,
} from "../../server/room/seat.ts";
import { limits } from "../../shared/limits.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { diceOf } from "./dice.ts";
import { refusal } from "./example.ts";

describe("reading a name", () => {
	test("[RM40] a name is kept composed, with single spaces and none around it", () => {
		expect(readName("  Ada \t\n Lovelace  ")).toBe("Ada Lovelace");
		expect(readName("Zoe\u0308")).toBe("Zoë");
		expect(readName("a\u00a0\u3000b")).toBe("a b");
		expect(readName("   ")).toBe("");
	});

	test("[RM40] names of every script and emoji families are names", () => {
		const names = [
			"Ng",
			"李小龍",
			"Владимир",
			"محمد",
			"علی‌رضا",
			"עִבְרִית",
			"नरेन्द्र",
			"ภาษาไทย",
			"O’Brien-Smith",
			"👩‍👩‍👧‍👦",
			"👍🏽 Zoë",
			"❤️",
			"🏳️‍🌈",
			"3.14 <b>=1+1",
		];
		for (const name of names) expect(readName(name)).toBe(name);
	});

	test("[RM41] its length counts what one sees as one character", () => {
		const family = "👩‍👩‍👧‍👦";
		expect(readName("a".repeat(limits.name))).toBe("a".repeat(40));
		expect(refusal(readName("a".repeat(limits.name + 1)))).toBe("name-bad");
		expect(readName("é".normalize("NFD").repeat(20))).toBe("é".repeat(20));
		expect(isRefusal(readName(family.repeat(14)))).toBe(false);
		expect(refusal(readName(family.repeat(20)))).toBe("name-bad");
		expect(refusal(readName("x".repeat(100_000)))).toBe("name-bad");
	});

	test("[RM42] characters that are not seen or turn the text around are refused", () => {
		const bad = {
			control: "a\u0000b",
			escape: "a\u001b[31mb",
			bell: "a\u0007",
			rightToLeftOverride: "abc\u202edef",
			isolate: "a\u2066b",
			mark: "a\u200fb",
			zeroWidthSpace: "a\u200bb",
			softHyphen: "a\u00adb",
			wordJoiner: "a\u2060b",
			privateUse: "a\ue000b",
			loneSurrogate: "a\ud800b",
			unassigned: "a\u0378b",
			tag: "a\u{e0041}b",
		};
		for (const [what, name] of Object.entries(bad))
			expect(refusal(readName(name)), what).toBe("name-bad");
	});

	test("[RM42] a name of nothing that can be seen is refused", () => {
		const blank = {
			joiners: "\u200d\u200d",
			hangulFillers: "\u3164\u3164",
			halfWidthFiller: "\uffa0",
			choseongFiller: "\u115f\u1160",
			braille: "\u2800",
			variation: "\ufe0f",
			graphemeJoiner: "\u034f",
			marksAlone: "\u0301",
		};
		for (const [what, name] of Object.entries(blank)) {
			expect(refusal(readName(name)), what).toBe("name-bad");
			expect(refusal(readName(` ${name} `)), what).toBe("name-bad");
		}
	});

	test("[RM43] piles of accents are refused, those that languages write are not", () => {
		expect(refusal(readName(`Z${"\u0335\u0321\u0353\u0302".repeat(3)}`))).toBe(
			"name-bad",
		);
		expect(readName("Nguyễn Thế Vỹ")).toBe("Nguyễn Thế Vỹ");
		expect(isRefusal(readName("ก็่ำ"))).toBe(false);
	});
});

describe("the key of a name", () => {
	test("[RM44] two names are the same whatever their case, width, spacing and joiners", () => {
		const key = nameKeyOf("Ada Lovelace");
		for (const twin of [
			"ada lovelace",
			"ADA LOVELACE",
			"AdaLovelace",
			"Ａｄａ Ｌｏｖｅｌａｃｅ",
			"A\u200dda Lovelace",
			"Ada\u00a0Lovelace",
		])
			expect(nameKeyOf(twin), twin).toBe(key);
		const persian = nameKeyOf("علی‌رضا");
		expect(persian).toBe(nameKeyOf("علیرضا"));
		expect(nameKeyOf("Zoe\u0308")).toBe(nameKeyOf("ZOË"));
		expect(nameKeyOf("Ada Lovelase")).not.toBe(key);
	});
});

describe("a name that only looks like another", () => {
	test("[RM47] has the same key, whichever alphabet its letters are from", () => {
		const looks = [
			["Ada", "Аda", "Adа", "Αda", "𝐀𝐝𝐚"],
			["Zoë", "Zоё", "Ζоë"],
			["Pep", "Рер"],
			["BOB", "ВОВ", "вов"],
			["Sofia", "Ѕоfіа"],
		];
		for (const [name = "", ...twins] of looks)
			for (const twin of twins) {
				expect(twin).not.toBe(name);
				expect(nameKeyOf(twin), twin).toBe(nameKeyOf(name));
			}
	});

	test("[RM47] and names that are written alike by chance are two names", () => {
		const pairs = [
			["Arno", "Amo"],
			["Al", "A1"],
			["Zoe", "Zoë"],
			["Иван", "Ирина"],
			["李", "季"],
		] as const;
		for (const [one, other] of pairs)
			expect(nameKeyOf(one), one).not.toBe(nameKeyOf(other));
	});
});

describe("generated names", () => {
	test("[RM45] a generated name is a readable one that anyone could have typed", () => {
		const dice = diceOf(7);
		for (let attempt = 0; attempt < 20; attempt++) {
			for (let time = 0; time < 50; time++) {
				const name = makeName(dice, attempt);
				expect(readName(name)).toBe(name);
				expect(name).toMatch(
					attempt === 0 ? /^\w+ \w+$/ : /^\w+ \w+ [2-9]\d*$|^\w+ \w+ 1\d+$/,
				);
			}
		}
		expect(makeName(() => 0, 0)).toBe("Amber Badger");
		expect(makeName(() => 1 - Number.EPSILON, 0)).toBe("Witty Wren");
	});

	test("[RM45] enough of them are different to fill a large hall", () => {
		const dice = diceOf(8);
		const taken = new Set<string>();
		for (let seat = 0; seat < 5000; seat++) {
			let attempt = 0;
			let key = nameKeyOf(makeName(dice, attempt));
			while (taken.has(key)) key = nameKeyOf(makeName(dice, ++attempt));
			expect(attempt).toBeLessThan(20);
			taken.add(key);
		}
	});
});

describe("identities", () => {
	test("[RM46] an id tells nothing of its secret, and one phone's seats cannot be linked", () => {
		const token = "A".repeat(22);
		const ids = [
			seatIdOf("room-1", token),
			seatIdOf("room-2", token),
			seatIdOf("room-1", "B".repeat(22)),
			instructorIdOf(token),
			handOverHashOf(token),
		];
		for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
		expect(new Set(ids).size).toBe(ids.length);
		expect(seatIdOf("room-1", token)).toBe(ids[0]);
	});
});
