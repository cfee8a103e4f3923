import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultSettings } from "../../shared/settings.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { launchBrowser } from "../rig/browser.ts";
import { type Meddling, startMeddler } from "../rig/meddler.ts";
import { waitFor } from "../rig/wait.ts";
import { question } from "../room/example.ts";
import { BrowserStudent } from "./browser.ts";
import { Recorder } from "./history.ts";
import { Instructor } from "./instructor.ts";

const { kind, ask, key } = question("single", [0]);
const asking = (canary: string) => ({
	kind,
	text: "?",
	ask,
	key,
	points: 1,
	canary,
});

describe("a browser among the students", () => {
	let rig: Rig;
	let browser: Browser;
	beforeAll(async () => {
		[rig, browser] = await Promise.all([
			startRig({ pages: "dist/client" }),
			launchBrowser(),
		]);
	});
	afterAll(async () => {
		await browser.close();
		await rig.close();
	});

	/** Two questions on a network that treats WebSockets so; what the history has of the browser afterwards. */
	async function sitThrough(url: string, name: string) {
		const file = join(tmpdir(), `lectern-devices-${process.pid}-${name}.jsonl`);
		const recorder = new Recorder(file);
		const instructor = new Instructor(rig.url, recorder);
		const room = await instructor.open(
			[asking("one"), asking("two")],
			[],
			defaultSettings,
		);
		const student = await BrowserStudent.open(
			browser,
			url,
			room,
			name,
			recorder,
		);
		const at = (phase: string, round: number) =>
			instructor
				.order(
					({ primary }) => {
						if (primary === null) throw new Error("there is nothing to press");
						return primary.command;
					},
					(view) => view.phase === phase && view.round === round,
				)
				.then(() =>
					waitFor(
						`${name} to be told of ${phase} ${round}`,
						() => student.held()?.view.version === instructor.view().version,
					),
				);
		try {
			for (const round of [1, 2]) {
				await at("open", round);
				student.answer([1], true);
				await waitFor("the answer", () => student.outbox().state === "saved");
				await at("closed", round);
				await at("revealed", round);
			}
		} finally {
			student.leave();
			instructor.leave();
		}
		expect(recorder.events.filter(({ k }) => k === "log")).toEqual([]);
		return recorder.events.filter(({ k }) => k === "frame").length;
	}

	it("[FT576] is recorded with a WebSocket", { timeout: 60_000 }, async () => {
		expect(await sitThrough(rig.url, "free")).toBeGreaterThanOrEqual(7);
	});

	for (const meddling of ["refuse", "swallow"] as const satisfies Meddling[])
		it(`[FT576] is recorded by long polling too, where the network would ${meddling} a WebSocket`, {
			timeout: 60_000,
		}, async () => {
			const network = await startMeddler(rig.url, meddling);
			try {
				const frames = await sitThrough(network.url, meddling);
				expect(frames).toBeGreaterThanOrEqual(7);
			} finally {
				network.close();
			}
		});
});
