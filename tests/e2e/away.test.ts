import { expect, it } from "vitest";
import {
	enterAs,
	laptopSize,
	openDevice,
	projectorSize,
} from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { joinPhone } from "../rig/links.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, twoQuestions } from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

const site = withRigAndBrowser();

it("[EE1772] phones whose page was closed are told apart from those that are here, in the hall and on the room page", {
	timeout: 60_000,
}, async () => {
	const { url } = site.rig;
	const rest = await signedIn(url);
	const room = await openRoom(rest, twoQuestions);
	const phones = await Promise.all(
		["Ada", "Bob", "Cy", "Dan", "Eve"].map((name) =>
			joinPhone(url, room.code, name),
		),
	);
	const [desk, hall] = [
		site.keep(await openDevice(site.browser, { viewport: laptopSize })),
		site.keep(await openDevice(site.browser, { viewport: projectorSize })),
	];
	await enterAs(desk.context, rest, url);
	await desk.page.goto(`${url}/teach/#/rooms/${room.id}`);
	await hall.page.goto(`${url}/screen/#${room.screenToken}`);
	await hall.page.getByText("5 are here").waitFor();
	await desk.page.getByText("5 students are here.").waitFor();
	for (const phone of phones.slice(3)) phone.close();
	await hall.page.getByText("5 joined, 3 here").waitFor();
	await desk.page.getByText("3 students are here, 5 joined.").waitFor();

	await room.move({ do: "open", question: 0 });
	const answer = (at: number) =>
		phones[at]?.ask("answer", { round: 1, seq: 1, value: [0] });
	const says = async (words: RegExp, screen: RegExp) => {
		const news = desk.page.locator(".news-head");
		await expect.poll(() => news.innerText()).toMatch(words);
		const count = hall.page.locator(".desk-count");
		await expect.poll(() => count.innerText()).toMatch(screen);
	};
	await answer(0);
	await says(
		/^1 of 3 here have answered\s+5 joined/,
		/^1 of 3 here answered\s+5 joined$/,
	);
	await answer(1);
	await answer(2);
	await says(
		/^All 3 here have answered\s+5 joined/,
		/^All who are here have answered\s+3 of 3\s+5 joined$/,
	);
	// Of the answers none is lost with the one who gave it.
	phones[0]?.close();
	await waitFor("Ada to be away", () => room.pulse().connected === 2);
	await says(/^All 2 here/, /2 of 2\s+5 joined$/);
	await room.move({ do: "close" });
	await says(/^3 of 5 have answered/, /^3 of 5 answered$/);
	for (const phone of phones) phone.close();
	room.close();
});
