import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
	joinRoom,
	laptopSize,
	launchBrowser,
	openDevice,
	openPhone,
	projectorSize,
} from "../rig/browser.ts";
import { type Nginx, startNginx } from "../rig/nginx.ts";
import { freePort, type ServerProcess, startServer } from "../rig/process.ts";
import { type Proxy as Balancer, startProxy } from "../rig/proxy.ts";
import { Rest } from "../rig/rest.ts";
import {
	expectSaved,
	openRoom,
	openScreen,
	press,
	unfold,
} from "../rig/stage.ts";

/** A question in browsers, through whatever stands in front; `url`: as people type it, without a slash at the end. */
async function lecture(browser: Browser, url: string): Promise<void> {
	const instructor = await openDevice(browser, { viewport: laptopSize });
	const screen = await openDevice(browser, { viewport: projectorSize });
	const phone = await openPhone(browser);
	const room = await openRoom(instructor.page, url, "module quiz");
	await openScreen(screen.page, instructor.page, url, room.code);
	await joinRoom(phone.page, url, room.code, "Ada");
	const { pathname } = new URL(phone.page.url());
	expect(pathname).toBe(
		`${new URL(url).pathname.replace(/\/$/, "")}/j/${room.code}`,
	);
	await press(instructor.page, /^Start/);
	await press(instructor.page, /^Open question/);
	await phone.page.locator("button.option").first().tap();
	await expectSaved(phone.page);
	await screen.page
		.getByText(/answered 1 of 1|1 of 1 answered/)
		.first()
		.waitFor();
	// The next part of the instructor's page, and a picture.
	await unfold(instructor.page, "Room");
	const join = await instructor.page
		.getByRole("textbox", { name: "Join link" })
		.inputValue();
	expect(join).toBe(`${url}/j/${room.code}`);
	const pictures = instructor.page.locator("img[alt^='QR code']");
	expect(
		await pictures
			.first()
			.evaluate((one: HTMLImageElement) => one.naturalWidth),
	).toBeGreaterThan(0);
	await instructor.page.evaluate(() => {
		location.hash = "#/";
	});
	await instructor.page
		.getByRole("heading", { name: "Quizzes" })
		.first()
		.waitFor();
	for (const { faults, context } of [instructor, screen, phone]) {
		expect(faults).toEqual([]);
		for (const { path, domain } of await context.cookies())
			expect([domain, path]).toEqual([
				"127.0.0.1",
				expect.stringMatching(/^\/(lectern\/)?$/),
			]);
		await context.close();
	}
}

describe("a server under a path", () => {
	let browser: Browser;
	let server: ServerProcess;
	let front: number;
	beforeAll(async () => {
		browser = await launchBrowser();
		front = await freePort();
		server = await startServer({
			HOST: "",
			PUBLIC_URL: `http://127.0.0.1:${front}/lectern/`,
		});
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
	});

	it.each([
		["takes the path off", "/"],
		["keeps it", "/lectern/"],
	])(
		"[DP450] runs a lecture behind nginx as it comes, which %s",
		{ timeout: 60_000 },
		async (_name, path) => {
			const nginx: Nginx = await startNginx(
				front,
				`location /lectern/ { proxy_pass http://127.0.0.1:${server.port}${path}; }`,
			);
			try {
				await lecture(browser, `${nginx.url}/lectern`);
			} finally {
				await nginx.remove();
			}
		},
	);

	it("[DP451] runs a lecture behind the shipped proxy file with BASE_PATH", {
		timeout: 60_000,
	}, async () => {
		const proxy: Balancer = await startProxy({
			nodes: [`127.0.0.1:${server.port}`],
			environment: { BASE_PATH: "/lectern" },
			port: front,
		});
		try {
			await proxy.waitForStates("UP");
			const rest = new Rest(proxy.url);
			const bare = await rest.get("/lectern");
			expect([bare.status, bare.headers.location]).toEqual([308, "/lectern/"]);
			expect((await rest.get("/lectern/metrics")).status).toBe(404);
			await lecture(browser, `${proxy.url}/lectern`);
		} finally {
			await proxy.remove();
		}
	});

	it("[DP452] redirects, links and documents say the path; what comes without it is served too", async () => {
		const rest = new Rest(server.url);
		const bare = await rest.get("/lectern");
		expect([bare.status, bare.headers.location]).toEqual([308, "/lectern/"]);
		for (const before of ["", "/lectern"]) {
			const page = await rest.get(`${before}/teach/`);
			expect(page.text).toContain('<html data-path="/lectern"');
			const part = /src="(\/lectern\/assets\/[^"]+)"/.exec(page.text)?.[1];
			expect((await rest.get(part ?? "")).status).toBe(200);
			expect((await rest.get(`${before}/api/where`)).json()).toEqual({
				origin: `http://127.0.0.1:${front}`,
				path: "/lectern",
			});
		}
		const made = await rest.post("/lectern/api/instructor", {});
		expect(String(made.headers["set-cookie"])).toContain("Path=/lectern/;");
		const quiz = await rest.post("/lectern/api/quizzes", {
			title: "",
			description: "",
			questions: [],
		});
		expect(quiz.headers.location).toMatch(/^\/lectern\/api\/quizzes\//);
		expect((await rest.get(String(quiz.headers.location))).status).toBe(200);
		const { servers } = (await rest.get("/lectern/api/openapi.json")).json<{
			servers: object[];
		}>();
		expect(servers).toEqual([{ url: `http://127.0.0.1:${front}/lectern` }]);
		for (const path of [
			"/lecternx/",
			"/lectern/lectern/teach/",
			"/other/teach/",
		])
			expect((await rest.get(path)).status, path).toBe(404);
	});

	it("[DP453] listens on IPv6 and IPv4", async () => {
		for (const host of ["127.0.0.1", "[::1]"])
			expect((await fetch(`http://${host}:${server.port}/livez`)).status).toBe(
				200,
			);
	});
});

describe("nginx as it comes, before a server that was told nothing", () => {
	it("[DP454] is told in words, on the page and in the log, what to set", async () => {
		const server = await startServer();
		const nginx = await startNginx(
			await freePort(),
			`location / { proxy_pass http://127.0.0.1:${server.port}; }`,
		);
		const browser = await launchBrowser();
		try {
			const { page } = await openDevice(browser, { viewport: laptopSize });
			await page.goto(`${nginx.url}/teach/`);
			await page.getByRole("button", { name: "I am new here" }).click();
			await page.getByText(`PUBLIC_URL=${nginx.url}`).waitFor();
			// Not what a stranger's request says.
			expect(server.output()).toContain("PUBLIC_URL=what the page names");
		} finally {
			await browser.close();
			await nginx.remove();
			await server.remove();
		}
	});
});
