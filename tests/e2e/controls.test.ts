import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { enterAs, laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { screenSizes } from "../rig/layout.ts";
import { joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { coveredByControls } from "../rig/under-controls.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "Mechanics, week 3",
	description: "",
	questions: [
		questionOf("slide", {
			kind: "slide",
			text: "What a scale measures",
			ask: { body: "The force by which you press on it.", phones: false },
			key: {},
			explanation: "",
		}),
		questionOf("lift", {
			text: "What does a scale show in a lift that goes up ever faster?",
			seconds: 600,
			ask: {
				options: ["less than at rest", "more than at rest", "the same", "none"],
			},
			explanation: "The floor has to push harder than gravity pulls.",
		}),
	],
};

describe("the controls of the screen", () => {
	const site = withRigAndBrowser();

	it("[EE2231] lie over nothing that the hall reads, all of them, in every state and at every size of a projector", {
		timeout: 90_000,
	}, async () => {
		const { url } = site.rig;
		const rest = await signedIn(url);
		const room = await openRoom(rest, quiz, { sound: "all", reactions: true });
		const { page: laptop, context } = site.keep(
			await openDevice(site.browser, { viewport: laptopSize }),
		);
		await enterAs(context, rest);
		await laptop.goto(`${url}/teach/#/rooms/${room.id}`);
		await laptop.locator(".room-primary").waitFor();
		const screen = await context.newPage();
		await screen.goto(`${url}/screen/#${room.screenToken}`);
		await screen.locator('[data-phase="lobby"]').waitFor();
		// From then on it may be heard, and says no more that it waits for that.
		await screen.keyboard.press("Shift");
		const phones = await Promise.all(
			["Ada", "Ben", "Cy"].map((name) => joinPhone(url, room.code, name)),
		);
		const faults: string[] = [];
		const look = async (state: string, least: number) => {
			for (const size of screenSizes) {
				await screen.setViewportSize(size);
				await wake(screen);
				await shoot(screen, `controls-${state}-${size.width}-${size.height}`);
				const { buttons, covered } = await screen.evaluate(coveredByControls);
				expect(buttons, state).toBeGreaterThanOrEqual(least);
				for (const words of covered)
					faults.push(`${state}, ${size.width} by ${size.height}: ${words}`);
			}
		};
		const phase = (name: string) =>
			screen.locator(`[data-phase="${name}"]`).waitFor();
		await look("lobby", 4);
		await room.move({ do: "goto", question: 0 });
		await phase("ready");
		await look("slide", 4);
		await room.move({ do: "open", question: 1 });
		await phase("open");
		for (const phone of phones)
			await phone.ask("answer", { round: 1, seq: 1, value: [1] });
		await screen.getByText("Everybody has answered").first().waitFor();
		await look("open", 4);
		await room.move({ do: "close" });
		await phase("closed");
		await look("closed", 4);
		await room.move({ do: "open", question: 1 });
		await phase("open");
		await screen.getByText("Second vote").first().waitFor();
		await look("second vote", 4);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await phase("revealed");
		await look("revealed", 5);
		await room.move({ do: "show", what: "leaderboard", on: true });
		await screen.getByRole("heading", { name: "Leaderboard" }).waitFor();
		await look("leaderboard", 4);
		await room.move({ do: "end" });
		await phase("ended");
		await look("ended", 4);
		expect(faults).toEqual([]);
		for (const phone of phones) phone.close();
		room.page.close();
	});
});

async function wake(screen: Page): Promise<void> {
	await screen.mouse.move(300, 500);
	await screen.mouse.move(320, 520);
	await screen.locator(".controls-buttons[data-awake]").waitFor();
}
