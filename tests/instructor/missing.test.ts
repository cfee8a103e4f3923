import { expect, it } from "vitest";
import { enterAs, laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, twoQuestions } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const site = withRigAndBrowser();

it("[IP1775] who has not answered the present question is asked for when it is unfolded, and kept up by what is new", {
	timeout: 60_000,
}, async () => {
	const { url } = site.rig;
	const rest = await signedIn(url);
	const room = await openRoom(rest, twoQuestions);
	const crowd = Array.from(
		{ length: 151 },
		(_, index) => new Student(url, room.code, `S${index}`),
	);
	const ada = await joinPhone(url, room.code, "Ada");
	const bob = await joinPhone(url, room.code, "Bob");
	await waitFor("all to be here", () => room.pulse().joined === 153);
	const { page, context } = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	const asked: string[] = [];
	page.on("request", (request) => {
		const { pathname, search } = new URL(request.url());
		if (pathname.endsWith("/answered")) asked.push(search);
	});
	await enterAs(context, rest, url);
	await page.goto(`${url}/teach/#/rooms/${room.id}`);
	await page.locator(".stage-lobby").waitFor();
	const part = page.getByText("Not answered", { exact: true });
	expect(await part.count()).toBe(0);
	await room.move({ do: "open", question: 0 });
	const answer = { round: 1, seq: 1, value: [0] };
	await ada.ask("answer", answer);
	await page.getByText("152", { exact: true }).waitFor();
	expect(asked).toEqual([]);

	await part.click();
	const names = page.locator(".missing li");
	await names.first().waitFor();
	expect(await names.count()).toBe(150);
	await page.getByRole("button", { name: "Show 2 more" }).click();
	await expect.poll(() => names.count()).toBe(152);
	expect(await names.getByText("Ada", { exact: true }).count()).toBe(0);
	await names.getByText("Bob", { exact: true }).waitFor();
	expect(asked).toEqual(["?round=1"]);

	bob.close();
	await page.getByText("152, 1 not here").waitFor();
	await Promise.all(crowd.map((student) => student.answer(1, 1, [1])));
	await expect.poll(() => names.count()).toBe(1);
	expect(await names.innerText()).toContain("Bob");
	await page.getByText("1, not here").waitFor();
	expect(asked.slice(1).every((query) => query.includes("after="))).toBe(true);

	await room.move({ do: "close" });
	await room.move({ do: "open", question: 1 });
	// As many as were asked for: all, of whom nobody has answered this one.
	await expect.poll(() => names.count()).toBe(153);
	for (const student of crowd) student.leave();
	ada.close();
	room.close();
});
