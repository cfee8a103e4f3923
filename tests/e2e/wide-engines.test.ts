import { afterEach, describe, expect, it } from "vitest";
import { phoneSize } from "../rig/browser.ts";
import { type Engine, engines } from "../rig/engines.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { layoutFaults } from "../rig/page-layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";
import { wideQuiz } from "../rig/wide.ts";

const site = withRigAndBrowser();

describe.each(Object.entries(engines))(
	"what is wider than its place, in %s",
	(name, start) => {
		let engine: Engine | null = null;
		afterEach(() => engine?.close());

		it("[EE1960] what is wider than a phone has its box there, too, an arrow after it that goes to before it as it is scrolled, and the page is no wider", {
			timeout: 90_000,
		}, async () => {
			const { url } = site.rig;
			const room = await openRoom(await signedIn(url), wideQuiz);
			engine = await start(name === "WebKit" ? "dark" : "light");
			const device = await engine.open(phoneSize);
			const { page } = device;
			const seen = (selector: string) =>
				waitFor(selector, () =>
					page.evaluate(
						(selector) => document.querySelector(selector) !== null,
						selector,
					),
				);
			await page.goto(`${url}/j/${room.code}`);
			await seen("form.name input");
			await page.fill("form.name input", "Ada");
			await page.click("form.name button");
			await waitFor("a seat", () =>
				page.evaluate(() => document.body.innerText.includes("Ada")),
			);
			await room.move({ do: "open", question: 0 });
			for (const wide of ["main pre", "button math", "button table"])
				await seen(`${wide.replace(" ", " .wide-scroll > ")}`);
			await page.waitForTimeout(300);
			expect(await layoutFaults(page)).toEqual([]);
			const sides = () =>
				page.evaluate(() =>
					[...document.querySelectorAll(".wide-scroll")].map((one) =>
						[...(one.parentElement?.querySelectorAll(".wide-edge") ?? [])]
							.filter((edge) => edge.getClientRects().length > 0)
							.map((edge) => edge.className.split(" ").at(-1))
							.join(),
					),
				);
			expect(await sides()).toEqual(["after", "after", "after", "after"]);
			await page.evaluate(() => {
				for (const one of document.querySelectorAll(".wide-scroll"))
					one.scrollTo(1e6, 0);
			});
			await waitFor("the other edge", async () =>
				(await sides()).every((side) => side === "before"),
			);
			expect(
				await page.evaluate(
					() => document.documentElement.scrollWidth - innerWidth,
				),
			).toBeLessThanOrEqual(0);
			if (process.env.SHOTS)
				await page.screenshot({
					path: `${process.env.SHOTS}/wide-${name}.png`,
				});
			expect(await device.faults()).toEqual([]);
		});
	},
);
