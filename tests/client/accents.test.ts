import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accents } from "../../shared/branding.ts";

const textOf = (file: string) =>
	readFileSync(new URL(`../../client/look/${file}`, import.meta.url), "utf8");

type Tones = Readonly<Record<string, string>>;

/** The tones of each rule of a style sheet, by its selector. */
function rulesOf(text: string): Map<string, Tones> {
	const bare = text.replace(/\/\*[\s\S]*?\*\//g, "");
	const rules = new Map<string, Tones>();
	for (const [, selector = "", body = ""] of bare.matchAll(
		/([^{};]+)\{([^{}]*)\}/g,
	)) {
		const tones = Object.fromEntries(
			[...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(
				([, name = "", tone = ""]) => [name, tone],
			),
		);
		const name = selector.trim();
		rules.set(name, { ...rules.get(name), ...tones });
	}
	return rules;
}

const tokens = rulesOf(textOf("tokens.css"));
const own = rulesOf(textOf("accents.css"));
const rootIn = {
	light: ":root",
	dark: ':root[data-theme="dark"]',
	system: ':root:not([data-theme="light"])',
};

function tonesOf(accent: string | null, theme: keyof typeof rootIn): Tones {
	const root = { ...tokens.get(":root"), ...tokens.get(rootIn[theme]) };
	if (accent === null) return root;
	const bare = `[data-accent="${accent}"]`;
	const more = theme === "light" ? {} : own.get(`${rootIn[theme]} ${bare}`);
	return { ...root, ...own.get(bare), ...more };
}

function light(tone = ""): number[] {
	const short = tone.length === 4;
	const parts = tone.slice(1).match(short ? /./g : /../g) ?? [];
	return parts.map((part) => {
		const c = Number.parseInt(short ? part + part : part, 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	});
}

function contrast(one: string | undefined, other: string | undefined): number {
	const [dark = 0, bright = 0] = [one, other]
		.map((tone) => {
			const [red = 0, green = 0, blue = 0] = light(tone);
			return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
		})
		.sort((a, b) => a - b);
	return (bright + 0.05) / (dark + 0.05);
}

/** How far apart two tones look: the distance in OKLab. */
function apart(one: string | undefined, other: string | undefined): number {
	const [a, b] = [one, other].map((tone) => {
		const [r = 0, g = 0, b = 0] = light(tone);
		const [l = 0, m = 0, s = 0] = [
			0.4122 * r + 0.5363 * g + 0.0514 * b,
			0.2119 * r + 0.6807 * g + 0.1074 * b,
			0.0883 * r + 0.2817 * g + 0.63 * b,
		].map(Math.cbrt);
		return [
			0.2105 * l + 0.7936 * m - 0.0041 * s,
			1.978 * l - 2.4286 * m + 0.4506 * s,
			0.0259 * l + 0.7828 * m - 0.8087 * s,
		];
	});
	return Math.hypot(...(a ?? []).map((part, at) => part - (b?.[at] ?? 0)));
}

/** Which contrast each pair needs. */
const pairs = [
	["accent", "paper", 7],
	["accent", "card", 7],
	["accent", "accent-soft", 4.5],
	["on-accent", "accent", 7],
	["on-accent", "accent-2", 7],
	["ink", "accent-soft", 7],
] as const;
/** What stays what it is: right, what deletes, and what happens now. */
const kept = ["good", "danger", "lamp"] as const;
const themes = ["light", "dark", "system"] as const;

describe("a course's colour", () => {
	test("[CL1934] has the contrasts of petrol, and more, in light and dark, chosen or the system's", () => {
		expect(accents.length).toBeGreaterThanOrEqual(7);
		for (const theme of themes)
			for (const accent of [null, ...accents]) {
				const tones = tonesOf(accent, theme);
				for (const [one, other, least] of pairs)
					expect(
						contrast(tones[one], tones[other]),
						`${accent} ${theme}: ${one} on ${other}`,
					).toBeGreaterThanOrEqual(least);
				if (accent !== null)
					expect(
						contrast(tones["accent-on-slate"], tones.slate),
						`${accent} ${theme} on slate`,
					).toBeGreaterThanOrEqual(4.5);
			}
	});

	test("[CL1934] is no other one's, nor that of what is right, deletes or happens now", () => {
		for (const theme of themes)
			for (const [at, accent] of accents.entries()) {
				const tones = tonesOf(accent, theme);
				for (const name of kept)
					expect(
						apart(tones.accent, tones[name]),
						`${accent} ${theme} from ${name}`,
					).toBeGreaterThan(0.07);
				for (const other of [null, ...accents.slice(0, at)])
					expect(
						apart(tones.accent, tonesOf(other, theme).accent),
						`${accent} ${theme} from ${other}`,
					).toBeGreaterThan(0.035);
			}
	});

	test("[CL1934] by the system is the one that is chosen dark", () => {
		for (const accent of [null, ...accents])
			expect(tonesOf(accent, "system")).toEqual(tonesOf(accent, "dark"));
	});
});
