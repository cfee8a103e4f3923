import type { Quiz } from "../../shared/quiz.ts";
import type { RoomList } from "../../shared/rest.ts";
import type { EnginePage } from "./engines.ts";
import { waitFor } from "./wait.ts";

/** What people do and wait for on a page of any engine. */

/** The page says so. */
export const reads = (page: EnginePage, words: string) =>
	waitFor(`“${words}”`, () =>
		page.evaluate(
			(words) => document.body.innerText.replace(/\s+/g, " ").includes(words),
			words,
		),
	);
export const has = (page: EnginePage, selector: string) =>
	waitFor(selector, () =>
		page.evaluate(
			(selector) => document.querySelector(selector) !== null,
			selector,
		),
	);

/** Presses the first button whose words begin so, in what has this text. */
export async function press(page: EnginePage, words: string, within = "") {
	const isFound = () =>
		page.evaluate(
			([words = "", within = ""]) => {
				document.querySelector("[data-here]")?.removeAttribute("data-here");
				const found = [...document.querySelectorAll("button")].find(
					(one) =>
						(one.getAttribute("aria-label") ?? one.innerText)
							.trim()
							.startsWith(words) &&
						one.getAttribute("aria-disabled") !== "true" &&
						(within === "" || one.closest("li")?.innerText.includes(within)),
				);
				found?.setAttribute("data-here", "");
				return found !== undefined;
			},
			[words, within],
		);
	await waitFor(`the button ${words}`, isFound);
	await page.click("[data-here]");
}

/** Presses what has these words for its label. */
export async function pressLabel(page: EnginePage, words: string) {
	const isFound = () =>
		page.evaluate((words) => {
			document.querySelector("[data-here]")?.removeAttribute("data-here");
			const found = [...document.querySelectorAll("label")].find((one) =>
				one.innerText.trim().startsWith(words),
			);
			found?.setAttribute("data-here", "");
			return found !== undefined;
		}, words);
	await waitFor(`the label ${words}`, isFound);
	await page.click("[data-here]");
}

/** Presses the room's primary button until the room is there; how often. */
export async function pressTo(
	room: EnginePage,
	phase: string,
): Promise<number> {
	const isThere = () =>
		room.evaluate(
			(phase) => document.querySelector(`[data-phase="${phase}"]`) !== null,
			phase,
		);
	let presses = 0;
	while (!(await isThere()) && presses < 4) {
		await room.click('.room-primary[aria-disabled="false"]');
		presses++;
		await room.waitForTimeout(300);
		await has(room, '.room-primary[aria-disabled="false"]');
	}
	return presses;
}

/** Puts a quiz among those of whoever this page is; its id. */
export function keepQuiz(teacher: EnginePage, quiz: Quiz): Promise<string> {
	return teacher.evaluate(async (quiz) => {
		const made = await fetch("/api/quizzes", {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(quiz),
		});
		return ((await made.json()) as { id: string }).id;
	}, quiz);
}

/** Of the room whose page this becomes: its code, its id, and the link for the projector. */
export async function openedRoom(teacher: EnginePage) {
	await has(teacher, ".room-primary");
	const list = await teacher.evaluate(
		async () => (await fetch("/api/rooms")).json() as Promise<RoomList>,
	);
	const { code, id: roomId } = list.rooms[0] ?? { code: "", id: "" };
	const way = await teacher.evaluate(
		() =>
			document.querySelector<HTMLAnchorElement>('a[href*="/screen/#"]')?.href ??
			"",
	);
	return { code, roomId, way };
}
