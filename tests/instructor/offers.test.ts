import { describe, expect, it } from "vitest";
import { violationsOn } from "../rig/axe.ts";
import { enterAs, laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";

const site = withRigAndBrowser();

describe("answers that phones sent again after a restore", () => {
	it("[IP230] are told of on the results page, in words, and taken in with one button", async () => {
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(rest);
		const phones = await Promise.all(
			["Ada", "Bob", "Cyd"].map((name) =>
				joinPhone(site.rig.url, room.code, name),
			),
		);
		await room.move({ do: "open", question: 0 });
		await phones[0]?.ask("answer", { round: 1, seq: 1, value: [0] });
		await room.move({ do: "close" });
		await room.move({ do: "open", question: 1 });
		await room.move({ do: "close" });
		for (const phone of phones.slice(1))
			await phone.ask("offer", {
				answers: [
					{ round: 1, index: 0, value: [1] },
					{ round: 2, index: 1, value: [1] },
				].slice(0, phone === phones[1] ? 2 : 1),
			});
		const { page, context } = site.keep(
			await openDevice(site.browser, { viewport: laptopSize }),
		);
		await enterAs(context, rest);
		await page.goto(`${site.rig.url}/teach/#/rooms/${room.id}/results`);
		const offers = page.getByRole("region", { name: "Sent again by phones" });
		await offers.getByText("could have been changed").waitFor();
		await offers
			.getByText("Question 1: 2 answers that were saved before the restore")
			.waitFor();
		expect(await violationsOn(page)).toEqual([]);
		const second = offers.getByRole("button", {
			name: "Take them in, Question 2",
		});
		await offers
			.getByRole("button", { name: "Take them in, Question 1" })
			.click();
		await page.getByText("2 of 3 had it right").waitFor();
		await page.waitForFunction(
			() => document.activeElement?.id === "results-questions",
		);
		await second.focus();
		await page.keyboard.press("Enter");
		await offers.waitFor({ state: "detached" });
		await page.getByText("1 of 1 had it right").waitFor();
		for (const phone of phones) phone.close();
		room.page.close();
	});
});
