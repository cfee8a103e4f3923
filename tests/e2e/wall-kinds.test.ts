import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { newImage } from "../rig/images.ts";
import { faintOn, layoutAt, screenSizes } from "../rig/layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";
import { type Asked, onTheWall } from "../rig/wall.ts";

const pairs = (id: string, left: string[], right: string[]): Asked => ({
	question: questionOf(id, {
		kind: "pairs",
		text: "Which belongs to which?",
		ask: { left, right },
		key: { pairs: left.map((_, place) => place) },
		explanation: "",
	}),
	said: [
		left.map((_, place) => place),
		left.map((_, place) => (place + 1) % right.length),
	],
});

const pointAt = (image: string, id: string, text: string): Asked => ({
	question: questionOf(id, {
		kind: "point",
		text,
		ask: { image: `![A leaf](image:${image})` },
		key: {
			regions: [{ shape: "box", x: 100, y: 100, width: 200, height: 200 }],
		},
		explanation: "",
	}),
	said: [
		[200, 200],
		[700, 700],
		[250, 250],
	],
});

const kindsWith = (image: string): readonly Asked[] => [
	{
		question: questionOf("rating", {
			kind: "rating",
			text: "How sure are you that you could explain it to a friend?",
			ask: {
				statements: [
					"What happens in a TCP handshake, from the first packet to the last",
					"DNS",
					"What a certificate proves",
				],
				labels: ["not at all", "", "", "", "entirely"],
			},
			key: {},
			explanation: "",
		}),
		said: [
			[1, 2, 3],
			[5, 5, 4],
		],
		again: [
			[5, 5, 5],
			[4, 4, 4],
		],
	},
	pairs("short", ["HTTPS", "SSH", "DNS"], ["443", "22", "53", "8080"]),
	pairs(
		"long",
		["The network layer, which the internet has its name from", "Link"],
		[
			"Finds a way through many networks that are not alike",
			"From one machine to its neighbour, and no further",
		],
	),
	pairs(
		"five",
		[
			"The network layer, which the internet's own protocol is in",
			"Transport",
			"Application",
			"Link",
			"Physical",
		],
		[
			"Finds a way through many networks",
			"From program to program, in order and whole",
			"What people use",
			"From one machine to its neighbour",
			"Bits on a wire or in the air",
		],
	),
	pointAt(image, "point", "Point at it."),
	pointAt(
		image,
		"two-lines",
		"Point at the moment from which on the client may send its first request, and not a moment before.",
	),
	{
		question: questionOf("text", {
			kind: "text",
			text: "What is the name of the table in which a host keeps which hardware address belongs to which IP address?",
			ask: { caseCounts: false, accentsCount: false, spacesCount: false },
			key: { accepted: [{ text: "ARP table", share: 1 }], typos: 1 },
			explanation: "",
		}),
		said: ["ARP table", "routing table", "cache", "DNS", "NAT", "hosts", "MAC"],
	},
];

const sentence =
	"Over HTTP/1.1 a browser opens about six connections, so most requests wait in line; with HTTP/2 they share one.";
const choice = (id: string, text: string, options: string[]): Asked => ({
	question: questionOf(id, {
		text,
		ask: { options },
		key: { correct: [0] },
		explanation: "",
	}),
	said: [[0], [1]],
	again: [[0], [0]],
});

const site = withRigAndBrowser();

/** Where the picture stands that is pointed at. */
const plateOn = (page: Page) =>
	page.locator(".plate").evaluateAll((all) =>
		all.map((one) => {
			const { x, y, width, height } = one.getBoundingClientRect();
			return [x, y, width, height].map(Math.round).join(" ");
		}),
	);

describe("on the wall", () => {
	it("[EE2000] what is rated, matched, pointed at and asked for in words stands where it stood when it was opened, and nothing is cut, small or faint", {
		timeout: 240_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const image = await newImage(rest, "#077", 400, 300);
		const asked = kindsWith(image);
		const { page, ask, leave } = await onTheWall(site, rest, asked);
		const faults: string[] = [];
		for (const [index, { question, said, again }] of asked.entries()) {
			const stood = new Map<string, readonly string[]>();
			const look = async (phase: string) => {
				for (const size of screenSizes) {
					const at = `${size.width}x${size.height}`;
					const where = `${question.id}, ${phase}, ${at}`;
					const layout = await layoutAt(page, size);
					faults.push(...layout.faults.map((one) => `${where}: ${one}`));
					const lines = [...layout.lines, ...(await plateOn(page))];
					for (const line of stood.get(at) ?? [])
						if (!lines.includes(line)) faults.push(`${where} moves: ${line}`);
					stood.set(at, lines);
					expect(layout.scrolls, where).toBe(false);
					await shoot(page, `kinds-${question.id}-${phase}-${at}`);
				}
				for (const one of await faintOn(page))
					faults.push(`${question.id}, ${phase}: ${one}`);
			};
			await ask(index, said, look);
			stood.clear();
			if (again) await ask(index, again, look);
		}
		expect(faults).toEqual([]);
		leave();
	});

	it("[EE2001] two options fill the room down to the desk, and where an explanation comes they leave it its room; a picture to be pointed at is as high as it can be", {
		timeout: 120_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const image = await newImage(rest, "#077", 400, 300);
		const two = choice("two", "Does water boil?", ["Yes", "No"]);
		const explained = {
			...two,
			question: { ...two.question, id: "why", explanation: "It does." },
		};
		const point = kindsWith(image).filter(
			({ question }) => question.kind === "point",
		);
		const { page, ask, leave } = await onTheWall(site, rest, [
			two,
			explained,
			...point.slice(0, 1),
		]);
		const shares = async (of: string) => {
			const all: number[] = [];
			for (const size of screenSizes) {
				await layoutAt(page, size);
				all.push(await page.evaluate(shareOfRoom, of));
			}
			return all;
		};
		await ask(0, two.said, async () => {
			for (const share of await shares(".answer"))
				expect(share).toBeGreaterThan(0.95);
		});
		await ask(1, two.said, async (phase) => {
			for (const share of await shares(".answer"))
				expect(share).toBeLessThan(0.85);
			if (phase === "revealed") await page.locator(".why[data-fits]").waitFor();
		});
		await ask(2, point[0]?.said ?? [], async () => {
			for (const share of await shares(".plate"))
				expect(share).toBeGreaterThan(0.8);
		});
		leave();
	});

	it("[EE2002] a share is twice as large as its option where that is short, and long options are all read at once; in the second vote nothing of the gain leaves its card", {
		timeout: 120_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const short = choice("short", "What does the scale show?", [
			"more than at rest",
			"less",
			"the same",
			"nothing at all",
		]);
		const long = choice(
			"long",
			"A browser wants to make 40 requests in parallel and runs on HTTP/1.1. You switch to HTTP/2. What is the main gain?",
			[sentence, `No: ${sentence}`, "None.", `Neither: ${sentence}`],
		);
		const { page, ask, leave } = await onTheWall(site, rest, [short, long]);
		const faults: string[] = [];
		for (const [index, { question, said, again = [] }] of [
			short,
			long,
		].entries()) {
			const look = async (phase: string) => {
				for (const size of screenSizes) {
					const where = `${question.id}, ${phase}, ${size.width}`;
					const layout = await layoutAt(page, size);
					faults.push(...layout.faults.map((one) => `${where}: ${one}`));
					if (layout.scrolls) faults.push(`${where} scrolls`);
					await shoot(page, `share-${question.id}-${phase}-${size.width}`);
				}
				if (phase === "open" || index > 0) return;
				await page.setViewportSize(screenSizes[0]);
				const sizeOf = (of: string) =>
					page
						.locator(of)
						.first()
						.evaluate((one) =>
							Number.parseFloat(getComputedStyle(one).fontSize),
						);
				const twice =
					(await sizeOf(".answer-share b")) / (await sizeOf(".answer"));
				expect(twice).toBeGreaterThanOrEqual(2);
			};
			await ask(index, said, look);
			await ask(index, again, look);
		}
		expect(faults).toEqual([]);
		leave();
	});

	it("[EE2003] no name stands on the slope of the poster", {
		timeout: 60_000,
	}, async () => {
		const names = Array.from(
			{ length: 43 },
			(_, index) => `Ada${"-Grace".repeat(index % 4)} ${index}`,
		);
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(rest, undefined, { namesOnScreen: true });
		const students = names.map(
			(name) => new Student(site.rig.url, room.code, name),
		);
		await waitFor("all to be here", () => room.pulse().joined === names.length);
		const { page } = site.keep(
			await openDevice(site.browser, { viewport: screenSizes[0] }),
		);
		await page.goto(`${site.rig.url}/screen/#${room.screenToken}`);
		await page.locator(".chip").nth(8).waitFor();
		for (const size of screenSizes) {
			await layoutAt(page, size);
			const on = await page.locator(".chip").evaluateAll((chips) => {
				const poster = document.querySelector(".poster");
				const { right = 0, height = 1 } = poster?.getBoundingClientRect() ?? {};
				return chips.flatMap((chip) => {
					const { left, top } = chip.getBoundingClientRect();
					const slope = right - (0.12 * innerHeight * top) / height;
					return left < slope ? [chip.textContent] : [];
				});
			});
			expect(on, `${size.width}x${size.height}`).toEqual([]);
		}
		for (const student of students) student.leave();
		room.close();
	});
});

/** How much of the room below the question all of these are high together. */
function shareOfRoom(of: string): number {
	const all = [...document.querySelectorAll(of)].map((one) =>
		one.getBoundingClientRect(),
	);
	const room = document
		.querySelector(".stage-picture")
		?.getBoundingClientRect();
	const bottom = Math.max(...all.map((one) => one.bottom));
	const top = Math.min(...all.map((one) => one.top));
	return (bottom - top) / (room?.height ?? 1);
}
