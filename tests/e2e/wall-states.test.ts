import { describe, expect, it } from "vitest";
import { quizFormat } from "../../shared/quiz.ts";
import { openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { faintOn, layoutAt, screenSizes } from "../rig/layout.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";
import { type Asked, onTheWall } from "../rig/wall.ts";

const asks = (id: string, text: string, options: string[]): Asked => ({
	question: questionOf(id, {
		text,
		ask: { options },
		key: { correct: [0] },
		explanation: "",
	}),
	said: [[0], [1]],
});

/** One line at every size but 4:3, and long enough to come under the clock. */
const wide = asks(
	"wide",
	"Water boils at a lower temperature on a hill or not.",
	["True", "False"],
);
const sentence =
	"Over HTTP/1.1 a browser opens about six connections, so most of its requests wait in line; with HTTP/2 all of them share one.";
const much = asks(
	"much",
	"A browser wants to make 40 requests in parallel and runs on HTTP/1.1. You switch to HTTP/2. What is the main gain?",
	[
		sentence,
		`It is the other way round: ${sentence}`,
		sentence.slice(0, 92),
		`No: ${sentence}`,
	],
);

const site = withRigAndBrowser();

describe("a screen", () => {
	it("[EE2211] the last ten seconds cover nothing that is read", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const { page, room, ask, leave } = await onTheWall(site, rest, [wide]);
		await ask(0, wide.said, async (phase) => {
			if (phase !== "open") return;
			for (const size of screenSizes) {
				await room.move({ do: "extend", seconds: 9 });
				await page.locator("[data-low] .clock-figure").waitFor();
				const { faults } = await layoutAt(page, size);
				expect(faults, `${size.width}x${size.height}`).toEqual([]);
				await shoot(page, `clock-${size.width}x${size.height}`);
				await room.move({ do: "untime" });
			}
		});
		leave();
	});

	it("[EE2212] says that more is below where something is, and no more on a display on which all of it fits", {
		timeout: 60_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const { page, ask, leave } = await onTheWall(site, rest, [much]);
		const small = { width: 600, height: 600 };
		await ask(0, much.said, async (phase) => {
			expect((await layoutAt(page, small)).scrolls).toBe(true);
			for (const size of screenSizes) {
				const { scrolls, faults } = await layoutAt(page, size);
				expect(faults).toEqual([]);
				expect(scrolls, `${phase} at ${size.width}x${size.height}`).toBe(false);
				await shoot(page, `much-${phase}-${size.width}x${size.height}`);
			}
		});
		leave();
	});

	it("[EE2213] a leaderboard tells how far each place has moved, and looks the same with reduced motion; names are not broken while they have room", {
		timeout: 90_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const names = ["Ada", "Grace Brewster Hopper", "Barbara", "Radia", "Hedy"];
		const room = await openRoom(rest, {
			v: quizFormat,
			title: "Places",
			description: "",
			questions: [1, 3, 5].map((points) => ({
				...asks(`of-${points}`, "Which?", ["right", "not right"]).question,
				points,
			})),
		});
		const students = names.map(
			(name) => new Student(site.rig.url, room.code, name),
		);
		await waitFor("all to be here", () => room.pulse().joined === names.length);
		const open = async (reducedMotion: "reduce" | "no-preference") => {
			const { page } = site.keep(
				await openDevice(site.browser, {
					viewport: screenSizes[0],
					reducedMotion,
				}),
			);
			await page.goto(`${site.rig.url}/screen/#${room.screenToken}`);
			await page.getByText("Places").first().waitFor();
			return page;
		};
		const pages = [await open("no-preference"), await open("reduce")];
		const right = [[0, 3], [1], [2, 0]];
		for (const [index, who] of right.entries()) {
			await room.move({ do: "open", question: index });
			await waitFor("the question at all", () =>
				students.every((student) => student.seen.has(index + 1)),
			);
			for (const [place, student] of students.entries())
				await student.answer(index + 1, 1, [who.includes(place) ? 0 : 1]);
			await room.move({ do: "close" });
			await room.move({ do: "reveal" });
			await room.move({ do: "show", what: "leaderboard", on: true });
			const seen: string[] = [];
			for (const [at, page] of pages.entries()) {
				await page.locator(".board-place").first().waitFor();
				await page.getByText(`After question ${index + 1}`).waitFor();
				for (const size of screenSizes) {
					expect((await layoutAt(page, size)).faults).toEqual([]);
					await shoot(
						page,
						`board-${index}-${at}-${size.width}x${size.height}`,
					);
				}
				expect(await faintOn(page)).toEqual([]);
				seen.push(await page.locator(".board > ol").innerText());
			}
			expect(seen[0]).toBe(seen[1]);
			if (index < right.length - 1) continue;
			expect(seen[0]?.replace(/\s+/g, " ")).toBe(
				"1 Ada 6 points up 1 2 Barbara 5 points up 2 3 Grace Brewster Hopper 3 points down 2 4 Radia 1 point down 2",
			);
		}
		for (const student of students) student.leave();
		room.close();
	});
});
