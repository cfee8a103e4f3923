import { expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { StoredQuiz } from "../../shared/rest.ts";
import { defaultSettings } from "../../shared/settings.ts";
import {
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { handFor } from "../rig/hands.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import {
	expectSaved,
	lead,
	openLibrary,
	openScreen,
	press,
} from "../rig/stage.ts";

const common = { explanation: "Why it is so.", seconds: null, points: 2 };
const layers = Array.from(
	{ length: 10 },
	(_, index) => `What the layer ${index + 1} of ten does for the one above it`,
);
const quiz: Quiz = {
	v: quizFormat,
	title: "On the wall",
	description: "",
	questions: [
		{
			...common,
			id: "capitals",
			kind: "pairs",
			text: "Match the capitals",
			ask: { left: ["France", "Italy"], right: ["Rome", "Paris"] },
			key: { pairs: [1, 0] },
		},
		{
			...common,
			id: "sound",
			kind: "numeric",
			text: "How fast is sound?",
			ask: { unit: "m/s" },
			key: {
				bands: [
					{ is: "around", value: 343, by: 2, per: "one", share: 1 },
					{ is: "range", least: 330, most: 360, share: 0.5 },
				],
			},
		},
		{
			...common,
			id: "layers",
			kind: "order",
			text: "From the wire up",
			ask: { items: layers },
			key: { orders: [[9, 8, 7, 6, 5, 4, 3, 2, 1, 0]], measure: "tau" },
		},
	],
};

const site = withServerAndBrowser();

it("[EE1040] where the words are on the screen only it has all that phones have letters for, and no single number makes it unreadable", {
	timeout: 90_000,
}, async () => {
	const { url } = site.server;
	const [teacher, projector, pocket] = [
		await openDevice(site.browser, { viewport: laptopSize }),
		await openDevice(site.browser, { viewport: projectorSize }),
		await openPhone(site.browser),
	];
	const [instructor, screen, phone] = [
		teacher.page,
		projector.page,
		pocket.page,
	];
	await openLibrary(instructor, url);
	const post = async (path: string, data: unknown) =>
		(
			await instructor.request.post(url + path, {
				data,
				headers: { origin: url },
			})
		).json();
	const { id } = (await post("/api/quizzes", quiz)) as StoredQuiz;
	const settings = { ...defaultSettings, textOnPhones: false };
	const room = await post("/api/rooms", { quiz: id, settings });
	await instructor.goto(`${url}/teach/#/rooms/${room.id}`);
	await instructor.locator(".room-primary").waitFor();
	await openScreen(screen, instructor, url, room.code);
	await joinRoom(phone, url, room.code, "Ada");

	await press(instructor, /^Start/);
	await lead(instructor, /^Open question/);
	await screen.locator(".pairs").waitFor();
	const shown = async () =>
		(await screen.locator(".pairs ul").allInnerTexts())
			.join(" ")
			.replace(/\s+/g, " ");
	await expect.poll(shown).toBe("1 France 2 Italy A Rome B Paris");
	const offered = phone.locator("main select").first().locator("option");
	await expect
		.poll(async () => (await offered.allInnerTexts()).join(" "))
		.toMatch(/A\P{L}*B/u);
	await instructor.getByRole("switch", { name: /^Bars/ }).click();
	await handFor("pairs")(phone, [1, 0]);
	await expectSaved(phone);
	await screen.getByText("100 %").first().waitFor();
	await expect.poll(shown).toMatch(/1 France B Paris .* A Rome B Paris$/);
	await lead(instructor, /^Close/);
	await lead(instructor, /^Reveal/);
	await screen.locator(".pairs [data-right]").first().waitFor();
	await expect.poll(shown).toMatch(/1 France B Paris .*2 Italy A Rome/);

	await lead(instructor, /^Next/);
	await lead(instructor, /^Open question/);
	await phone.getByText("m/s").first().waitFor();
	await handFor("numeric")(phone, "1234567890");
	await expectSaved(phone);
	await lead(instructor, /^Close/);
	await lead(instructor, /^Reveal/);
	await screen.getByText("1.23e9").waitFor();
	expect(await screen.locator(".bins-key").innerText()).toContain(
		"343\u00a0±\u00a02\u00a0m/s, 330 to 360\u00a0m/s (50\u00a0%)",
	);
	const size = await screen
		.locator(".bins")
		.evaluate((bins) => Number.parseFloat(getComputedStyle(bins).fontSize));
	expect(size).toBeGreaterThanOrEqual(0.023 * projectorSize.height);

	await lead(instructor, /^Next/);
	await lead(instructor, /^Open question/);
	const rows = phone.locator("main li[data-item]");
	await rows.first().waitFor();
	// Letters alone on the phone; on the wall what they stand for, in the same order.
	expect((await rows.allInnerTexts()).join(" ").replace(/\s+/g, " ")).toMatch(
		/^1 A 2 B 3 C/,
	);
	const ordered = async () =>
		(await screen.locator(".order > ol").first().innerText()).replace(
			/\s+/g,
			" ",
		);
	expect(await ordered()).toMatch(/^A What the layer 1 of ten .* J What/);
	await handFor("order")(phone, [1, 0, 2, 3, 4, 5, 6, 7, 8, 9]);
	await expectSaved(phone);
	await lead(instructor, /^Close/);
	await lead(instructor, /^Reveal/);
	await screen.locator(".order [data-right]").first().waitFor();
	// They stay in their places, and have beside them which is theirs.
	expect(await ordered()).toMatch(
		/^A 10 What the layer 1 of .* J 1 What the layer 10 /,
	);
	const told = await screen
		.locator(".order")
		.evaluate((order) => Number.parseFloat(getComputedStyle(order).fontSize));
	expect(told).toBeGreaterThanOrEqual(0.023 * projectorSize.height);
	for (const device of [teacher, projector, pocket])
		expect(device.faults).toEqual([]);
});
