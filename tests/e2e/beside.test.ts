import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { newImage } from "../rig/images.ts";
import { layoutAt, screenSizes } from "../rig/layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";

const site = withRigAndBrowser();

const words =
	"The net force sets the acceleration.\n\n- the part of the weight along the slope\n- friction, against the motion";
const more = "So what is heavier is not faster.";
const long = `${words}\n\n${"Both grow with the weight, and both are smaller on a steeper slope. ".repeat(4)}`;

/** How its picture and the words around it stand, and in which type. */
const standing = (page: Page) =>
	page.evaluate(() => {
		const boxOf = (one: Element | null | undefined) => {
			const box = one?.getBoundingClientRect();
			return box ? [box.left, box.top, box.right, box.bottom] : [];
		};
		const parts = [...document.querySelectorAll(".part")];
		const stage = document.querySelector<HTMLElement>(".stage");
		return {
			type: Number(stage?.style.getPropertyValue("--fit")),
			picture: boxOf(document.querySelector(".rich-image")),
			words: parts.flatMap((part) =>
				[...part.querySelectorAll(".rich > :not(.rich-picture)")].map(boxOf),
			),
			desk: boxOf(document.querySelector(".desk"))[1] ?? 0,
		};
	});

/** Slides by what they show, how their picture is to stand, and how large it is. */
const slides = {
	beside: { text: words, size: [800, 600], stands: "beside" },
	portrait: { text: words, size: [600, 900], stands: "beside" },
	long: { text: long, size: [1200, 900], stands: "beside" },
	before: { text: words, size: [1200, 800], stands: "beside", first: true },
	wide: { text: words, size: [1500, 500], stands: "above" },
	few: { text: "A slope", size: [800, 600], stands: "above" },
} as const;

const giving: Record<string, number> = { long: 0.7 };

for (const colorScheme of ["light", "dark"] as const)
	it(`[EE1892] a slide's words stand beside its picture, which makes no type smaller, moves nothing and covers nothing; a wide one, and one of few words, stands by itself, ${colorScheme}`, {
		timeout: 120_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const questions = [];
		for (const [id, slide] of Object.entries(slides)) {
			const [width, height] = slide.size;
			const image = await newImage(rest, "#077", width, height);
			const picture = `![a slope](image:${image})`;
			const body =
				"first" in slide
					? `${picture}\n\n${slide.text}`
					: `${slide.text}\n\n${picture}`;
			for (const [name, part] of [
				[id, body],
				[`${id}-bare`, slide.text],
			] as const)
				questions.push(
					questionOf(name, {
						kind: "slide",
						text: "Two forces act along a slope",
						ask: { body: `${part}\n\n+++\n\n${more}`, phones: false },
						key: {},
						explanation: "",
					}),
				);
		}
		const room = await openRoom(rest, { ...twoQuestions, questions });
		const { page } = site.keep(
			await openDevice(site.browser, { viewport: screenSizes[0], colorScheme }),
		);
		await page.goto(`${site.rig.url}/screen/#${room.screenToken}`);
		await page.getByText(twoQuestions.title).first().waitFor();
		for (const [place, [id, { stands }]] of Object.entries(slides).entries()) {
			const bare = new Map<string, number>();
			await room.move({ do: "goto", question: 2 * place + 1, parts: 2 });
			await page.locator(".part").nth(1).waitFor();
			for (const size of screenSizes) {
				await layoutAt(page, size);
				bare.set(String(size.width), (await standing(page)).type);
			}
			for (const size of screenSizes) {
				let stood: string | null = null;
				await page.setViewportSize(size);
				for (const parts of [1, 2]) {
					await room.move({ do: "goto", question: 2 * place, parts });
					await page.locator(".rich-image").waitFor();
					await expect.poll(() => page.locator(".part").count()).toBe(parts);
					const where = `${id}, ${parts} parts, ${size.width}x${size.height}`;
					const { faults, scrolls } = await layoutAt(page, size);
					expect(faults, where).toEqual([]);
					expect(scrolls, where).toBe(false);
					const { type, picture, words, desk } = await standing(page);
					const [left = 0, top = 0, , bottom = 0] = picture;
					expect(bottom, where).toBeLessThanOrEqual(desk);
					await shoot(
						page,
						`beside-${id}-${parts}-${size.width}x${size.height}-${colorScheme}`,
					);
					if (stands === "above") {
						const [, , , end = 0] = words[0] ?? [];
						expect(top, where).toBeGreaterThanOrEqual(end);
						continue;
					}
					for (const [, , right = 0] of words)
						expect(right, where).toBeLessThan(left);
					expect(top, where).toBeLessThanOrEqual((words[0]?.[1] ?? 0) + 12);
					expect(bottom - top, where).toBeGreaterThan(size.height * 0.28);
					// Where the words fill the wall by themselves, they give way a little.
					const least = (bare.get(String(size.width)) ?? 0) * (giving[id] ?? 1);
					expect(type, where).toBeGreaterThanOrEqual(least);
					const at = JSON.stringify([picture, words.slice(0, 2)]);
					expect(at, where).toBe(stood ?? at);
					stood = at;
				}
			}
		}
		room.close();
	});

it("[EE1895] options stand beside what their question shows, in one line, and neither moves from opening to answer", {
	timeout: 60_000,
}, async () => {
	const rest = await signedIn(site.rig.url);
	const image = await newImage(rest, "#077", 1200, 900);
	const asked = "Which arrow is the net force on the block?";
	const code =
		"```python\nv = 0.0\nfor k in range(3):\n    v += 10 * 0.3\nprint(k, v)\n```";
	const options = ["arrow 1", "arrow 2", "arrow 3", "arrow 4"];
	const questions = [`![a block](image:${image})`, code].map((figure, place) =>
		questionOf(`q${place}`, {
			text: `${asked}\n\n${figure}`,
			ask: { options },
		}),
	);
	const room = await openRoom(rest, { ...twoQuestions, questions });
	const { page } = site.keep(
		await openDevice(site.browser, {
			viewport: screenSizes[0],
			reducedMotion: "reduce",
		}),
	);
	await page.goto(`${site.rig.url}/screen/#${room.screenToken}`);
	await page.getByText(twoQuestions.title).first().waitFor();
	for (const [index, figure] of [".rich-image", ".question pre"].entries()) {
		await room.move({ do: "open", question: index });
		const stood = new Map<string, string>();
		for (const phase of ["open", "closed", "revealed"] as const) {
			if (phase === "closed") await room.move({ do: "close" });
			if (phase === "revealed") await room.move({ do: "reveal" });
			await page.locator(`[data-phase="${phase}"] ${figure}`).waitFor();
			for (const size of screenSizes) {
				const where = `${figure}, ${phase}, ${size.width}x${size.height}`;
				const { faults, lines, scrolls } = await layoutAt(page, size);
				expect(faults, where).toEqual([]);
				expect(scrolls, where).toBe(false);
				const box = await page.locator(figure).boundingBox();
				const cards = await page.locator(".answer").all();
				for (const card of cards)
					expect((await card.boundingBox())?.x, where).toBeGreaterThan(
						(box?.x ?? 0) + (box?.width ?? 0),
					);
				for (const option of options)
					expect(
						lines.filter((line) => line.startsWith(option)),
						where,
					).toHaveLength(1);
				const at = JSON.stringify([box, lines]);
				const key = String(size.width) + size.height;
				expect(at, where).toBe(stood.get(key) ?? at);
				stood.set(key, at);
			}
		}
	}
	room.close();
});
