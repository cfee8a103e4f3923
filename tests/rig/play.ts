import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { Results } from "../../shared/rest.ts";
import {
	type Device,
	joinRoom,
	laptopSize,
	openDevice,
	openPhone,
	projectorSize,
} from "./browser.ts";
import { startMeddler } from "./meddler.ts";
import { expectSaved, openRoom, openScreen, press } from "./stage.ts";

/** Of the module quiz. */
const questions = 6;

/** What each phone taps, by question; null: it was not there. */
const taps: Record<string, (number | null)[]> = {
	Ada: [0, 1, 2, 3, 0, 1],
	Ben: [1, 1, 0, 2, 3, 2],
	Cleo: [2, 0, 2, 3, 1, 0],
	Dora: [null, null, 3, 1, 0, 1],
};

/**
 * The module quiz, its first `asked` questions or the whole of it, in browsers at this address: an instructor, a screen, a phone, one behind a network that
 * swallows WebSockets, one that is offline when it answers and loads anew, one that joins late. Expects results that
 * are exactly what was tapped, and no fault on any page.
 */
export async function playLecture(
	url: string,
	browser: Browser,
	asked = questions,
): Promise<void> {
	const devices: Device[] = [];
	const add = async (device: Promise<Device>) => {
		devices.push(await device);
		return (await device).page;
	};
	const filter = await startMeddler(url, "swallow");
	const instructor = await add(openDevice(browser, { viewport: laptopSize }));
	const screen = await add(openDevice(browser, { viewport: projectorSize }));
	const next = (label: RegExp) => press(instructor, label);

	const room = await openRoom(instructor, url, "Networking: module quiz");
	await openScreen(screen, instructor, url, room.code);

	const phones: Record<string, Page> = {};
	for (const [name, address] of [
		["Ada", url],
		["Ben", filter.url],
		["Cleo", url],
	] as const) {
		const page = await add(openPhone(browser));
		phones[name] = page;
		await joinRoom(page, address, room.code, name);
		await page.getByText(`You’re in, ${name}`).first().waitFor();
	}
	await screen.getByText("3", { exact: true }).first().waitFor();

	await next(/^Start/);
	for (let question = 0; question < asked; question++) {
		if (question > 0) await next(/^Next/);
		await next(/^Open question/);
		if (question === 2) {
			// Joins late and lands in the running question.
			const late = await add(openPhone(browser));
			phones.Dora = late;
			await joinRoom(late, url, room.code, "Dora");
		}
		const answering = Object.entries(phones);
		await Promise.all(
			answering.map(async ([name, page]) => {
				const tap = taps[name]?.[question];
				if (tap == null) throw new Error(`${name} has nothing to tap`);
				const option = page.locator("button.option").nth(tap);
				await option.waitFor();
				if (name === "Cleo" && question === 1) {
					await page.context().setOffline(true);
					await option.tap();
					await page.getByText("not saved yet, trying").first().waitFor();
					await page.reload().catch(() => {}); // a page that cannot even load
					await page.context().setOffline(false);
					await page.goto(`${url}/j/${room.code}`);
				} else {
					await option.tap();
				}
				await expectSaved(page);
			}),
		);
		const there = answering.length;
		await screen
			.getByText(
				new RegExp(
					`answered ${there} of ${there}|${there} of ${there} answered`,
				),
			)
			.first()
			.waitFor();
		await next(/^Close/);
		await next(/^Reveal/);
		await Promise.all(
			answering.map(([, page]) =>
				page.getByRole("heading", { name: /^(Right|Not this time)/ }).waitFor(),
			),
		);
	}
	// The primary button offers the end after the last question; the other one always does.
	if (asked === questions) await next(/^End/);
	else await instructor.getByRole("button", { name: "End this room" }).click();
	await instructor
		.getByRole("dialog")
		.getByRole("button", { name: /^End/ })
		.click();
	for (const page of Object.values(phones))
		await page
			.getByText(/has ended|Thank|That was/i)
			.first()
			.waitFor();

	const results = (await (
		await instructor.request.get(`${url}/api/rooms/${room.id}/results`)
	).json()) as Results;
	expect(results.students.map((student) => student.name).sort()).toEqual(
		Object.keys(taps).sort(),
	);
	for (const student of results.students) {
		const tapped = (taps[student.name] ?? [])
			.slice(0, asked)
			.flatMap((tap, index) => (tap === null ? [] : [[index, [tap]]]));
		expect(
			student.answers.map((answer) => [answer.index, answer.value]),
		).toEqual(tapped);
	}
	for (const question of results.questions) {
		if (question.index >= asked) {
			expect(question.rounds).toEqual([]);
			continue;
		}
		const { options } = question.ask as { options: string[] };
		const counts = options.map(
			(_, option) =>
				Object.values(taps).filter(
					(tapped) => tapped[question.index] === option,
				).length,
		);
		const answered = Object.values(taps).filter(
			(tapped) => tapped[question.index] != null,
		).length;
		expect(question.rounds.map((round) => round.distribution)).toEqual([
			{ answered, counts },
		]);
		const { correct } = question.key as { correct: [number] };
		expect(question.rounds[0]?.difficulty).toBeCloseTo(
			(counts[correct[0]] ?? 0) / answered,
		);
	}
	expect(devices.flatMap((device) => device.faults)).toEqual([]);
	filter.close();
	for (const device of devices) await device.context.close();
}
