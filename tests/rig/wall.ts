import type { Json } from "../../shared/json.ts";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import { openDevice } from "./browser.ts";
import type { withRigAndBrowser } from "./hooks.ts";
import { screenSizes } from "./layout.ts";
import type { Rest } from "./rest.ts";
import { openRoom } from "./room.ts";
import { Student } from "./student.ts";
import { waitFor } from "./wait.ts";

type Site = ReturnType<typeof withRigAndBrowser>;

export interface Asked {
	readonly question: Question;
	/** By students in turn. */
	readonly said: readonly Json[];
	/** Asked again, they say this. */
	readonly again?: readonly Json[];
}

const names = ["Ada", "Grace", "Barbara", "Radia", "Hedy", "Joan", "Karen"];

/** A room with these questions and some students, and its screen, on which each is asked and looked at. */
export async function onTheWall(
	site: Site,
	rest: Rest,
	asked: readonly Asked[],
) {
	const quiz: Quiz = {
		v: quizFormat,
		title: "Kinds on the wall",
		description: "",
		questions: asked.map(({ question }) => question),
	};
	const room = await openRoom(rest, quiz);
	const students = names.map(
		(name) => new Student(site.rig.url, room.code, name),
	);
	await waitFor("all to be here", () => room.pulse().joined === names.length);
	const { page } = site.keep(
		await openDevice(site.browser, {
			viewport: screenSizes[0],
			reducedMotion: "reduce",
		}),
	);
	await page.goto(`${site.rig.url}/screen/#${room.screenToken}`);
	await page.getByText(quiz.title).first().waitFor();
	let round = 0;
	/** `seen`: it is open, it is closed and its bars are shown, it is revealed; of the second vote only that. */
	const ask = async (
		index: number,
		said: readonly Json[],
		seen: (phase: string) => Promise<void>,
	) => {
		await room.move({ do: "open", question: index });
		round++;
		await waitFor("the question at all", () =>
			students.every((student) => student.seen.has(round)),
		);
		await page.getByText(`0 of ${names.length} answered`).waitFor();
		await seen("open");
		for (const [place, student] of students.entries())
			await student.answer(round, 1, said[place % said.length] ?? null);
		await room.move({ do: "show", what: "distribution", on: true });
		await room.move({ do: "close" });
		const closed = page.locator(".head-state", { hasText: "Closed" });
		await closed.waitFor();
		await seen("bars");
		await room.move({ do: "reveal" });
		await closed.waitFor({ state: "detached" });
		await seen("revealed");
	};
	const leave = () => {
		for (const student of students) student.leave();
		room.close();
	};
	return { page, room, ask, leave };
}
