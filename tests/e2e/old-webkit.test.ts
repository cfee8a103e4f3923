import { afterAll, beforeAll, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import {
	has,
	keepQuiz,
	openedRoom,
	press,
	pressTo,
	reads,
} from "../rig/engine-hands.ts";
import type { Engine, EngineDevice } from "../rig/engines.ts";
import { layoutAt } from "../rig/layout.ts";
import { startOldWebKit } from "../rig/old-webkit.ts";
import { layoutFaults } from "../rig/page-layout.ts";
import { type ServerProcess, startServer } from "../rig/process.ts";
import { questionOf } from "../rig/room.ts";
import { shoot } from "../rig/shots.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

const quiz: Quiz = {
	v: quizFormat,
	title: "In an old engine",
	description: "",
	questions: [
		questionOf("lift", {
			text: "The lift accelerates upwards. What does the scale show?",
			ask: { options: ["more", "less", "the same", "nothing at all"] },
			key: { correct: [0] },
			explanation: "The floor must push harder than gravity pulls.",
		}),
	],
};
const shares = [0.75, 0.25, 0, 0];
/** Of a projector as old as the browser, and of the window beside it. */
const wall = { width: 800, height: 600 };

let server: ServerProcess;
let engine: Engine;
beforeAll(async () => {
	[server, engine] = await Promise.all([startServer(), startOldWebKit()]);
});
afterAll(async () => {
	await engine?.close();
	await server?.remove();
});

it("[EE1990] a whole question runs in WebKit of 2022 on phone, projector and room page: what is read is there and is not cut, and bars have their length as soon as they are seen", {
	timeout: 60_000,
}, async () => {
	const { url } = server;
	const [teacher, projector, pocket] = (await Promise.all([
		engine.open(wall),
		engine.open(wall),
		engine.open({ width: 360, height: 270 }),
	])) as [EngineDevice, EngineDevice, EngineDevice];
	const [room, screen, phone] = [teacher.page, projector.page, pocket.page];
	const faults: string[] = [];
	const look = async (what: string) => {
		for (const fault of (await layoutAt(screen, wall)).faults)
			faults.push(`screen, ${what}: ${fault}`);
		for (const [name, page] of [
			["room", room],
			["phone", phone],
		] as const)
			for (const fault of await layoutFaults(page))
				faults.push(`${name}, ${what}: ${fault}`);
	};

	await room.goto(`${url}/teach/`);
	await press(room, "I am new here");
	await reads(room, "Library");
	await keepQuiz(room, quiz);
	await room.goto(`${url}/teach/#/`);
	await reads(room, quiz.title);
	await press(room, "Start a room", quiz.title);
	const { code, way } = await openedRoom(room);
	await screen.goto(way);
	await reads(screen, `${code.slice(0, 3)} ${code.slice(3)}`);
	await phone.goto(`${url}/`);
	await phone.fill("#code", code);
	await has(phone, "form.name input");
	await phone.fill("form.name input", "Ada");
	await press(phone, "Join");
	await reads(phone, "You’re in, Ada");
	const others = ["Ben", "Cy", "Dan"].map(
		(name) => new Student(url, code, name),
	);
	await waitFor("all to be here", () =>
		others.every((other) => other.held !== null),
	);
	await look("lobby");

	await pressTo(room, "open");
	for (const option of [1, 2, 3, 4])
		await has(phone, `button.option:nth-of-type(${option})`);
	for (const [place, other] of others.entries())
		await other.answer(1, 1, [place === 0 ? 1 : 0]);
	await phone.click('button.option[value="0"]');
	await has(phone, '.status-answer[data-state="saved"]');
	await reads(screen, quiz.questions[0]?.text ?? "");
	await reads(screen, "Everybody has answered");
	await look("open");

	await Promise.all([screen, room].map((page) => page.evaluate(watchBars)));
	await pressTo(room, "revealed");
	await has(screen, ".answer[data-correct] .answer-share");
	await has(phone, "h1.verdict");
	await reads(phone, "Right");
	await reads(phone, "more");
	await reads(screen, "75 %");
	await look("revealed");
	await shoot(screen, "old-webkit-screen");
	await shoot(room, "old-webkit-room");
	await shoot(phone, "old-webkit-phone");
	for (const page of [screen, room]) {
		const seen = await page.evaluate(seenBars);
		expect(seen, "before any result, and with it").toHaveLength(2);
	}
	const { bars } = await layoutAt(screen, wall);
	expect(bars.length).toBe(shares.length);
	for (const [place, share] of shares.entries())
		expect(bars[place]).toBeCloseTo(share, 2);

	for (const other of others) other.leave();
	const wrong = await Promise.all(
		[teacher, projector, pocket].map((device) => device.faults()),
	);
	expect(wrong.flat()).toEqual([]);
	expect(faults).toEqual([]);
});

type Watching = typeof globalThis & { seen?: string[] };

/** From now on, frame by frame, how the bars stand; what stands as in the frame before is not told again. */
function watchBars(): void {
	const seen: string[] = [];
	(globalThis as Watching).seen = seen;
	const look = () => {
		const bars = [...document.querySelectorAll(".answer-bar")].map(
			(bar) => getComputedStyle(bar, "::before").clipPath,
		);
		const now = bars.join(" | ");
		if (bars.length > 0 && now !== seen[seen.length - 1]) seen.push(now);
		requestAnimationFrame(look);
	};
	look();
}
function seenBars(): string[] {
	return (globalThis as Watching).seen ?? [];
}
