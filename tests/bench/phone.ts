import type { Browser, Page } from "playwright-core";
import { launchBrowser, openPhone } from "../rig/browser.ts";
import { startServer } from "../rig/process.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf, twoQuestions } from "../rig/room.ts";
import { startSlowLine } from "../rig/slow-line.ts";

/**
 * A phone of 2019 at the edge of the network: how long from the link to the first paint, to the form, to the lobby (a name is typed and
 * sent the moment the form stands there), and from the instructor's click to the question's paint. Everything that a socket says is
 * slowed down too. Needs `npm run build`; a minute to run.
 */
const line = { roundTripMs: 400, bitsPerSecond: 400_000 };
const slowerCpu = 4;
const rounds = 5;
const questions = 10;

interface Seen {
	readonly paint: number;
	readonly form: number;
	readonly lobby: number;
}

/** In the page: notes when what is first painted, in ms since the link was followed, and joins at once. */
function watch(): void {
	const seen: Record<string, number> = {};
	const asked: Record<string, number> = {};
	Object.assign(window, { seen, asked });
	const note = (
		where: Record<string, number>,
		name: string,
		at: () => number,
	) => {
		if (name in where) return;
		where[name] = Number.NaN;
		// The frame after the one that paints it.
		requestAnimationFrame(() =>
			requestAnimationFrame(() => {
				where[name] = at();
			}),
		);
	};
	const look = () => {
		const field = document.querySelector<HTMLInputElement>("#name");
		if (field !== null && !("form" in seen)) {
			note(seen, "form", () => performance.now());
			field.value = "Far Away";
			field.form?.requestSubmit();
		}
		const title = document.querySelector("h1")?.textContent ?? "";
		if (title.startsWith("You’re in"))
			note(seen, "lobby", () => performance.now());
		if (document.querySelector("button.option") !== null)
			note(asked, title, () => Date.now());
	};
	new MutationObserver(look).observe(document, {
		childList: true,
		subtree: true,
		characterData: true,
	});
}

const quiz = {
	...twoQuestions,
	questions: Array.from({ length: questions }, (_, place) =>
		questionOf(`q${place}`),
	),
};

async function openFar(browser: Browser): Promise<Page> {
	const { page, context } = await openPhone(browser);
	const session = await context.newCDPSession(page);
	await session.send("Emulation.setCPUThrottlingRate", { rate: slowerCpu });
	// What tsx makes of functions names them by a helper that the page lacks.
	await page.addInitScript({ content: "globalThis.__name = (act) => act" });
	await page.addInitScript(watch);
	return page;
}

const seenOn = (page: Page) =>
	page.evaluate(
		() =>
			({
				...(window as unknown as { seen: object }).seen,
				paint: performance.getEntriesByName("first-contentful-paint")[0]
					?.startTime,
			}) as Seen,
	);

const at = (share: number, numbers: readonly number[]) =>
	[...numbers].sort((a, b) => a - b)[Math.ceil(share * numbers.length) - 1] ??
	Number.NaN;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

const server = await startServer();
const far = await startSlowLine(server.url, line);
const browser = await launchBrowser();
const joins: Seen[] = [];
const pushes: number[] = [];
try {
	const rest = await signedIn(server.url);
	for (let round = 0; round < rounds; round++) {
		const room = await openRoom(rest, quiz);
		const page = await openFar(browser);
		await page.goto(`${far.url}/j/${room.code}`);
		await page.waitForFunction(
			() => (window as unknown as { seen: { lobby?: number } }).seen.lobby,
		);
		joins.push(await seenOn(page));
		// Until the lobby has come to rest.
		await page.waitForTimeout(3_000);
		for (const [place, { text }] of quiz.questions.entries()) {
			await room.move({ do: "goto", question: place });
			await page.waitForTimeout(600);
			const pushed = Date.now();
			await room.move({ do: "open", question: place });
			const painted = await page.waitForFunction(
				(text) =>
					(window as unknown as { asked: Record<string, number> }).asked[text],
				text,
			);
			pushes.push(((await painted.jsonValue()) as number) - pushed);
			await room.move({ do: "close" });
		}
		room.page.close();
		await page.context().close();
	}
} finally {
	await browser.close();
	far.close();
	await server.remove();
}

console.log(
	`A phone with a CPU ${slowerCpu} times slower, ${line.bitsPerSecond / 1000} kbit/s, ${line.roundTripMs} ms round trip; medians of ${rounds}, from the link\n`,
);
for (const name of ["paint", "form", "lobby"] as const)
	console.log(
		`${name.padEnd(8)} ${seconds(
			at(
				0.5,
				joins.map((seen) => seen[name]),
			),
		)}`,
	);
const over = (share: number) =>
	`${Math.round(at(share, pushes) - line.roundTripMs)} ms`;
console.log(
	`\nfrom the instructor's click to the question's paint, over one round trip: p50 ${over(0.5)}, p95 ${over(0.95)} of ${pushes.length}`,
);
