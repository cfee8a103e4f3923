import { describe, expect, it } from "vitest";
import { tallyOf } from "../../server/room/tally.ts";
import type { Histogram } from "../../shared/kinds/numeric/histogram.ts";
import type { Band } from "../../shared/kinds/numeric/model.ts";
import { numeric } from "../../shared/kinds/numeric/model.ts";
import {
	asThousands,
	readNumber,
} from "../../shared/kinds/numeric/read-number.ts";
import { diceOf } from "./dice.ts";

const metres = { unit: "m" };

describe("a number as people type it", () => {
	it.each<[string, number]>([
		["42", 42],
		[" 3.14 ", 3.14],
		["3,14", 3.14],
		["-0.5", -0.5],
		["−2", -2],
		["+7", 7],
		["-0", 0],
		["1e3", 1000],
		["1E-3", 0.001],
		["2·10^5", 200_000],
		["2 x 10^-2", 0.02],
		["6,02×10^23", 6.02e23],
		["3/4", 0.75],
		["-3/4", -0.75],
		["1 1/2", 1.5],
		["1,5/3", 0.5],
		["½", 0.5],
		["1 000 000", 1_000_000],
		["1’000.5", 1000.5],
		["1.234.567,8", 1_234_567.8],
		["1,234,567", 1_234_567],
		["12.", 12],
		["٤٢", 42],
		["۳٫۱۴", 3.14],
		["४२", 42],
		["４２．５", 42.5],
		["𝟒𝟐", 42],
		["5 m", 5],
		["5m", 5],
		["5 M", 5],
		["0.30000000000000004", 0.3],
		["1½", 1.5],
		["-2¾ m", -2.75],
		["1 ⅓", 1.33333333333333],
		["٢½", 2.5],
		["2·10⁵", 200_000],
		["2×10⁻²", 0.02],
		["10²", 100],
	])("[RM900] reads %s", (typed, number) => {
		expect(readNumber(typed, "m")).toBe(number);
		expect(numeric.read(metres, typed)).toBe(number);
	});

	it.each([
		["", "empty"],
		[" \u200b ", "empty"],
		["--3", "not-a-number"],
		["abc", "not-a-number"],
		["1,2,3", "not-a-number"],
		["1.2.3,4.5", "not-a-number"],
		["1 2", "not-a-number"],
		["3/4/5", "not-a-number"],
		["e3", "not-a-number"],
		["NaN", "not-a-number"],
		["Infinity", "not-a-number"],
		["0x10", "another-unit"],
		["5⁻¹", "not-a-number"],
		["101₂", "not-a-number"],
		["½1", "not-a-number"],
		["½½", "not-a-number"],
		["1/0", "divided-by-zero"],
		["1e999", "too-large"],
		["-1e101", "too-large"],
		["1".repeat(50), "too-long"],
	])("[RM901] says why %j is none", (typed, why) => {
		expect(readNumber(typed, "m")).toBe(why);
		expect(numeric.read(metres, typed)).toBeNull();
	});

	it.each<[string, number | string]>([
		["-2 ⅓", -2.33333333333333],
		["10³", 1000],
		["-10⁻³", -0.001],
		["10^3", 1000],
		["3·10⁸", 3e8],
		["1,00,000.5", 100_000.5],
		["1\u200b½", 1.5],
		["½3", "not-a-number"],
		["10³5", "not-a-number"],
		["5²", "not-a-number"],
		["10₂", "not-a-number"],
		["2*105", "not-a-number"],
		["2x100", "another-unit"],
	])(
		"[RM1050] what is small or raised in %s runs together with no other digit",
		(typed, number) => {
			expect(readNumber(typed)).toBe(number);
		},
	);

	it.each<[string, string, number | string]>([
		["3 m2", "m²", 3],
		["١٢٪", "%", 12],
		["10³ m", "m", 1000],
		["5 kg", "m", "another-unit"],
		["3 km/h", "m/s", "another-unit"],
		["1/3 m", "", "another-unit"],
		["12 %", "", "another-unit"],
		["5€", "", "another-unit"],
		["1e", "m", "not-a-number"],
		["x5", "m", "not-a-number"],
	])(
		"[RM1051] %s where the unit is “%s”: its own unit is read along, another is told",
		(typed, unit, number) => {
			expect(readNumber(typed, unit)).toBe(number);
		},
	);

	it.each([
		["1.234", "1234"],
		["-12,345", "-12345"],
		["1,000 m", "1000 m"],
		["0.123", "0.123"],
		["1.2345", "1.2345"],
		["1,234.5", "1,234.5"],
		["1234", "1234"],
	])("[RM1052] %s may be meant as %s", (typed, meant) => {
		expect(asThousands(typed)).toBe(meant);
	});

	it("[RM901] takes no other shape", () => {
		for (const raw of [null, [], [1], {}, true, Number.NaN, Infinity, 1e101])
			expect(numeric.read(metres, raw)).toBeNull();
		expect(numeric.read(metres, 1e-7)).toBe(1e-7);
	});

	it("[RM900] reads a unit with a power in each way in which it is typed", () => {
		for (const typed of ["5 m²", "5m2", "5 m2", "5㎡", "5 M²"])
			expect(readNumber(typed, "m²"), typed).toBe(5);
	});

	it("[RM900] two ways of writing one number are one answer", () => {
		const texts = ["0.5", ",5", ".5", "1/2", "5e-1", "0,50", "½"];
		expect(new Set(texts.map((text) => numeric.read(metres, text)))).toEqual(
			new Set([0.5]),
		);
	});
});

const around = (value: number, by: number, more: object = {}): Band => ({
	is: "around",
	value,
	by,
	per: "one",
	share: 1,
	...more,
});

describe("the mark of a number", () => {
	const bands = [
		around(9.81, 0.01),
		around(9.81, 5, { per: "cent", share: 0.5 }),
		{ is: "range", least: -3, most: -2, share: 0.25 },
	];
	it.each([
		[9.81, 1],
		[9.82, 1],
		[9.8, 1],
		[9.821, 0.5],
		[10.3005, 0.5],
		[10.31, 0],
		[-2, 0.25],
		[-3, 0.25],
		[-3.01, 0],
	])(
		"[RM902] %d earns %d: the best band that it is in, ends included",
		(value, share) => {
			expect(numeric.mark(metres, { bands }, value)).toBe(share);
		},
	);

	it("[RM902] a sum that a computer rounds is still right", () => {
		expect(numeric.mark(metres, { bands: [around(0.3, 0)] }, 0.1 + 0.2)).toBe(
			1,
		);
	});

	it("[RM1539] a unit is plain text: a formula in it is told, money is none", () => {
		const faults = (unit: string) =>
			numeric
				.faults({ unit }, { bands: [around(1, 0)] })
				.map(({ path, code }) => [path, code]);
		for (const unit of ["$\\mathrm{m/s}$", "$m$", "in $m^2$", "\\Omega"])
			expect(faults(unit), unit).toEqual([["ask.unit", "unit-formula"]]);
		for (const unit of ["", "m/s²", "kg·m", "$", "$/kg", "€ or $", "%"])
			expect(faults(unit), unit).toEqual([]);
	});

	it("[RM903] tells what keeps a key from being one", () => {
		const texts = (key: object) =>
			numeric.faults(metres, key as never).map(({ path }) => path);
		expect(texts({ bands })).toEqual([]);
		expect(texts({ bands: [] })).toEqual(["key.bands"]);
		expect(texts({ bands: [around(1, 0, { share: 0.5 })] })).toEqual([
			"key.bands",
		]);
		const backwards = { is: "range", least: 2, most: 1, share: 1 };
		expect(texts({ bands: [backwards] })).toEqual(["key.bands.0"]);
		const half = { is: "range", least: 1, most: 3, share: 0.5 };
		expect(texts({ bands: [around(2, 1), half] })).toEqual(["key.bands.1"]);
		expect(texts({ bands: [around(2, 0), half] })).toEqual([]);
		expect(texts({ bands: [half, around(2, 1, { share: 0.5 })] })).toEqual([
			"key.bands",
		]);
	});
});

describe("the picture of numbers", () => {
	const drawn = (values: readonly number[], key: object | null = null) => {
		const groups: Record<string, number> = {};
		for (const value of values)
			for (const group of numeric.groups(metres, value))
				groups[group] = (groups[group] ?? 0) + 1;
		const tally = { answered: values.length, groups, left: 0 };
		return numeric.distribution(metres, key as never, tally) as Histogram;
	};

	it("[RM904] has a column for each number where they are few", () => {
		const { bins, median } = drawn([1, 2, 2, 5], { bands: [around(2, 0)] });
		expect(bins).toEqual([
			{ from: 1, to: 1, count: 1, right: "none" },
			{ from: 2, to: 2, count: 2, right: "all" },
			{ from: 5, to: 5, count: 1, right: "none" },
		]);
		expect(median).toBe(2);
		expect(drawn([1, 2]).median).toBe(1.5);
		expect(drawn([]).median).toBeNull();
		expect(drawn([1]).bins[0]?.right).toBeNull();
	});

	it("[RM905] has at most twenty where they are many, counts everybody once, and one that is far off squeezes nothing", () => {
		for (let seed = 1; seed <= 50; seed++) {
			const dice = diceOf(seed);
			const scale = 10 ** Math.floor(dice() * 12 - 6);
			const values = Array.from(
				{ length: 500 },
				() => (dice() + dice() + dice() - 1.5) * scale,
			).concat(1e30);
			const { bins, below, above } = drawn(values);
			expect(bins.length).toBeLessThanOrEqual(20);
			expect(bins.length).toBeGreaterThan(5);
			const inside = bins.reduce((sum, { count }) => sum + count, 0);
			expect(below + above + inside).toBe(values.length);
			expect(above).toBeGreaterThan(0);
			expect(above + below).toBeLessThan(values.length * 0.06);
			for (const [index, bin] of bins.entries())
				expect(bin.from).toBeCloseTo(bins[index - 1]?.to ?? bin.from, 9);
		}
	});
});

describe("a picture that somebody wants to spoil", () => {
	const drawn = (values: readonly number[]) => {
		const tally = tallyOf(
			{ kind: "numeric", ask: metres },
			values.map((value) => [value, 1]),
		);
		return numeric.distribution(metres, null, tally) as Histogram;
	};

	it("[RM1060] shows a class of any size as without those who are far off, up to a tenth at either end", () => {
		for (const size of [20, 30, 49, 50, 100, 400])
			for (const far of [1e100, -1e100, 1e6]) {
				const spoilers = Math.max(1, Math.floor(size * 0.08));
				const values = Array.from({ length: size }, (_, index) =>
					index < spoilers ? far : 300 + ((index * 37) % 100),
				);
				const { bins, below, above, median } = drawn(values);
				const what = `${spoilers} of ${size} say ${far}`;
				expect(above + below, what).toBeGreaterThanOrEqual(spoilers);
				expect(above + below, what).toBeLessThanOrEqual(spoilers + size * 0.05);
				expect(bins.length, what).toBeGreaterThan(5);
				for (const { from, to } of bins) {
					expect(from, what).toBeGreaterThanOrEqual(290);
					expect(to, what).toBeLessThanOrEqual(410);
				}
				expect(median).toBeGreaterThan(300);
			}
	});

	it("[RM1060] counts everybody once, whatever was answered", () => {
		const sets = [
			Array.from({ length: 30 }, (_, index) => index * Number.MIN_VALUE),
			Array.from({ length: 30 }, (_, index) => -(10 ** -(index * 11))),
			Array.from({ length: 30 }, (_, index) => 10 ** (index * 3)),
			[...Array(200).fill(7), ...Array.from({ length: 20 }, (_, at) => at)],
		];
		for (const values of sets) {
			const { bins, below, above } = drawn(values);
			const inBins = bins.reduce((sum, { count }) => sum + count, 0);
			expect(below + above + inBins).toBe(values.length);
			expect(bins.length).toBeGreaterThan(0);
			expect(bins.length).toBeLessThanOrEqual(20);
		}
	});
});

describe("the groups of numbers", () => {
	const tallied = (values: readonly number[]) =>
		tallyOf(
			{ kind: "numeric", ask: metres },
			values.map((value) => [value, 1]),
		);

	it("[RM1005] tell the histogram and the median of thousands of different ones, of which only the largest are told", () => {
		const values = Array.from({ length: 5000 }, (_, index) => 10 + index / 7);
		const tally = tallied(values);
		expect(Object.keys(tally.groups)).toHaveLength(200);
		expect(tally.left).toBeGreaterThan(100);
		const drawn = numeric.distribution(metres, null, tally) as Histogram;
		const inBins = drawn.bins.reduce((sum, { count }) => sum + count, 0);
		expect(inBins + drawn.below + drawn.above).toBe(5000);
		expect(Math.abs((drawn.median ?? 0) - 367)).toBeLessThanOrEqual(5);
	});

	it("[RM1005] are as fine as three digits where all of those are told", () => {
		const tally = tallied([1.01, 1.02, 1.03, 1.03, 25.04]);
		const drawn = numeric.distribution(metres, null, tally) as Histogram;
		expect(drawn.bins.map(({ from, count }) => [from, count])).toEqual([
			[1.01, 1],
			[1.02, 1],
			[1.03, 2],
			[25, 1],
		]);
		expect(drawn.median).toBe(1.03);
	});
});
