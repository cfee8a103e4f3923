import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Download, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violationsOn } from "../rig/axe.ts";
import { enterAs, laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { shoot } from "../rig/shots.ts";
import { storeHall } from "../rig/stored-hall.ts";
import { canvas, facultyParts, moodle, zipOf } from "./gradebooks.ts";
import { readWorkbook } from "./read-workbook.ts";

const site = withRigAndBrowser();
const names = ["00123", "3-4", "Ada Lovelace", "Ada@uni.example", "=1+1"];

async function openPanel(locale = "en-GB") {
	const rest = await signedIn(site.rig.url);
	const room = await storeHall(site.rig, rest, {
		students: 40,
		questions: 4,
		nameOf: (index) => names[index] ?? `Student ${index}`,
	});
	const { page, context } = site.keep(
		await openDevice(site.browser, { viewport: laptopSize, locale }),
	);
	await enterAs(context, rest);
	await page.goto(`${site.rig.url}/teach/#/rooms/${room}/results`);
	const button = page.getByRole("button", { name: "Take it away" });
	await button.focus();
	await page.keyboard.press("Enter");
	await page.getByRole("dialog").waitFor();
	return { page, button };
}

async function downloadOf(page: Page, act: () => Promise<void>) {
	const [download] = await Promise.all([
		page.waitForEvent("download") as Promise<Download>,
		act(),
	]);
	return {
		name: download.suggestedFilename(),
		bytes: await readFile(await download.path()),
	};
}

/** What is wider than its place in the panel. */
const overflowOf = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll("html, dialog[open], .take-away *")]
			.filter(
				(one) =>
					!one.matches("select, option, input, svg *") &&
					one.scrollWidth > one.clientWidth + 1 &&
					one.clientWidth > 0,
			)
			.map((one) => `${one.tagName} ${one.className}`),
	);

const part = (page: Page, name: string) =>
	page.getByRole("region", { name, exact: true });
const choose = (page: Page, name: string, text: string) =>
	page.locator('input[type="file"]').setInputFiles({
		name,
		mimeType: "text/csv",
		buffer: Buffer.from(text),
	});

describe("the panel by which results are taken away", () => {
	it("[FI2183] has each file, by keyboard, at every width, in light and dark, without a fault of accessibility", async () => {
		const { page, button } = await openPanel();
		for (const [name, file] of [
			["Excel", /\.xlsx$/],
			["CSV", /\.csv$/],
			["Plain gradebook for Moodle", /-grades\.csv$/],
			["JSON", /\.json$/],
		] as const) {
			const link = page.getByRole("link", { name: `Download, ${name}` });
			await link.focus();
			const made = await downloadOf(page, () => page.keyboard.press("Enter"));
			expect(made.name).toMatch(file);
			if (name === "Excel")
				expect(await readWorkbook(made.bytes)).toHaveLength(4);
			if (name === "CSV") {
				const rows = parse(made.bytes, { bom: true }) as string[][];
				expect(rows[0]?.[4]).toMatch(/^Q1: \w/);
				expect(rows.slice(1, 3).map(([name]) => name)).toEqual([
					'="00123"',
					'="3-4"',
				]);
			}
		}
		expect(await violationsOn(page)).toEqual([]);
		for (const width of [1920, 1024, 768, 360]) {
			await page.setViewportSize({ width, height: 800 });
			expect(await overflowOf(page), `at ${width}`).toEqual([]);
			await shoot(page, `take-away-${width}`);
		}
		await page.emulateMedia({ colorScheme: "dark" });
		expect(await violationsOn(page)).toEqual([]);
		await shoot(page, "take-away-dark");
		await page.keyboard.press("Escape");
		expect(await button.evaluate((one) => one === document.activeElement)).toBe(
			true,
		);
	});

	it("[FI2183] separates cells by a semicolon where decimals have a comma", async () => {
		const { page } = await openPanel("de-DE");
		const csv = part(page, "CSV");
		expect(await csv.getByLabel("Separator").inputValue()).toBe("semicolon");
		await csv.getByLabel(/Keep 00123/).uncheck();
		const made = await downloadOf(page, () => csv.getByRole("link").click());
		expect(made.bytes.toString()).toMatch(/^\uFEFFName;Points;/);
		expect(made.bytes.toString()).toContain("\r\n00123;");
	});

	it("[FI2183] fills a gradebook that is chosen: what is found is told, columns are chosen, the very file comes back", async () => {
		const { page } = await openPanel();
		const own = part(page, "Your own gradebook");
		await choose(page, "Grades.csv", canvas);
		await own
			.getByText("2 students are found in the 3 rows of the file.")
			.waitFor();
		expect(await own.getByLabel("Who is who, by column").inputValue()).toBe(
			"2",
		);
		await own
			.getByText("38 students of this session are not in the file")
			.click();
		await own.getByText("1 of the file is not in this session").click();
		await own.getByText("00124").first().waitFor();
		await own
			.getByLabel("Into the column")
			.selectOption({ label: "G: Week 2 (8124)" });
		await own
			.getByText("1 cell that holds something else is replaced.")
			.waitFor();
		expect(await violationsOn(page)).toEqual([]);
		await own.scrollIntoViewIfNeeded();
		await shoot(page, "take-away-own");
		for (const width of [768, 360]) {
			await page.setViewportSize({ width, height: 800 });
			await own.scrollIntoViewIfNeeded();
			expect(await overflowOf(page), `at ${width}`).toEqual([]);
			await shoot(page, `take-away-own-${width}`);
		}
		const save = own.getByRole("button", { name: "Download the filled file" });
		const made = await downloadOf(page, () => save.click());
		expect(made.name).toBe("Grades.csv");
		expect(made.bytes.toString()).toMatch(
			/^(?:.*\r\n){2}"Lovelace, Ada",4711,00123,ada,Analysis I,9\.0,\d+,90\.0,30\.0\r\n/,
		);
		await own.getByLabel("What to fill in").selectOption("place");
		await own.getByText("2 students are found").waitFor();
	});

	it("[FI2183] takes a file that is dropped, and says what is wrong with one", async () => {
		const { page } = await openPanel();
		const own = part(page, "Your own gradebook");
		const data = await page.evaluateHandle(
			([text]) => {
				const data = new DataTransfer();
				data.items.add(new File([text ?? ""], "moodle.csv"));
				return data;
			},
			[moodle],
		);
		await own.getByText("or drop it here").dispatchEvent("drop", {
			dataTransfer: data,
		});
		await own.getByText("2 students are found in the 4 rows").waitFor();
		await choose(page, "broken.csv", 'a,b\n"c');
		await own
			.getByText("In row 2 a quotation mark opens and is never closed.")
			.waitFor();
		await own.getByRole("button", { name: "Try again" }).waitFor();
		await choose(page, "others.csv", "Name,Points\nNobody,\n");
		await own.getByText("Nobody is found in the file.").waitFor();
		expect(await own.getByRole("button", { name: /filled file/ }).count()).toBe(
			0,
		);
		const book = await zipOf(facultyParts);
		await page.locator('input[type="file"]').setInputFiles({
			name: "Marks.xlsx",
			mimeType: "",
			buffer: book,
		});
		await own.getByText("1 student is found in the 3 rows").waitFor();
		// The first sheet is empty, so that the second one is looked at.
		expect(await own.getByLabel("Sheet").inputValue()).toBe("1");
		await own.getByLabel("Sheet").selectOption("Notes");
		await own.getByText("There is nothing in this table.").waitFor();
		await own.getByLabel("Sheet").selectOption("Marks");
		const save = own.getByRole("button", { name: "Download the filled file" });
		const made = await downloadOf(page, () => save.click());
		expect(made.name).toBe("Marks.xlsx");
		expect(made.bytes.subarray(0, 2).toString()).toBe("PK");
	});
});
