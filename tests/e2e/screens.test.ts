import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { laptopSize, openDevice } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { questionOf } from "../rig/room.ts";
import {
	lead,
	openLibrary,
	openRoom,
	openScreen,
	press,
} from "../rig/stage.ts";

describe("screens where streams do not come through", () => {
	const site = withServerAndBrowser();
	const filters: Server[] = [];
	afterAll(() => {
		for (const filter of filters) {
			filter.closeAllConnections();
			filter.close();
		}
	});

	/** Gives an answer on when it is complete, as a school's filter or a virus scanner does. */
	async function startFilter(): Promise<string> {
		const { port } = new URL(site.server.url);
		const filter = createServer((asked, answer) => {
			const { url, method, headers } = asked;
			const beyond = request({ port, path: url, method, headers }, (reply) => {
				const parts: Buffer[] = [];
				reply.on("data", (part: Buffer) => parts.push(part));
				reply.on("end", () => {
					const { "transfer-encoding": _, ...rest } = reply.headers;
					answer.writeHead(reply.statusCode ?? 502, rest);
					answer.end(Buffer.concat(parts));
				});
			});
			beyond.on("error", () => answer.destroy());
			answer.on("close", () => beyond.destroy());
			asked.pipe(beyond);
		});
		filters.push(filter);
		await new Promise<void>((listening) =>
			filter.listen(0, "127.0.0.1", listening),
		);
		return `http://127.0.0.1:${(filter.address() as AddressInfo).port}`;
	}

	it("[EE409] a screen behind a filter that holds streams back follows the room all the same", {
		timeout: 60_000,
	}, async () => {
		const { page } = await openDevice(site.browser, { viewport: laptopSize });
		const room = await openRoom(page, site.server.url, "module quiz");
		const screen = (await openDevice(site.browser, { viewport: laptopSize }))
			.page;
		await openScreen(screen, page, await startFilter(), room.code);
		await press(page, /^Start/);
		await screen.getByText("Question 1 of").first().waitFor();
		await lead(page, /^Open/);
		await screen
			.getByText(/0 of 0 answered/)
			.first()
			.waitFor();
		expect(await screen.getByText("Reconnecting").count()).toBe(0);
	});

	it("[EE410] eight screens in one browser leave its other pages their connections, and all follow", {
		timeout: 90_000,
	}, async () => {
		const { page, context } = await openDevice(site.browser, {
			viewport: laptopSize,
		});
		const room = await openRoom(page, site.server.url, "module quiz");
		const screens = [];
		for (let count = 0; count < 8; count++) {
			const screen = await context.newPage();
			screens.push(screen);
			await openScreen(screen, page, site.server.url, room.code);
		}
		const another = await context.newPage();
		await another.goto(page.url(), { timeout: 10_000 });
		await another.locator(".room-primary").waitFor();
		await lead(page, /^Start/);
		for (const screen of screens)
			await screen.getByText("Question 1 of").first().waitFor();
	});

	it("[EE600] the bars of a second vote beside an explanation take at least a third of an old projector's width", {
		timeout: 60_000,
	}, async () => {
		const { page } = await openDevice(site.browser, { viewport: laptopSize });
		await openLibrary(page, site.server.url);
		const question = {
			...questionOf("handshake"),
			text: "A client opens a plain TCP connection to a server; the round-trip time is 150 ms. How long after its SYN can it send the first byte of a request?",
			ask: { options: ["0 ms", "75 ms", "150 ms", "225 ms"] },
			key: { correct: [2] },
			explanation:
				"The SYN travels to the server and the SYN-ACK comes back: one round trip, 150 ms. The closing ACK costs no further waiting, because the request can leave right behind it – adding it as another one-way trip leads to 225 ms. 75 ms is only the way there; 0 ms would need an extension such as TCP Fast Open.",
		};
		const made = await page.request.post(`${site.server.url}/api/quizzes`, {
			data: {
				v: 2,
				title: "Two votes",
				description: "",
				questions: [question],
			},
			headers: { origin: site.server.url },
		});
		expect(made.status()).toBe(201);
		const room = await openRoom(page, site.server.url, "Two votes");
		const screen = (await openDevice(site.browser, { viewport: laptopSize }))
			.page;
		await openScreen(screen, page, site.server.url, room.code);
		for (const label of [/^Start/, /^Open/, /^Close/, /^Reveal/])
			await lead(page, label);
		await page
			.locator(".room-moment")
			.getByRole("button", { name: "Ask again: question 1" })
			.click();
		for (const label of [/^Close/, /^Reveal/]) await lead(page, label);
		await screen.locator(".answer-before").first().waitFor();
		for (const [width, height] of [
			[1024, 768],
			[1280, 720],
			[1920, 1080],
		] as const) {
			await screen.setViewportSize({ width, height });
			await expect
				.poll(async () => {
					const tracks = screen.locator(".answer-bar");
					const widths = await tracks.evaluateAll((all) =>
						all.map((one) => one.getBoundingClientRect().width),
					);
					return Math.min(...widths);
				})
				.toBeGreaterThan(width / 3);
			const heights = await screen.locator(".answer-words").evaluateAll((all) =>
				all.map((one) => {
					const words = document.createRange();
					words.selectNodeContents(one);
					return (
						words.getBoundingClientRect().height /
						Number.parseFloat(getComputedStyle(one).lineHeight)
					);
				}),
			);
			expect(Math.max(...heights)).toBeLessThan(1.5);
		}
	});
});
