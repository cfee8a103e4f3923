import { describe, expect, test } from "vitest";
import { atOnce } from "../../server/room/steps.ts";
import {
	liveTallyOf,
	tallyOf,
	tallyRound,
	valuesOf,
} from "../../server/room/tally.ts";
import {
	type Asking,
	bytesOf,
	excessOf,
	lengthOf,
	mostBytes,
} from "../../shared/kinds/entries.ts";
import type { EntryCounts } from "../../shared/kinds/entry-counts.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Question } from "../../shared/quiz.ts";
import { diceOf } from "./dice.ts";
import { question, room, run } from "./example.ts";
import { spelled } from "./spelled.ts";

const cloud = kindOf({ kind: "cloud" });
const open = kindOf({ kind: "open" });
const ask: Asking = { entries: 3, moderated: false };
const cloudAsked: Question = {
	...question("poll", []),
	kind: "cloud",
	ask,
	key: {},
};
const family = "👨‍👩‍👧‍👦";

describe("entries", () => {
	test("[RM1255] an answer is one to as many entries as are asked for, each once and tidied; whatever else is none", () => {
		expect(cloud.read(ask, [" TCP  stack ", "tcp stack", "UDP"])).toEqual([
			"TCP stack",
			"UDP",
		]);
		// What turns the text around or is not seen is taken out; towers of marks are cut.
		expect(
			cloud.read(ask, [
				"\u202egnorw\u202c",
				"a\u200bb\ufeff",
				`e${"\u0301".repeat(40)}`,
			]),
		).toEqual(["gnorw", "ab", `é${"\u0301".repeat(4)}`]);
		for (const raw of [
			[],
			["a", "b", "c", "d"],
			[""],
			["a", " "],
			["\u202e\u200b"],
			["a", 1],
			["a", null],
			new Array(2),
			"a",
			{ 0: "a", length: 1 },
			["x".repeat(31)],
			["x".repeat(limits.answer + 1)],
			[`${"\u200d👩".repeat(100)}`],
		])
			expect(cloud.read(ask, raw), JSON.stringify(raw)).toBeNull();
		expect(cloud.read(ask, ["x".repeat(30)])).toEqual(["x".repeat(30)]);
		expect(open.read(ask, ["語".repeat(200)])).toEqual(["語".repeat(200)]);
	});

	test("[RM1255] an answer has at most as many bytes as can be sent, and is refused whole when it has more", () => {
		const long = ["क्ष".repeat(60), "त्र".repeat(60), "ज्ञ".repeat(60)];
		for (const text of long) expect(open.read(ask, [text])).toEqual([text]);
		expect(bytesOf(long)).toBeGreaterThan(mostBytes / 2);
		const longer = long.map((text) => text.slice(0, 150).repeat(2));
		expect(bytesOf(longer)).toBeGreaterThan(mostBytes);
		expect(open.read(ask, longer)).toBeNull();
	});

	test("[RM1256] the length of an entry counts what one sees as one character", () => {
		const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
		for (const text of [
			"",
			"abc",
			"é",
			"e\u0301e\u0301",
			family,
			"👍🏽👍",
			"🇩🇪🇫🇷",
			"❤️🏴󠁧󠁢󠁳󠁣󠁴󠁿",
			"한국어",
			"สวัสดี",
			"שָׁלוֹם",
			"اَلسَّلَامُ",
		])
			expect(lengthOf(text), text).toBe([...segmenter.segment(text)].length);
		const most = { entries: 1, characters: 4 };
		expect(excessOf("abcd", most)).toBe(0);
		expect(excessOf("abcdef", most)).toBe(2);
		expect(excessOf(`${family}a`, most)).toBe(0);
		// Of far more units than characters: no text, but an attack.
		expect(excessOf("👩\u200d".repeat(20), most)).toBeGreaterThan(0);
	});

	test("[RM1257] entries that differ in case are one group, named by the spelling used most; others are other words", () => {
		const tally = tallyOf(
			cloudAsked,
			valuesOf({
				'["TCP"]': 3,
				'["tcp"]': 2,
				'["T C P","naïve"]': 1,
				'["Naive","UDP"]': 1,
			}),
		);
		expect(tally.answered).toBe(7);
		expect({ ...tally.groups }).toEqual({
			TCP: 5,
			"T C P": 1,
			naïve: 1,
			Naive: 1,
			UDP: 1,
		});
		expect(cloud.distribution(ask, null, tally)).toEqual({
			answered: 7,
			groups: [
				{ text: "TCP", count: 5 },
				{ text: "Naive", count: 1 },
				{ text: "T C P", count: 1 },
				{ text: "UDP", count: 1 },
				{ text: "naïve", count: 1 },
			],
			others: 0,
		});
	});

	test("[RM1257] by chance as another account says, live as from the rows", () => {
		const words = ["a b", "A b", "ab", "Ä", "a", "Å", "x", "X", "y"];
		for (let seed = 1; seed <= 200; seed++) {
			const dice = diceOf(seed);
			const rows = Array.from({ length: 12 }, (_, index) => ({
				seat: `s${index}`,
				at: 0,
				value: cloud.read(ask, [dice.pick(words), dice.pick(words)]) ?? [],
			}));
			const plain: Record<string, number> = {};
			for (const { value } of rows)
				for (const group of cloud.groups(ask, value))
					plain[group] = (plain[group] ?? 0) + 1;
			const own = spelled(cloud, plain);
			const opened = run(room(), [{ do: "open", question: 0 }], 1, [
				cloudAsked,
			]);
			const frozen = atOnce(
				tallyRound([cloudAsked], opened.rounds[0] as never, rows),
			);
			const live = liveTallyOf(cloudAsked, {
				answered: rows.length,
				groups: plain,
				left: 0,
				values: {},
			});
			for (const { groups } of [frozen, live]) expect(groups).toEqual(own);
		}
	});

	test("[RM1258] ten thousand different entries, however hostile, are counted and told in bounded time and space", () => {
		const asked = { ...cloudAsked, kind: "open" };
		const rows = Array.from({ length: 10_000 }, (_, index) => ({
			seat: `s${index}`,
			at: 0,
			value: [
				index % 2 === 0
					? `${index} ${"語\u0301".repeat(190)}`
					: `${index}__proto__${"😀".repeat(100)}`,
			],
		}));
		for (const { value } of rows) expect(open.read(ask, value)).toEqual(value);
		const opened = run(room(), [{ do: "open", question: 0 }], 1, [asked]);
		const steps = tallyRound([asked], opened.rounds[0] as never, rows);
		let longest = 0;
		for (;;) {
			const before = process.cpuUsage();
			const { done, value: tally } = steps.next();
			const { user, system } = process.cpuUsage(before);
			longest = Math.max(longest, (user + system) / 1000);
			if (done !== true) continue;
			expect(tally.answered).toBe(10_000);
			expect(Object.keys(tally.groups)).toHaveLength(limits.groupsTold);
			expect(tally.left).toBe(10_000 - limits.groupsTold);
			const told = open.distribution(ask, null, tally) as EntryCounts;
			expect(bytesOf([JSON.stringify(told)])).toBeLessThan(6000);
			expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThanOrEqual(4096);
			expect(told.groups.length + told.others).toBe(10_000);
			break;
		}
		console.log(`the longest step takes ${longest.toFixed(1)} ms`);
		expect(longest).toBeLessThan(100);
	});
});
