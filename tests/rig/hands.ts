import type { Page } from "playwright-core";
import type { Json } from "../../shared/json.ts";

type Hand = (page: Page, value: Json) => Promise<void>;

const timeout = 5000;

/** Options by what they are, as each phone may have them in another order. */
const tap: Hand = async (page, value) => {
	for (const option of [value].flat())
		await page
			.locator(`button.option[value="${String(option)}"]`)
			.tap({ timeout });
};

const tapOrWrite: Hand = async (page, value) => {
	if (Array.isArray(value) || typeof value === "string")
		return tap(page, value);
	const { other } = value as { readonly other: string };
	await page.locator(".own-words input").fill(other, { timeout });
	await page.locator(".own-words button").tap({ timeout });
};

const tapAndSend: Hand = async (page, value) => {
	await tap(page, value);
	await page.locator("button.send").tap({ timeout });
};

const tapStep: Hand = (page, value) =>
	page
		.locator("button.option")
		.nth(Number(value) - 1)
		.tap({ timeout });

const typeAndSend: Hand = async (page, value) => {
	await page
		.locator("main :is(input, textarea)")
		.fill(String(value), { timeout });
	await page.locator("button.send").tap({ timeout });
};

const chooseAndSend: Hand = async (page, value) => {
	for (const [index, place] of (value as readonly number[]).entries())
		await page
			.locator("main select")
			.nth(index)
			.selectOption(String(place), { timeout });
	await page.locator("button.send").tap({ timeout });
};

const typeEachAndSend: Hand = async (page, value) => {
	for (const [index, text] of (value as readonly string[]).entries()) {
		if (index > 0) await page.locator("button.entries-add").tap({ timeout });
		await page.locator("main textarea").nth(index).fill(text, { timeout });
	}
	await page.locator("button.send").tap({ timeout });
};

/** Each item up to its place, the first first. */
const moveAndSend: Hand = async (page, value) => {
	const rows = page.locator("main li[data-item]");
	for (const [place, item] of (value as readonly number[]).entries()) {
		const items = await rows.evaluateAll((all) =>
			all.map((row) => Number(row.getAttribute("data-item"))),
		);
		for (let at = items.indexOf(item); at > place; at--)
			await rows.nth(at).locator("button").first().tap({ timeout });
	}
	await page.locator("button.send").tap({ timeout });
};

const rateAndSend: Hand = async (page, value) => {
	for (const [index, step] of (value as readonly (number | null)[]).entries())
		if (step !== null)
			await page
				.locator("main fieldset")
				.nth(index)
				.locator("input")
				.nth(step - 1)
				.tap({ timeout });
	await page.locator("button.send").tap({ timeout });
};

/** By keys alone: a cell, and from its middle little by little. */
const pointAndSend: Hand = async (page, value) => {
	const [columns, rows] = [8, 6];
	const [x = 0, y = 0] = value as readonly number[];
	const column = Math.floor((x * columns) / 1000);
	const row = Math.floor((y * rows) / 1000);
	await page
		.locator(".pad button")
		.nth(row * columns + column)
		.press("Enter", { timeout });
	const press = async (key: string, times: number) => {
		for (let time = 0; time < times; time++)
			await page.keyboard.press(`Shift+${key}`);
	};
	const go = async (from: number, to: number, back: string, on: string) => {
		await press(on, Math.max(0, Math.ceil((to - from) / 10)));
		await press(back, Math.max(0, Math.ceil((from - to) / 10)));
	};
	const middle = (cell: number, cells: number) =>
		Math.floor(((cell + 0.5) * 1000) / cells);
	await go(middle(column, columns), x, "ArrowLeft", "ArrowRight");
	await go(middle(row, rows), y, "ArrowUp", "ArrowDown");
	await page.locator("button.send").tap({ timeout });
};

/** What a student does on the page to give an answer, by the question's kind. */
const hands: Readonly<Record<string, Hand>> = {
	single: tap,
	truefalse: tap,
	poll: tapOrWrite,
	multiple: tapAndSend,
	scale: tapStep,
	numeric: typeAndSend,
	text: typeAndSend,
	pairs: chooseAndSend,
	order: moveAndSend,
	point: pointAndSend,
	rating: rateAndSend,
	cloud: typeEachAndSend,
	open: typeEachAndSend,
};

export function handFor(kind: string): Hand {
	const hand = hands[kind];
	if (hand === undefined)
		throw new Error(
			`no browser of the tests can answer the kind ${kind}: it has no line in tests/rig/hands.ts`,
		);
	return hand;
}
