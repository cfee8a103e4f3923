import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import { enterAs, joinRoom, openDevice, openPhone } from "../rig/browser.ts";
import { handFor } from "../rig/hands.ts";
import { signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { expectSaved } from "../rig/stage.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";
import { diceOf } from "../room/dice.ts";
import { type Asked, hallQuestions } from "./hall-questions.ts";

/** Every state of a running room: projector, room page and phone, light and dark, into a folder that is not kept: to be looked at one by one. */

const folder = ".cache/pictures";
/** Of the sample course. */
const image = "5dd2972aaa219fdf3646b4740e74ae5a";
const wall = [
	[1920, 1080],
	[1280, 720],
	[1024, 768],
	[1440, 900],
] as const;
const desk = [
	[1024, 768],
	[1920, 1080],
] as const;
const names =
	"Ada Grace Barbara Katherine Annie Radia Hedy Joan Margaret Karen Frances Adele Lynn Shafi Sophie Anita Mary Evelyn Edith Jean Betty Kathleen Marlyn Ruth Alan Edsger Donald Anna-Sophie Łukasz Élodie".split(
		" ",
	);

const slide: Question = questionOf("slide", {
	kind: "slide",
	text: "Newton’s second law, with friction",
	ask: {
		body: "The net force sets the acceleration. On a rough slope two forces act along it:\n\n- the part of the weight along the slope\n- friction, against the motion\n\n+++\n\n$$a = g(\\sin\\theta - \\mu\\cos\\theta)$$\n\n+++\n\n| surface | μ |\n|---|---|\n| ice | 0.03 |\n| wood | 0.30 |",
		phones: false,
	},
	key: {},
	explanation: "",
});

const hallQuiz = (asked: readonly Asked[]): Quiz => ({
	v: quizFormat,
	title: "Mechanics, week 3",
	description: "",
	questions: [...asked.map(({ question }) => question), slide],
});

type Sizes = readonly (readonly [width: number, height: number])[];

/** As a person would, the first of what the others say. */
async function answerByHand(phone: Page, { question, values }: Asked) {
	const value = values?.[0] ?? kindOf(question).sample(question.ask, diceOf(3));
	await handFor(question.kind)(phone, value);
	await expectSaved(phone);
}

export async function takeHall(
	browser: Browser,
	url: string,
	isWanted: (name: string) => boolean,
): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const snap = async (page: Page, name: string, sizes: Sizes) => {
		if (!isWanted(name)) return;
		for (const [place, [width, height]] of sizes.entries()) {
			await page.setViewportSize({ width, height });
			for (const colorScheme of ["light", "dark"] as const) {
				// Of colours one size tells enough.
				if (colorScheme === "dark" && place > 0) continue;
				await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
				await page.waitForTimeout(150);
				const path = `${folder}/${name}-${width}-${colorScheme}.png`;
				await page.screenshot({ animations: "disabled", path });
			}
		}
	};
	const asked = hallQuestions(image).filter(({ question: { id } }) =>
		isWanted(`hall-${id}`),
	);
	const rest = await signedIn(url);
	const room = await openRoom(rest, hallQuiz(asked), {
		perPoint: 1000,
		podium: "press",
		namesOnScreen: true,
		talk: "30-70",
	});
	const [screen, teacher, phone] = [
		(await openDevice(browser, {})).page,
		(await openDevice(browser, {})).page,
		(await openPhone(browser)).page,
	];
	await enterAs(teacher.context(), rest, url);
	await teacher.goto(`${url}/teach/#/rooms/${room.id}`);
	await teacher.locator(".room-primary").waitFor();
	await screen.setViewportSize({ width: 1920, height: 1080 });
	await screen.goto(`${url}/screen/#${room.screenToken}`);
	await screen.locator(".poster-code").waitFor();
	const snapAll = async (state: string) => {
		await screen.waitForTimeout(700);
		await snap(screen, `hall-${state}-screen`, wall);
		await snap(teacher, `hall-${state}-room`, desk);
		await snap(phone, `hall-${state}-phone`, [[360, 640]]);
	};
	await snapAll("lobby-empty");
	await joinRoom(phone, url, room.code, "Edsger D.");
	const students: Student[] = [];
	const join = async (all: readonly string[]) => {
		for (const one of all) students.push(new Student(url, room.code, one));
		await waitFor(
			"all to be here",
			() => room.pulse().joined === students.length + 1,
		);
	};
	await join(names.slice(0, 3));
	await snapAll("lobby-few");
	await join([...names.slice(3), "the professor", "http://spam.example"]);
	await join(Array.from({ length: 30 }, (_, index) => `Student ${index}`));
	await snapAll("lobby-many");
	await room.move({
		do: "settings",
		settings: { ...room.view().settings, namesOnScreen: false },
	});
	await snapAll("lobby-noname");

	const dice = diceOf(7);
	let round = 0;
	const vote = async ({ question, values }: Asked) => {
		await Promise.all(
			students.map(async (student, index) => {
				const value =
					values === undefined
						? kindOf(question).sample(question.ask, dice)
						: values[index % values.length];
				const saved = await student.answer(round, 1, value ?? null);
				if ("error" in saved)
					throw new Error(`${question.id}: ${JSON.stringify(saved)}`);
			}),
		);
	};
	const open = async (index: number) => {
		await room.move({ do: "open", question: index });
		round++;
		await waitFor("the question at all", () =>
			students.every((student) => student.seen.has(round)),
		);
	};
	const play = async (index: number, one: Asked) => {
		const { id } = one.question;
		await room.move({ do: "goto", question: index });
		if (index < 3) await snapAll(`${id}-0ready`);
		await open(index);
		await snapAll(`${id}-1open`);
		await vote(one);
		if (index > 0) await answerByHand(phone, one);
		if (index === 0) {
			await room.move({ do: "extend", seconds: 9 });
			await snapAll(`${id}-2seconds`);
			await room.move({ do: "untime" });
			await phone.locator("button.option").first().click();
			await snapAll(`${id}-3all`);
		}
		await room.move({ do: "close" });
		if (index < 3) await snapAll(`${id}-4closed`);
		await room.move({ do: "show", what: "distribution", on: true });
		await snapAll(`${id}-5bars`);
		await room.move({ do: "show", what: "distribution", on: false });
		if (one.again) {
			await room.move({ do: "close" }).catch(() => {});
			await open(index);
			await vote({ ...one, values: one.again });
			await room.move({ do: "close" });
		}
		await room.move({ do: "reveal" });
		await snapAll(`${id}-6answer`);
		if (one.question.explanation !== "") {
			await screen.keyboard.press("w");
			await snap(screen, `hall-${id}-7why-screen`, wall);
			await screen.keyboard.press("w");
		}
		if (index === 0 || index === 3 || index === asked.length - 1) {
			await room.move({ do: "show", what: "leaderboard", on: true });
			await snapAll(`${id}-8board`);
		}
	};
	for (const [index, one] of asked.entries())
		await play(index, one).catch((e) => console.error(one.question.id, e));
	for (const shown of [1, 2, 3]) {
		await room.move({ do: "goto", question: asked.length, parts: shown });
		await snapAll(`slide-${shown}`);
	}
	await room.move({ do: "end" });
	for (const shown of [0, 1, 2, 3]) {
		if (shown > 0) await room.move({ do: "reveal", shows: "place" });
		await snapAll(`podium-${shown}`);
	}
	for (const student of students) student.leave();
	room.close();
}
