import { describe, expect, it } from "vitest";
import { violationsOn } from "../rig/axe.ts";
import {
	enterAs,
	laptopSize,
	openDevice,
	projectorSize,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom } from "../rig/room.ts";
import { unfold } from "../rig/stage.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const site = withRigAndBrowser();

describe("names that are held back", () => {
	it("[IP1939] wait on the room page, come to the lobby when they are let pass, and stay off when they are not; on board and podium a student stands in their place", {
		timeout: 90_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(rest, undefined, { namesOnScreen: true });
		const names = ["Ada", "Lectern Admin", "www.example.org", "Bob"];
		const students = names.map(
			(name) => new Student(site.rig.url, room.code, name),
		);
		const [desk, wall] = (
			await Promise.all([
				openDevice(site.browser, { viewport: laptopSize }),
				openDevice(site.browser, { viewport: projectorSize }),
			])
		).map((device) => site.keep(device));
		if (!desk || !wall) throw new Error("two");
		await enterAs(desk.context, rest);
		const [page, screen] = [desk.page, wall.page];
		await page.goto(`${site.rig.url}/teach/#/rooms/${room.id}`);
		await screen.goto(`${site.rig.url}/screen/#${room.screenToken}`);
		await screen.getByText("4 are here").waitFor();
		await page.getByText("2 names are held back from the screen.").waitFor();
		const chips = () => screen.locator(".chip").allInnerTexts();
		expect((await chips()).sort()).toEqual(["Ada", "Bob"]);
		await screen.getByText("and 2 more").waitFor();
		expect(await violationsOn(page)).toEqual([]);
		await page
			.getByRole("button", { name: "Keep www.example.org off the screen" })
			.click();
		await page.getByText("1 name is held back from the screen.").waitFor();
		await page
			.getByRole("button", { name: "Show Lectern Admin on the screen" })
			.click();
		await screen.locator(".chip", { hasText: "Lectern Admin" }).waitFor();
		await expect.poll(() => page.locator(".held-names").count()).toBe(0);
		expect(await screen.getByText("www.example.org").count()).toBe(0);

		await unfold(page, "Class");
		await page
			.getByRole("button", { name: "Take Lectern Admin off the screen" })
			.click();
		await expect
			.poll(async () => (await chips()).sort())
			.toEqual(["Ada", "Bob"]);
		await page
			.getByRole("listitem")
			.filter({ hasText: "Lectern Admin" })
			.getByText("not on the screen")
			.waitFor();

		await room.move({ do: "open", question: 0 });
		await waitFor("the question at all", () =>
			students.every((student) => student.seen.has(1)),
		);
		for (const [place, student] of students.entries())
			await student.answer(1, 1, [place === 1 ? 1 : 0]);
		await room.move({ do: "close" });
		await room.move({ do: "reveal" });
		await room.move({ do: "show", what: "leaderboard", on: true });
		await screen.locator(".board-place", { hasText: "a student" }).waitFor();
		expect(await screen.getByText("Lectern Admin").count()).toBe(0);
		await room.move({ do: "end" });
		const warning = page.locator(".held-names");
		expect(await warning.count()).toBe(0);
		const first = screen.locator(".podium [data-first]");
		await first.getByText("a student").waitFor();
		await page
			.locator(".leaderboard")
			.getByRole("button", { name: "Show Lectern Admin on the screen" })
			.click();
		await first.getByText("Lectern Admin").waitFor();
		for (const student of students) student.leave();
		room.close();
	});

	it("[IP2001] stand in the news after the lobby, too, where board or podium would show them, until there is a word on them", {
		timeout: 90_000,
	}, async () => {
		const rest = await signedIn(site.rig.url);
		const room = await openRoom(rest);
		const students = ["Ada", "www.example.org"].map(
			(name) => new Student(site.rig.url, room.code, name),
		);
		const desk = site.keep(
			await openDevice(site.browser, { viewport: laptopSize }),
		);
		await enterAs(desk.context, rest);
		const { page } = desk;
		await page.goto(`${site.rig.url}/teach/#/rooms/${room.id}`);
		await waitFor("both to be here", () => room.pulse().joined === 2);
		await room.move({ do: "open", question: 0 });
		await waitFor("the question at both", () =>
			students.every((student) => student.seen.has(1)),
		);
		for (const student of students) await student.answer(1, 1, [1]);
		await room.move({ do: "close" });
		expect(await page.locator(".held-names").count()).toBe(0);
		await room.move({ do: "reveal" });
		await page.getByText("1 name is held back from the screen.").waitFor();
		expect(await violationsOn(page)).toEqual([]);
		await room.move({ do: "open", question: 1 });
		await page
			.locator(".held-names")
			.getByRole("button", { name: "Keep www.example.org off the screen" })
			.click();
		await expect.poll(() => page.locator(".held-names").count()).toBe(0);
		for (const student of students) student.leave();
		room.close();
	});
});
