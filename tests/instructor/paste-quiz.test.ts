import { expect, it } from "vitest";
import { enterAs, laptopSize, openDevice } from "../rig/browser.ts";
import { withRigAndBrowser } from "../rig/hooks.ts";
import { signedIn } from "../rig/rest.ts";

const site = withRigAndBrowser();

it("[IP1779] in the library a quiz is made of pasted text: what it makes of it is shown before, and told as of a file", {
	timeout: 60_000,
}, async () => {
	const { url } = site.rig;
	const rest = await signedIn(url);
	const { page, context } = site.keep(
		await openDevice(site.browser, { viewport: laptopSize }),
	);
	await enterAs(context, rest, url);
	const titles = async () =>
		(await rest.get("/api/quizzes"))
			.json<{ quizzes: { title: string; questions: number }[] }>()
			.quizzes.map(({ title }) => title);
	await page.goto(`${url}/teach/#/`);
	const paste = async (text: string) => {
		await page.getByRole("button", { name: "Paste a quiz…" }).click();
		const dialog = page.getByRole("dialog");
		await dialog.getByRole("heading", { name: "Paste a quiz" }).waitFor();
		await dialog.getByLabel("Paste or type here").fill(text);
		return dialog;
	};
	const before = await titles();

	// Nothing that is a question makes no quiz.
	let dialog = await paste("");
	const add = dialog.getByRole("button", { name: /^Add/ });
	await add.click({ force: true });
	expect(await dialog.isVisible()).toBe(true);
	await page.keyboard.press("Escape");

	dialog = await paste(
		"# Names in the net\n\n1. What does DNS do?\nA) It finds addresses\nB) It moves packets\nAnswer: A\n\n2. What is missing here?\nA) all\nB) nothing\n",
	);
	await dialog.getByText("It finds addresses").last().waitFor();
	await dialog.getByText("2 questions").first().waitFor();
	await add.click();
	const report = page.getByRole("region", { name: "Import" });
	await report.getByText("What you pasted").waitFor();
	await report.getByText(/is now/).waitFor();
	// As of a file: what is left to finish is said.
	expect(await report.innerText()).toMatch(/finish/);
	expect(await titles()).toEqual(
		expect.arrayContaining([...before, "Names in the net"]),
	);
	await report.getByRole("link", { name: "Names in the net" }).click();
	await page.getByText("What does DNS do?").first().waitFor();
});
