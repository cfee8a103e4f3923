import { mkdirSync } from "node:fs";
import { type Question, quizFormat } from "../../shared/quiz.ts";
import { launchBrowser, openDevice } from "../rig/browser.ts";
import { startServer } from "../rig/process.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";

/** Every state of the phone's page at some sizes, light and dark, into a folder: to be looked at. */

const [, , folder = "pictures-of-phones", ...wanted] = process.argv;
const sizes: readonly (readonly [number, number])[] = [
	[360, 640],
	[390, 844],
	[768, 1024],
];

const lift = questionOf("lift", {
	kind: "single",
	text: "You stand on a scale in a lift. The lift accelerates upwards. What does the scale show?",
	explanation:
		"The floor must push you up harder than gravity pulls you down, or you would not speed up: N = m(g + a). The scale shows N.",
	seconds: 60,
	points: 100,
	ask: {
		options: [
			"more than at rest",
			"less than at rest",
			"the same as at rest",
			"nothing at all",
		],
	},
	key: { correct: [0] },
});
const questions: readonly Question[] = [
	lift,
	questionOf("clay", {
		kind: "multiple",
		text: "Two balls of clay collide and stick. Which are the same before and after?",
		ask: {
			options: [
				"Kinetic energy",
				"Momentum",
				"Angular momentum",
				"Total energy",
				"Speed of each ball",
			],
		},
		key: { correct: [1, 2] },
		seconds: 45,
	}),
	questionOf("stone", {
		kind: "numeric",
		text: "A stone falls 20 m from rest, g = 10 m/s². How long does it take?",
		ask: { unit: "s" },
		key: { bands: [{ is: "around", value: 2, by: 0, per: "one", share: 1 }] },
		seconds: null,
	}),
	questionOf("capital", {
		kind: "text",
		text: "What is the capital of Australia?",
		ask: { caseCounts: false, accentsCount: false, spacesCount: false },
		key: { accepted: [{ text: "Canberra", share: 1 }], typos: 1 },
	}),
	questionOf("newton", {
		kind: "scale",
		text: "I could explain Newton’s third law to a friend.",
		ask: { labels: ["not at all", "", "", "", "completely"] },
		key: {},
	}),
	questionOf("tcp", {
		kind: "order",
		text: "Put the steps of a TCP connection in order.",
		ask: {
			items: [
				"Client sends SYN",
				"Server answers SYN-ACK",
				"Client sends the request",
				"Client sends ACK",
			],
		},
		key: { orders: [[0, 1, 3, 2]], measure: "tau" },
	}),
	questionOf("poll", {
		kind: "poll",
		text: "How much did you sleep?",
		ask: { options: ["Less than six hours", "Six to eight", "More than that"] },
		key: {},
	}),
	questionOf("pairs", {
		kind: "pairs",
		text: "What belongs together?",
		ask: {
			left: ["mitochondrion", "ribosome", "nucleus"],
			right: ["makes energy", "makes proteins", "keeps the genes"],
		},
		key: { pairs: [0, 1, 2] },
	}),
	questionOf("rate", {
		kind: "rating",
		text: "How was this lecture?",
		ask: {
			statements: ["I could follow it", "The pace was right"],
			labels: ["no", "", "", "", "yes"],
		},
		key: {},
	}),
	questionOf("cloud", {
		kind: "cloud",
		text: "What did this lecture turn on? In one word.",
		ask: { entries: 2, moderated: false },
		key: {},
	}),
];

const [server, browser] = await Promise.all([startServer(), launchBrowser()]);
for (const [width, height] of sizes)
	for (const colorScheme of ["light", "dark"] as const) {
		const name = `${width}-${colorScheme}`;
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		await run(name, width, height, colorScheme);
	}
await browser.close();
await server.remove();
process.exit(0);

async function run(
	name: string,
	width: number,
	height: number,
	colorScheme: "light" | "dark",
) {
	const at = `${folder}/${name}`;
	mkdirSync(at, { recursive: true });
	const { page, context } = await openDevice(browser, {
		viewport: { width, height },
		colorScheme,
		isMobile: true,
		hasTouch: true,
		reducedMotion: "reduce",
	});
	const { page: other } = await openDevice(browser, {
		viewport: { width: 360, height: 640 },
	});
	let count = 0;
	const take = async (state: string) => {
		await page.waitForTimeout(350);
		await page.screenshot({
			path: `${at}/${String(++count).padStart(2, "0")}-${state}.png`,
		});
	};
	const room = await openRoom(
		await signedIn(server.url),
		{
			v: quizFormat,
			title: "Mechanics, week 3",
			description: "",
			questions: [...questions],
		},
		{ names: "required", answers: "changeable" },
	);
	await page.goto(server.url);
	await page.locator("#code").fill("J9X F");
	await take("code");
	await page.goto(`${server.url}/j/J9XF7P`);
	await page.getByText("No room has").first().waitFor();
	await take("no-room");
	await page.goto(`${server.url}/j/${room.code}`);
	await page.getByLabel("Your name").fill("Anna-Sophie W.");
	await take("name");
	await page
		.getByLabel("Your name")
		.fill("Anna-Sophie Wolkenstein-Trostburg von und zu");
	await take("name-too-long");
	await page.getByLabel("Your name").fill("Anna-Sophie W.");
	await page.getByRole("button", { name: "Join", exact: true }).click();
	await page.getByRole("button", { name: "Leave this room" }).waitFor();
	await take("lobby");
	await page.getByRole("button", { name: "Change my name" }).click();
	await take("rename");
	await page.getByRole("button", { name: "Keep it" }).click();
	await page.getByRole("button", { name: "Leave this room" }).click();
	await take("leave");
	await page.getByRole("button", { name: "Stay" }).click();
	await other.goto(`${server.url}/j/${room.code}`);
	await other.getByLabel("Your name").fill("Ben");
	await other.getByRole("button", { name: "Join", exact: true }).click();
	await other.getByText("You’re in").first().waitFor();
	await room.move({ do: "goto", question: 0 });
	await take("next");
	await room.move({ do: "open", question: 0 });
	await page.locator("button.option").first().waitFor();
	await take("question");
	await context.setOffline(true);
	await page.locator("button.option").first().tap();
	await page.waitForTimeout(2500);
	await take("trying");
	await context.setOffline(false);
	await page
		.locator('.status-answer[data-state="saved"]')
		.waitFor({ timeout: 30_000 });
	await take("saved");
	await other.locator("button.option").nth(2).click();
	await room.move({ do: "close" });
	await page.getByText("Closed. A counts").waitFor();
	await take("closed");
	await room.move({ do: "reveal" });
	await page.locator("h1.verdict").waitFor();
	await take("right");
	await page.locator("summary").tap();
	await take("right-unfolded");
	await room.move({ do: "open", question: 0 });
	await page.locator("button.option").first().waitFor();
	await page.locator("button.option").nth(2).tap();
	await page.locator('.status-answer[data-state="saved"]').waitFor();
	await room.move({ do: "close" });
	await room.move({ do: "reveal" });
	await page.locator("h1.verdict").waitFor();
	await take("not-right");
	const reveal = async (state: string) => {
		await page.locator('.status-answer[data-state="saved"]').waitFor();
		await take(`${state}-saved`);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.locator("h1.verdict").waitFor();
		await take(`${state}-reveal`);
	};
	const open = async (question: number) => {
		await room.move({ do: "open", question });
		await page
			.locator("h1.question")
			.getByText((questions[question]?.text ?? "").slice(0, 12))
			.waitFor();
	};
	const send = () => page.locator("button.send").tap();
	await open(1);
	await page.locator("button.option").nth(1).tap();
	await page.locator("button.option").nth(2).tap();
	await take("multi");
	await send();
	await reveal("multi");
	await open(2);
	await take("number");
	await page.locator("main input").fill("2.0");
	await take("number-typed");
	await send();
	await reveal("number");
	await open(3);
	await page.locator("main textarea").fill("Canbera");
	await take("text");
	await send();
	await reveal("text");
	await open(4);
	await take("scale");
	await page.locator("button.option").nth(3).tap();
	await reveal("scale");
	await open(5);
	await take("order");
	await send();
	await reveal("order");
	await open(6);
	await page.locator("button.option").nth(1).tap();
	await reveal("poll");
	await open(7);
	for (const [index, list] of (
		await page.locator("main select").all()
	).entries())
		await list.selectOption(String(index));
	await take("pairs");
	await send();
	await reveal("pairs");
	await open(8);
	await page.locator("main label").nth(3).tap();
	await page.locator("main label").nth(8).tap();
	await take("rating");
	await send();
	await reveal("rating");
	await open(9);
	await page.locator("main textarea").first().fill("inertia");
	await take("cloud");
	await send();
	await reveal("cloud");
	await room.move({ do: "end" });
	await page.getByText("That was it").first().waitFor();
	await take("end");
	await context.close();
	await other.context().close();
}
