import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { seatIdOf } from "../../server/room/seat.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { violationsOn } from "../rig/axe.ts";
import { joinRoom, openDevice, openPhone } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "What a lecture leaves",
	description: "",
	questions: [
		questionOf("q1", { text: "Which layer does **TCP** belong to?" }),
		questionOf("q2", {
			kind: "numeric",
			ask: { unit: "ms" },
			key: {
				bands: [{ is: "around", value: 50, by: 5, per: "one", share: 1 }],
			},
		}),
		questionOf("q3", { kind: "poll", key: {}, text: "How was the pace?" }),
		questionOf("q4", { text: "The one that nobody hears of" }),
	],
};

const sizes = [
	[360, 640],
	[768, 1024],
	[1024, 768],
	[1920, 1080],
] as const;

const site = withRigAndBrowser();

/** Ada at a phone, and Bob beside her, after the first two questions. */
async function lecture(settings: Parameters<typeof openRoom>[2] = {}) {
	const { rig, browser, keep } = site;
	const rest = await signedIn(rig.url);
	const room = await openRoom(rest, quiz, settings);
	const { page } = keep(await openPhone(browser));
	await joinRoom(page, rig.url, room.code, "Ada");
	await page.getByText("You’re in, Ada").first().waitFor();
	const bob = new Student(rig.url, room.code, "Bob");
	await waitFor("both to be here", () => room.pulse().joined === 2);
	const ask = async (question: number, answer: () => Promise<unknown>) => {
		await room.move({ do: "open", question });
		await answer();
		await page.getByText(/saved/).first().waitFor();
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await page.getByRole("heading", { level: 1 }).first().waitFor();
	};
	const tap = (name: RegExp) => () => page.getByRole("radio", { name }).click();
	await ask(0, tap(/second/));
	await ask(2, tap(/third/));
	return { rig, rest, room, page, bob, ask };
}

async function linkOn(page: Page): Promise<string> {
	const field = page.getByRole("textbox", { name: "Your personal link" });
	await field.waitFor();
	return field.inputValue();
}

async function openElsewhere(link: string, colorScheme: "light" | "dark") {
	const { page } = site.keep(
		await openDevice(site.browser, {
			viewport: { width: 1024, height: 768 },
			colorScheme,
			reducedMotion: "reduce",
		}),
	);
	await page.goto(link);
	return page;
}

const end = ({ bob, room }: { bob: Student; room: OpenRoom }) => {
	bob.leave();
	room.close();
};

describe("a student's own results", () => {
	it("[EE2190] open on the phone while the room runs, have what was revealed and no more, and give way to the next question", {
		timeout: 60_000,
	}, async () => {
		const all = await lecture();
		const { page, room } = all;
		await page.getByRole("button", { name: "My results so far" }).click();
		await page
			.getByRole("heading", { level: 1, name: "Your results so far" })
			.waitFor();
		await page.getByText("of 1 right").waitFor();
		expect(await page.locator(".review > li").count()).toBe(2);
		await page.getByText("Why q1.").waitFor();
		expect(await page.locator("main").innerText()).not.toContain(
			"nobody hears",
		);
		expect(await violationsOn(page)).toEqual([]);
		await shoot(page, "own-so-far");
		await page.getByRole("button", { name: "Back to the room" }).click();
		await page.getByText("Here is what everybody said.").waitFor();
		await page.getByRole("button", { name: "My results so far" }).click();
		await room.move({ do: "open", question: 3 });
		await page.getByText("The one that nobody hears of").first().waitFor();
		expect(await page.getByText("Your results so far").count()).toBe(0);
		end(all);
	});

	for (const colorScheme of ["light", "dark"] as const)
		it(`[EE2191] open on another device by the link that the phone gives, are read at every size and on paper, and answer nothing, ${colorScheme}`, {
			timeout: 120_000,
		}, async () => {
			const all = await lecture();
			const { page, room, rig } = all;
			await room.move({ do: "end" });
			await page
				.getByRole("button", { name: "Read this on another device" })
				.click();
			const link = await linkOn(page);
			expect(link).toContain(`${rig.url}/results/#${room.id}.`);
			expect(link).not.toContain(
				await page.evaluate(
					(code) => localStorage.getItem(`lectern.seat.${code}`) ?? "none",
					room.code,
				),
			);
			await page.getByRole("button", { name: "Copy" }).click();
			await page.getByText(/Copied|by hand/).waitFor();
			await shoot(page, `own-end-${colorScheme}`);
			expect(await violationsOn(page)).toEqual([]);
			const sockets: string[] = [];
			const laptop = await openElsewhere("about:blank", colorScheme);
			laptop.on("websocket", (socket) => sockets.push(socket.url()));
			laptop.on("request", (request) => {
				const { referer = "" } = request.headers();
				if (/socket\.io/.test(request.url()) || referer !== "")
					sockets.push(request.url());
			});
			await laptop.goto(link);
			await laptop
				.getByRole("heading", { level: 1, name: "The results of Ada" })
				.waitFor();
			expect(await laptop.title()).toContain("What a lecture leaves");
			await laptop.getByText("10 points in all, place 1 of 2").waitFor();
			await laptop.getByText("Right, 10 points").waitFor();
			expect(await laptop.locator(".review strong").innerText()).toBe("TCP");
			await laptop.getByText("All answers of the room").click();
			expect(await laptop.getByRole("radio").count()).toBe(0);
			for (const [width, height] of sizes) {
				await laptop.setViewportSize({ width, height });
				const wide = await laptop.evaluate(
					() => document.documentElement.scrollWidth > innerWidth,
				);
				expect(wide, `${width}x${height}`).toBe(false);
				await shoot(laptop, `own-${width}x${height}-${colorScheme}`);
			}
			expect(await violationsOn(laptop)).toEqual([]);
			await laptop.emulateMedia({ media: "print" });
			expect(await laptop.getByRole("button").count()).toBe(0);
			await shoot(laptop, `own-print-${colorScheme}`);
			await laptop.emulateMedia({ media: "screen" });
			expect(sockets).toEqual([]);
			await room.move({
				do: "correct",
				question: 0,
				correction: { is: "key", key: { correct: [0] } },
			});
			await laptop.reload();
			await laptop
				.getByText("Your instructor has changed what is right here since.")
				.waitFor();
			await laptop.getByText("Not right", { exact: true }).waitFor();
			end(all);
		});

	it("[EE2192] a link that opens nothing says why in words: the student was deleted, the room is gone, the link is not whole", {
		timeout: 60_000,
	}, async () => {
		const all = await lecture({ namesOnScreen: false });
		const { page, room, rest } = all;
		await room.move({ do: "end" });
		await page
			.getByRole("button", { name: "Read this on another device" })
			.click();
		const link = await linkOn(page);
		const token = await page.evaluate(
			(code) => localStorage.getItem(`lectern.seat.${code}`) ?? "",
			room.code,
		);
		const laptop = await openElsewhere(link.slice(0, -3), "light");
		await laptop.getByText("No results are under this link.").waitFor();
		await shoot(laptop, "own-nothing");
		const seat = seatIdOf(room.id, token);
		await rest.delete(`/api/rooms/${room.id}/students/${seat}`);
		const other = await openElsewhere(link, "light");
		await other.getByText("were deleted, so there are no results").waitFor();
		expect(await violationsOn(other)).toEqual([]);
		await rest.delete(`/api/rooms/${room.id}`);
		await other.reload();
		await other.getByText("No results are under this link.").waitFor();
		await other.goto(`${site.rig.url}/results`);
		await other.getByText("This address has no personal link in it.").waitFor();
		end(all);
	});
});
