import { describe, expect, it } from "vitest";
import { joinRoom, openPhone } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { connectPhone } from "../rig/links.ts";
import { startMeddler } from "../rig/meddler.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { expectSaved } from "../rig/stage.ts";
import { startTurns } from "../rig/turns.ts";

describe("a phone on a slow line", () => {
	const site = withServerAndBrowser();

	it("[EE1105] shows the form after three round trips from the link, and the lobby after six", {
		timeout: 60_000,
	}, async () => {
		const room = await openRoom(await signedIn(site.server.url));
		const line = await startTurns(site.server.url);
		const { page, context, faults } = await openPhone(site.browser);
		const going = page.goto(`${line.url}/j/${room.code}`);
		// The greeting of TCP, the page, its program: what is painted then is the form.
		for (let turn = 0; turn < 3; turn++) await line.turn();
		const field = page.getByLabel("Your name");
		await field.waitFor();
		// Sent as soon as it stands there, before there is a connection.
		await field.fill("Far Away");
		await page.getByRole("button", { name: "Join", exact: true }).click();
		const lobby = page.getByText("You’re in, Far Away").first();
		expect(await lobby.isVisible()).toBe(false);
		// The connection, whose greeting was on its way meanwhile; the room; the seat.
		for (let turn = 0; turn < 3; turn++) await line.turn();
		await lobby.waitFor();
		await going;
		expect(faults).toEqual([]);
		await context.close();
		room.page.close();
		line.close();
	});

	it("[EE1106] has all that a lecture needs once it rests in the lobby: no file is asked for after that", {
		timeout: 60_000,
	}, async () => {
		const room = await openRoom(await signedIn(site.server.url));
		const { page, context, faults } = await openPhone(site.browser);
		await joinRoom(page, site.server.url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		// What comes after a question comes a little later.
		const came = () =>
			page.evaluate(() =>
				performance
					.getEntriesByType("resource")
					.some(({ name }) => name.includes("after-part")),
			);
		await expect.poll(came, { timeout: 30_000 }).toBe(true);
		await page.waitForLoadState("networkidle");
		const asked: string[] = [];
		await page.route("**/*", (route) => {
			asked.push(route.request().url());
			return route.abort();
		});
		await room.move({ do: "goto", question: 0 });
		await page.getByText("Question 1 comes next").first().waitFor();
		await room.move({ do: "open", question: 0 });
		await page.locator("button.option").nth(1).tap();
		await expectSaved(page);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.getByRole("heading", { name: "Right" }).waitFor();
		await room.move({ do: "end" });
		await page.getByRole("heading", { name: "That was it" }).waitFor();
		// The same seat, taken over elsewhere.
		const token = await page.evaluate(
			(code) => localStorage.getItem(`lectern.seat.${code}`) ?? "",
			room.code,
		);
		const elsewhere = await connectPhone(site.server.url, room.code, { token });
		await page
			.getByRole("heading", { name: "This room is open in another window" })
			.waitFor();
		expect(asked).toEqual([]);
		expect(faults).toEqual([]);
		elsewhere.close();
		await context.close();
		room.page.close();
	});

	it("[EE1107] by long polling a phone sends the cookie that says to the proxy which node has its session", {
		timeout: 60_000,
	}, async () => {
		const room = await openRoom(await signedIn(site.server.url));
		const filter = await startMeddler(site.server.url, "refuse");
		const { page, context } = await openPhone(site.browser);
		await context.addCookies([{ name: "node", value: "2", url: filter.url }]);
		const polls: Promise<Record<string, string>>[] = [];
		page.on("requestfinished", (request) => {
			if (request.url().includes("transport=polling"))
				polls.push(request.allHeaders());
		});
		await joinRoom(page, filter.url, room.code, "Far Away");
		await page.getByText("You’re in, Far Away").first().waitFor();
		const [first, ...others] = await Promise.all(polls);
		for (const sent of [first, ...others]) expect(sent?.cookie).toBe("node=2");
		expect(others.length).toBeGreaterThan(1);
		await context.close();
		filter.close();
		room.page.close();
	});
});
