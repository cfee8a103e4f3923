import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { MadeWords } from "../../shared/account.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { startRig } from "../rig/app.ts";
import {
	type Device,
	enterAs,
	laptopSize,
	openDevice,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { openLibrary } from "../rig/stage.ts";
import { startWire } from "./wire.ts";

const site = withRigAndBrowser();

async function openLaptop(): Promise<Device> {
	const device = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	return device;
}

/** A new room, and its page on a laptop, at `url` when that is not the server's own. */
async function showRoom(url = site.rig.url) {
	const rest = await signedIn(site.rig.url);
	const room = await openRoom(rest);
	const device = await openLaptop();
	await enterAs(device.context, rest, url);
	await device.page.goto(`${url}/teach/#/rooms/${room.id}`);
	await ready(device.page);
	return { room, rest, ...device };
}

const primaryOf = (page: Page) => page.locator(".room-primary");

/** The primary button can be pressed again. */
async function ready(page: Page): Promise<void> {
	await page.locator('.room-primary[aria-disabled="false"]').waitFor();
}

async function phaseIs(page: Page, words: string): Promise<void> {
	await page.locator(".room-bar-phase", { hasText: words }).waitFor();
}

/** How many presses of the primary button lead from the lobby to this place. */
function steps(at: string): number {
	const [phase = "", question = "0"] = at.split(":");
	return Number(question) * 4 + places.indexOf(phase);
}

const places = ["lobby", "ready", "open", "closed", "revealed"];

describe("the primary button", () => {
	it("[IP6] a double click, four Spaces and a nervous clicker are one step each", async () => {
		const { page, room } = await showRoom();
		await primaryOf(page).dblclick();
		await ready(page);
		expect(room.view().at).toBe("ready:0");
		for (let press = 0; press < 4; press++) await page.keyboard.press("Space");
		await ready(page);
		expect(room.view().at).toBe("open:0:1");
		for (let press = 0; press < 3; press++)
			await page.keyboard.press("PageDown");
		await ready(page);
		expect(room.view().at).toBe("closed:0:1");
		await page.keyboard.press("Enter");
		await phaseIs(page, "Question 1 is revealed");
		await page.keyboard.press("b");
		await expect.poll(() => room.view().screen.distribution).toBe(true);
		room.page.close();
	});

	it("[IP7] two pages at once move the room by one step, and one is told", async () => {
		const { page, context, room } = await showRoom();
		const other = await context.newPage();
		await other.goto(page.url());
		await ready(other);
		const told = async () =>
			(await page.locator(".notices").textContent()) +
			((await other.locator(".notices").textContent()) ?? "");
		// Pressed at one moment of the machine's clock; on a busy machine that takes a few tries.
		for (let step = 1; (await told()) === "" && step <= 8; step++) {
			const { version } = room.view();
			const moment = Date.now() + 200;
			for (const one of [page, other])
				await primaryOf(one).evaluate((button: HTMLElement, at) => {
					setTimeout(() => button.click(), at - Date.now());
				}, moment);
			await expect.poll(() => room.view().version).toBeGreaterThan(version);
			await Promise.all([ready(page), ready(other)]);
			expect(steps(room.view().at)).toBe(step);
		}
		expect(await told()).toBe("The room has moved on.");
		room.page.close();
	});
});

describe("the question", () => {
	it("[IP8] tells what is correct only behind the eye, and after the reveal", async () => {
		const { page, room } = await showRoom();
		await room.move({ do: "open", question: 0 });
		await phaseIs(page, "Question 1 is open");
		const stage = page.locator(".stage");
		expect(await stage.textContent()).not.toMatch(/Right|Why q1/);
		await page.getByRole("button", { name: "Show solution" }).click();
		expect(await stage.textContent()).toMatch(/Right.*Why q1/s);
		await page.getByRole("button", { name: "Hide solution" }).click();
		expect(await stage.textContent()).not.toMatch(/Right|Why q1/);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await stage.getByText("Why q1.").waitFor();
		room.page.close();
	});
});

describe("without a connection", () => {
	it("[IP9] says so, keeps its places, sends nothing, and comes back", {
		timeout: 40_000,
	}, async () => {
		const wire = await startWire(site.rig.url);
		const { page, room } = await showRoom(wire.url);
		await room.move({ do: "open", question: 0 });
		await phaseIs(page, "Question 1 is open");
		await ready(page);
		const before = await primaryOf(page).boundingBox();

		wire.cut();
		await page
			.locator(".room-health-said", {
				hasText: "Reconnecting… the room goes on",
			})
			.waitFor();
		expect(await primaryOf(page).getAttribute("aria-disabled")).toBe("true");
		expect(await primaryOf(page).boundingBox()).toEqual(before);
		await page.keyboard.press("PageDown");
		await page.keyboard.press("b");
		await room.move({ do: "close" });

		wire.mend();
		await phaseIs(page, "Question 1 is closed");
		expect(await page.getByText("Reconnecting").count()).toBe(0);
		expect(room.view()).toMatchObject({
			at: "closed:0:1",
			screen: { distribution: false },
		});
		room.page.close();
		wire.close();
	});
});

describe("the protocol", () => {
	it("[IP884] is named with its version at every connect, so that a server of another version knows", async () => {
		const { page, room } = await showRoom();
		const greetings: string[] = [];
		page.on("websocket", (socket) =>
			socket.on("framesent", ({ payload }) => {
				if (String(payload).startsWith("40/instructor"))
					greetings.push(String(payload));
			}),
		);
		for (const times of [1, 2]) {
			await page.reload();
			await ready(page);
			expect(greetings).toEqual(
				Array(times).fill(`40/instructor,{"v":${protocolVersion}}`),
			);
		}
		room.page.close();
	});
});

describe("the lobby", () => {
	it("[IP600] has the link to the screen in sight on a phone, a tablet, an old projector's display and a laptop, once", async () => {
		const { page, room } = await showRoom();
		const links = page.getByRole("link", { name: "Open the screen" });
		for (const [width, height] of [
			[360, 640],
			[768, 1024],
			[1024, 768],
			[1280, 800],
		] as const) {
			await page.setViewportSize({ width, height });
			await expect.poll(() => links.count()).toBe(1);
			expect(await links.getAttribute("href")).toContain(
				room.view().screenToken,
			);
			const isInSight = () =>
				links.evaluate((link) => {
					const { left, top, width, height } = link.getBoundingClientRect();
					const seen = [4, height - 4].map((down) =>
						document.elementFromPoint(left + width / 2, top + down),
					);
					return seen.every((one) => link.contains(one));
				});
			await expect.poll(isInSight).toBe(true);
		}
		room.page.close();
	});
});

describe("the end", () => {
	it("[IP10] asks; Escape keeps the room and gives the focus back", async () => {
		const { page, room } = await showRoom();
		const end = page.getByRole("button", { name: "End this room" });
		await end.focus();
		await page.keyboard.press("Enter");
		await page.getByText("End this room?").waitFor();
		await page.keyboard.press("Escape");
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.textContent))
			.toBe("End this room");
		expect(room.view().phase).toBe("lobby");
		await page.keyboard.press("Enter");
		await page.getByRole("button", { name: "End the room" }).click();
		await page.getByRole("link", { name: "See the results" }).waitFor();
		expect(room.view().phase).toBe("ended");
		room.page.close();
	});
});

describe("signing in", () => {
	/** The browser of an instructor, signed in. */
	async function openOwn(rest: Rest): Promise<Device> {
		const device = await openLaptop();
		await enterAs(device.context, rest);
		return device;
	}

	/** From the menu of the header. */
	async function chooseAccount(page: Page, item: string): Promise<void> {
		await page.getByText("Account", { exact: true }).first().click();
		await page.getByText(item, { exact: true }).first().click();
	}

	it("[IP11] a hand-over link asks before it does anything, on both devices, and works once", async () => {
		const rest = await signedIn(site.rig.url);
		await openRoom(rest).then((room) => room.page.close());
		const { page: old } = await openOwn(rest);
		await old.goto(`${site.rig.url}/teach/`);
		await chooseAccount(old, "Use on another device");
		const link = old.getByLabel("Link", { exact: true });
		await expect.poll(() => link.inputValue()).toContain("/take-over/");
		const path = new URL(await link.inputValue()).hash;
		const { page, context } = await openLaptop();
		await page.goto(`${site.rig.url}/teach/${path}`);
		const use = page.getByRole("button", { name: "Use it here" });
		await use.waitFor();
		expect(await context.cookies()).toEqual([]);
		await use.click();
		const number = await page.locator(".compare").textContent();
		expect(number).toMatch(/^\d\d$/);
		expect(await old.locator(".compare").textContent()).toBe(number);
		await old.getByText("Chrome on Linux has opened the link").waitFor();
		expect(await context.cookies()).toEqual([]);

		const late = await openLaptop();
		await late.page.goto(`${site.rig.url}/teach/${path}`);
		await late.page.getByRole("button", { name: "Use it here" }).click();
		await late.page.getByText("This link was used already").waitFor();

		await old.getByRole("button", { name: "Yes, let it in" }).click();
		await page.getByText("Two questions").first().waitFor();
	});

	it("[IP300] a device that is kept out is told, and a link whose window was closed is over", async () => {
		const { page: old } = await openOwn(await signedIn(site.rig.url));
		await old.goto(`${site.rig.url}/teach/`);
		const offer = async () => {
			await chooseAccount(old, "Use on another device");
			const link = old.getByLabel("Link", { exact: true });
			await expect.poll(() => link.inputValue()).toContain("/take-over/");
			return `${site.rig.url}/teach/${new URL(await link.inputValue()).hash}`;
		};
		const { page, context } = await openLaptop();
		await page.goto(await offer());
		await page.getByRole("button", { name: "Use it here" }).click();
		await old.getByRole("button", { name: "No, keep it out" }).click();
		await page.getByText("did not let this one in").waitFor();
		expect(await context.cookies()).toEqual([]);
		const closed = await offer();
		await old.keyboard.press("Escape");
		const late = await openLaptop();
		await late.page.goto(closed);
		await expect
			.poll(async () => {
				await late.page.reload();
				await late.page.getByRole("button", { name: "Use it here" }).click();
				// The words come with the server's reply; none, when the window was not closed there yet.
				return late.page
					.locator(".fault", { hasText: /\S/ })
					.textContent({ timeout: 2_000 })
					.catch(() => "");
			})
			.toContain("This link was used already");
	});

	it("[IP301] a new browser is asked first, and the sample course is one press away", async () => {
		const { page, context } = await openLaptop();
		await page.goto(`${site.rig.url}/teach/`);
		const isNew = page.getByRole("button", { name: "I am new here" });
		await isNew.waitFor();
		expect(await context.cookies()).toEqual([]);
		await isNew.click();
		await page
			.getByRole("button", { name: /^Start a room/ })
			.first()
			.waitFor();
		await page.getByText("Only this browser opens this library").waitFor();
		await page.getByRole("button", { name: "Later" }).click();
		await page.reload();
		await page.getByRole("heading", { name: "Library" }).waitFor();
		await page.getByRole("listitem").first().waitFor();
		expect(await page.getByText("Only this browser").count()).toBe(0);
	});

	it("[IP302] recovery words are shown once, and open the library in another browser", async () => {
		const { page } = await openLaptop();
		await openLibrary(page, site.rig.url);
		await page.getByRole("button", { name: "New quiz" }).click();
		await page.getByLabel("Title").fill("Only in mine");
		await page.getByText("Saved").first().waitFor();
		await page.goto(`${site.rig.url}/teach/`);
		await page.getByRole("link", { name: "Get recovery words" }).click();
		await page.getByRole("button", { name: "Make recovery words" }).click();
		await page.getByText("They are shown only now").waitFor();
		const words = await page.locator(".words li").allTextContents();
		expect(words).toHaveLength(8);
		await page.getByRole("button", { name: "I have kept them" }).click();
		await page.getByText("You have kept them.").waitFor();
		await page.reload();
		await page.getByText("You have kept them.").waitFor();
		expect(await page.locator(".words li").count()).toBe(0);
		await page.goto(`${site.rig.url}/teach/`);
		await page.getByRole("listitem").first().waitFor();
		expect(await page.getByText("Only this browser").count()).toBe(0);

		const other = (await openLaptop()).page;
		await other.goto(`${site.rig.url}/teach/`);
		await other.getByRole("button", { name: "I have a library" }).click();
		const field = other.getByLabel("Your eight recovery words");
		await field.fill(words.join(" ").replace(words[2] ?? "", "xylophone"));
		await other.getByRole("button", { name: "Open my library" }).click();
		await other.getByText("Word 3, “xylophone”, is not on the list").waitFor();
		await field.fill(words.map((word, at) => `${at + 1}. ${word}`).join("\n"));
		await other.getByRole("button", { name: "Open my library" }).click();
		await other.getByText("Only in mine").first().waitFor();
	});

	it("[IP303] a browser that is signed out from elsewhere says so at once, and an open room is let go", async () => {
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(rest);
		const { page: away } = await openOwn(rest);
		await away.goto(`${site.rig.url}/teach/#/rooms/${room.id}`);
		await ready(away);
		const words = await rest.post("/api/instructor/words");
		const own = new Rest(site.rig.url);
		await own.post("/api/instructor/recover", {
			words: words.json<MadeWords>().words.join(" "),
		});
		const { page } = await openOwn(own);
		await page.goto(`${site.rig.url}/teach/#/account`);
		await page.getByText("This browser ·").waitFor();
		await page
			.getByRole("button", { name: "Rename A program" })
			.first()
			.click();
		await page.getByLabel("Name", { exact: true }).fill("Lecture hall");
		await page.getByRole("button", { name: "Save" }).click();
		await page.getByText("Lecture hall").first().waitFor();
		await page.getByRole("button", { name: "Sign out all others" }).click();
		await page.getByRole("button", { name: "Sign them out" }).click();
		await away
			.getByRole("heading", { name: "This browser is no longer signed in" })
			.waitFor();
		await away.getByLabel("Your eight recovery words").waitFor();
		await page.getByRole("dialog").getByText("still gets in").waitFor();
		await expect.poll(() => page.locator(".sessions li").count()).toBe(1);
		room.page.close();
	});

	it("[IP750] who signs others out is asked about the words that those may have made, also since the page was opened", async () => {
		const rest = await signedIn(site.rig.url);
		const make = async (who: Rest) =>
			(await who.post("/api/instructor/words")).json<MadeWords>().words;
		const recover = async (words: readonly string[]) => {
			const browser = new Rest(site.rig.url);
			const body = { words: words.join(" ") };
			const reply = await browser.post("/api/instructor/recover", body);
			return { browser, status: reply.status };
		};
		const thief = (await recover(await make(rest))).browser;
		await rest.delete("/api/instructor/words");
		const { page } = await openOwn(rest);
		await page.goto(`${site.rig.url}/teach/#/account`);
		await page.getByText("There are none.").waitFor();
		const words = await make(thief);
		await page.getByRole("button", { name: "Sign out all others" }).click();
		await page.getByRole("button", { name: "Sign them out" }).click();
		await page
			.getByRole("dialog")
			.getByRole("button", { name: "Make new words" })
			.click();
		await page.getByText("They are shown only now").waitFor();
		expect(await page.locator(".words li").count()).toBe(8);
		expect((await recover(words)).status).toBe(404);
	});

	it("[IP304] a browser that keeps no cookies is told, and makes no library in vain", async () => {
		const blocking = await openLaptop();
		await blocking.page.addInitScript(() => {
			Object.defineProperty(Navigator.prototype, "cookieEnabled", {
				get: () => false,
			});
		});
		await blocking.page.goto(`${site.rig.url}/teach/`);
		await blocking.page.getByRole("button", { name: "I am new here" }).click();
		const told = "This browser keeps no cookies for this site";
		await blocking.page.getByRole("heading", { name: told }).waitFor();
		expect(await blocking.context.cookies()).toEqual([]);
		// One that says that it keeps them, and does not.
		const losing = await openLaptop();
		await losing.page.route("**/api/instructor", async (route) => {
			const reply = await route.fetch();
			const { "set-cookie": _, ...headers } = reply.headers();
			await losing.context.clearCookies();
			await route.fulfill({ response: reply, headers });
		});
		await losing.page.goto(`${site.rig.url}/teach/`);
		await losing.page.getByRole("button", { name: "I am new here" }).click();
		await losing.page.getByRole("heading", { name: told }).waitFor();
	});

	it("[IP12] asks for the password where there is one", async () => {
		const guarded = await startRig({
			pages: "dist/client",
			environment: { INSTRUCTOR_PASSWORD: "chalk" },
		});
		const { page } = await openLaptop();
		await page.goto(`${guarded.url}/teach/`);
		await page.getByRole("button", { name: "I am new here" }).click();
		await page.getByLabel("Password").fill("cheese");
		await page.getByRole("button", { name: "Sign in" }).click();
		await page.getByText("That is not the password").waitFor();
		await page.getByLabel("Password").fill("chalk");
		await page.keyboard.press("Enter");
		await page.getByRole("heading", { name: "Library" }).waitFor();
		await page.close();
		await guarded.close();
	});
});
