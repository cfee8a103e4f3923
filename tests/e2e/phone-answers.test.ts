import { describe, expect, it } from "vitest";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import { violationsOn } from "../rig/axe.ts";
import { joinRoom, openPhone } from "../rig/browser.ts";
import { withServerAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { expectSaved } from "../rig/stage.ts";

const forgiving = {
	caseCounts: false,
	accentsCount: false,
	spacesCount: false,
};

describe("what a student has answered", () => {
	const site = withServerAndBrowser();

	/** A phone that sits in a room with these questions. */
	async function sit(
		questions: readonly Question[],
		settings: Partial<RoomSettings> = {},
	) {
		const { url } = site.server;
		const rest = await signedIn(url);
		const quiz: Quiz = {
			v: quizFormat,
			title: "Answers",
			description: "",
			questions: [...questions],
		};
		const room = await openRoom(rest, quiz, settings);
		const { page, context, faults } = await openPhone(site.browser);
		await joinRoom(page, url, room.code, "Ada");
		await page.getByText("You’re in").first().waitFor();
		const end = async () => {
			expect(faults).toEqual([]);
			room.page.close();
			await context.close();
		};
		return { room, page, end, rest };
	}

	it("[EE1700] goes by itself at the bell where it was typed, too, if it can be sent, and says before that it will", {
		timeout: 90_000,
	}, async () => {
		const seconds = 5;
		const key = {
			bands: [{ is: "around", value: 5, by: 0, per: "one", share: 1 }],
		};
		const { room, page, end } = await sit([
			questionOf("number", {
				kind: "numeric",
				ask: { unit: "m" },
				key,
				seconds,
			}),
			questionOf("text", {
				kind: "text",
				ask: forgiving,
				key: { accepted: [{ text: "Rome", share: 1 }], typos: 0 },
				seconds,
			}),
			questionOf("cloud", {
				kind: "cloud",
				ask: { entries: 2, moderated: false },
				key: {},
				seconds,
			}),
			questionOf("poll", {
				kind: "poll",
				ask: { options: ["a", "b"], other: true },
				key: {},
				seconds,
			}),
			questionOf("none", { kind: "numeric", ask: { unit: "m" }, key, seconds }),
		]);
		const typed = ["4", "Roma", "cats", "both"];
		for (const [question, text] of typed.entries()) {
			await room.move({ do: "open", question });
			await page.locator("main :is(input, textarea)").first().fill(text);
			await page.getByText("Not sent yet").waitFor();
			await page.getByText("It goes by itself at the bell.").waitFor();
			await expectSaved(page);
			await page.getByText(/^Closed\. .* counts for you\.$/).waitFor();
			await room.move({ do: "reveal" });
		}
		await room.move({ do: "open", question: typed.length });
		await page.locator("main input").fill("many");
		await page.getByText("Not sent yet").waitFor();
		await page
			.getByText("Closed. What you put in last was not sent.")
			.waitFor();
		await room.move({ do: "reveal" });
		const { students } = await room.results();
		expect(students[0]?.answers.map((answer) => answer?.value)).toEqual([
			4,
			"Roma",
			["cats"],
			{ other: "both" },
		]);
		await end();
	});

	it("[EE1701] [EE1709] is called in the line as a person would: by its letters, its number or its words, and else “your answer”; and at the end once", async () => {
		const { room, page, end } = await sit([
			questionOf("unsure", {
				ask: { options: ["a", "b"], unsure: true },
				key: { correct: [0] },
			}),
			questionOf("text", {
				kind: "text",
				ask: forgiving,
				key: {
					accepted: [
						{ text: "ro*k", share: 1 },
						{ text: "\\*", share: 1 },
					],
					typos: 0,
				},
			}),
			questionOf("scale", {
				kind: "scale",
				ask: { labels: ["no", "", "yes"] },
				key: {},
			}),
			questionOf("cloud", {
				kind: "cloud",
				ask: { entries: 2, moderated: false },
				key: {},
			}),
		]);
		const line = page.locator(".status-answer");
		const isTold = async (saved: string, closed: string) => {
			const told = async () =>
				(await line.textContent())?.replace(/[\u2068\u2069]/g, "");
			await expect.poll(told).toBe(saved);
			await room.move({ do: "close" });
			await expect.poll(told).toBe(closed);
			await room.move({ do: "reveal" });
		};
		await room.move({ do: "open", question: 0 });
		await page.locator("button.option").nth(2).tap();
		await isTold("Your answer is saved", "Closed. Your answer counts for you.");
		await room.move({ do: "open", question: 1 });
		await page.locator("main textarea").fill("rock and roll");
		await page.locator("button.send").tap();
		await isTold(
			"rock and roll is saved",
			"Closed. rock and roll counts for you.",
		);
		await room.move({ do: "open", question: 2 });
		await page.locator("button.option").nth(2).tap();
		await isTold("3 is saved", "Closed. 3 counts for you.");
		await room.move({ do: "open", question: 3 });
		await page.locator("main textarea").fill("cats");
		await page.getByRole("button", { name: "Add another" }).tap();
		await page.locator("main textarea").nth(1).fill("dogs");
		await page.locator("button.send").tap();
		await isTold("Your answer is saved", "Closed. Your answer counts for you.");
		await room.move({ do: "end" });
		const items = page.locator(".review > li");
		await items.nth(3).waitFor();
		const told = async () =>
			(await items.allInnerTexts()).map((text) =>
				text.replace(/[\u2068\u2069]/g, "").replace(/\s+/g, " "),
			);
		await expect
			.poll(told)
			.toEqual([
				expect.stringMatching(/^1\. .* You did not know /),
				expect.stringMatching(
					/^2\. .* Not right You said rock and roll Right: ro…k,? \* Why text\.$/,
				),
				"3. What of scale? You said 3, yes Why scale.",
				"4. What of cloud? You said cats; dogs Why cloud.",
			]);
		await end();
	});

	it("[EE1703] is told at the reveal without two truths: where nothing was let pass nobody’s answers are promised, and of several right numbers those are named that earn all", async () => {
		const band = { is: "around", by: 0, per: "one" };
		const { room, page, end } = await sit([
			questionOf("open", {
				kind: "open",
				ask: { entries: 1, moderated: true },
				key: {},
			}),
			questionOf("number", {
				kind: "numeric",
				ask: { unit: "m" },
				key: {
					bands: [
						{ ...band, value: 30, share: 1 },
						{ ...band, value: 15, share: 0.5 },
					],
				},
			}),
		]);
		const verdict = page.locator("h1.verdict");
		const ask = async (question: number, text: string) => {
			await room.move({ do: "open", question });
			await page.locator("main :is(input, textarea)").fill(text);
			await page.locator("button.send").tap();
			await expectSaved(page);
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			await verdict.waitFor();
		};
		await ask(0, "all of it");
		await expect
			.poll(() => verdict.innerText())
			.toBe("Your instructor has the answers.");
		await ask(1, "4");
		await expect
			.poll(() => verdict.innerText())
			.toMatch(/^Not this time: 30\u00a0m is right\./);
		await end();
	});

	it("[EE1950] is told at the reveal and at the end once its mark is here, and nothing that is true of others before", async () => {
		const { room, page, end } = await sit([questionOf("one")]);
		const held: (() => void)[] = [];
		await page.routeWebSocket(/socket\.io/, (socket) => {
			socket.connectToServer().onMessage((message) => {
				if (/\["own",.*"marks?"/.test(String(message)))
					held.push(() => socket.send(message));
				else socket.send(message);
			});
		});
		await page.reload();
		await page.getByText("You’re in").first().waitFor();
		await room.move({ do: "open", question: 0 });
		await page.locator("button.option").nth(1).tap();
		await expectSaved(page);
		await room.move({ do: "close" });
		await page.getByText("Closed.").first().waitFor();
		await room.move({ do: "reveal" });
		await expect.poll(() => held.length).toBe(1);
		await expect
			.poll(() => page.locator("h1").allInnerTexts())
			.toEqual([expect.stringContaining("one")]);
		held.pop()?.();
		await page.getByRole("heading", { name: "Right." }).waitFor();
		await room.move({ do: "end" });
		await page.getByText("That was it").waitFor();
		await expect.poll(() => held.length).toBe(1);
		await page.locator(".review > li").waitFor();
		expect(await page.locator("main").innerText()).not.toMatch(/not answered/i);
		held.pop()?.();
		await page.locator(".review-mark", { hasText: "Right" }).waitFor();
		await end();
	});

	it("[EE1707] is told at the reveal to have come too late, if it was given without a line and the question closed meanwhile", {
		timeout: 60_000,
	}, async () => {
		const { room, page, end } = await sit([questionOf("one")]);
		await room.move({ do: "open", question: 0 });
		await page.locator("button.option").first().waitFor();
		await page.context().setOffline(true);
		await page.locator("button.option").first().tap();
		await page.getByText("A is not saved yet, trying").waitFor();
		await room.move({ do: "close" });
		await page.context().setOffline(false);
		await page.getByText("Too late: not saved").waitFor();
		await room.move({ do: "reveal" });
		await page
			.getByRole("heading", { name: "Your answer came too late. B is right." })
			.waitFor();
		await end();
	});

	it("[EE1711] to what was asked unprepared is told at the end without a word of what is right, as long as nobody has said", async () => {
		const { room, page, end, rest } = await sit([questionOf("one")]);
		const question = questionOf("far", {
			kind: "numeric",
			text: "How far?",
			ask: { unit: "m" },
			key: { bands: [] },
			explanation: "",
		});
		const change = { do: "ask", at: room.view().at, question };
		const reply = await rest.post(`/api/rooms/${room.id}/sheet`, change);
		expect(reply.status, reply.text).toBe(200);
		await page.locator("main input").fill("4");
		await page.locator("button.send").tap();
		await expectSaved(page);
		await room.look();
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page
			.getByRole("heading", { name: "Here is what everybody" })
			.waitFor();
		await room.move({ do: "end" });
		await page.locator(".review > li").waitFor();
		const told = await page.locator(".review > li").innerText();
		expect(told.replace(/\s+/g, " ").trim()).toBe("1. How far? You said 4 m");
		await end();
	});

	it("[EE1712] a press in the lobby is heard without a line, too, and done when that is back", async () => {
		const { page, end } = await sit([questionOf("one")]);
		const leave = page.getByRole("button", { name: "Leave this room" });
		await leave.waitFor();
		await page.context().setOffline(true);
		await leave.tap();
		await page.getByText("One moment.").waitFor();
		await page.context().setOffline(false);
		await page.getByRole("button", { name: "Stay" }).tap();
		await leave.waitFor();
		await end();
	});

	it("[EE1702] is summed up at the end over all that was asked: what was not answered, or right in part, is told as that", async () => {
		const { room, page, end } = await sit([
			questionOf("one"),
			questionOf("two", {
				kind: "multiple",
				ask: { options: ["a", "b", "c"] },
				key: { correct: [0, 1], credit: "per-option" },
			}),
			questionOf("three"),
			questionOf("poll", {
				kind: "poll",
				ask: { options: ["a", "b"] },
				key: {},
			}),
		]);
		for (const question of [0, 1, 2, 3]) {
			await room.move({ do: "open", question });
			await page.getByRole("heading", { name: "What of" }).waitFor();
			if (question < 2) {
				await page.locator("button.option").nth(1).tap();
				if (question === 1) await page.locator("button.send").tap();
				await expectSaved(page);
			}
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
		}
		await room.move({ do: "end" });
		await page.getByText("1 of 3 right").waitFor();
		const trail = page.getByRole("list", { name: "Your answers" });
		const names = await trail
			.getByRole("button")
			.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
		expect(names).toEqual([
			"Question 1: Right",
			"Question 2: Partly right",
			"Question 3: Not answered",
		]);
		expect(await violationsOn(page)).toEqual([]);
		await page.getByRole("button", { name: "Look at those 2 again" }).tap();
		await expect.poll(() => page.locator(".review > li").count()).toBe(2);
		await end();
	});
});
