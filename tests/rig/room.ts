import type { Command } from "../../shared/instructor-events.ts";
import { limits } from "../../shared/limits.ts";
import { type Question, type Quiz, quizFormat } from "../../shared/quiz.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { RoomSummary, StoredQuiz } from "../../shared/rest.ts";
import { defaultSettings, type RoomSettings } from "../../shared/settings.ts";
import type { InstructorView } from "../../shared/views.ts";
import { connectInstructor, type InstructorLink } from "./links.ts";
import type { Rest } from "./rest.ts";

export function questionOf(id: string, more: Partial<Question> = {}): Question {
	return {
		id,
		kind: "single",
		text: `What of ${id}?`,
		ask: { options: [`${id} first`, `${id} second`, `${id} third`] },
		key: { correct: [1] },
		explanation: `Why ${id}.`,
		seconds: null,
		points: 10,
		...more,
	};
}

export const twoQuestions: Quiz = {
	v: quizFormat,
	title: "Two questions",
	description: "",
	questions: [questionOf("q1"), questionOf("q2")],
};

/** As large as a view can be, some 12 KiB: CJK letters take three bytes each. */
export const largeQuiz: Quiz = {
	v: quizFormat,
	title: "Large",
	description: "",
	questions: [
		questionOf("q1", {
			text: "語".repeat(limits.questionText),
			ask: {
				options: Array.from(
					{ length: limits.optionsMax },
					(_, index) => `${index}${"語".repeat(limits.optionText - 1)}`,
				),
			},
			key: { correct: [0] },
		}),
	],
};

/** A command without `at`: the room's own page fills it in. */
export type Move = Command extends infer C
	? C extends Command
		? Omit<C, "at">
		: never
	: never;

/** A running room with its instructor's page. */
export interface OpenRoom {
	readonly id: string;
	readonly code: string;
	readonly screenToken: string;
	readonly page: InstructorLink;
	/** The newest view. */
	view(): InstructorView;
	/** Does a command at the place where the room is; throws when refused. Resolves when the page has the new state. */
	move(command: Move): Promise<void>;
}

/** Stores the quiz, opens a room with it and watches it. Settings beyond the named ones are the defaults. */
export async function openRoom(
	rest: Rest,
	quiz: Quiz = twoQuestions,
	settings: Partial<RoomSettings> = {},
): Promise<OpenRoom> {
	const stored = await rest.post("/api/quizzes", quiz);
	const made = await rest.post("/api/rooms", {
		quiz: stored.json<StoredQuiz>().id,
		settings: { ...defaultSettings, ...settings },
	});
	if (made.status !== 201) throw new Error(`no room: ${made.text}`);
	const { id, code } = made.json<RoomSummary>();
	return watchRoom(rest, id, code);
}

async function watchRoom(
	rest: Rest,
	id: string,
	code: string,
): Promise<OpenRoom> {
	const page = await connectInstructor(rest);
	const watched = await page.ask("watch", { room: id });
	if (isRefusal(watched)) throw new Error(`not watched: ${watched.error}`);
	const view = () =>
		[watched.view, ...page.heard("view")].reduce((newest, next) =>
			next.version >= newest.version ? next : newest,
		);
	return {
		id,
		code,
		screenToken: watched.view.screenToken,
		page,
		view,
		async move(move) {
			const stays = ["show", "lock", "settings"].includes(move.do);
			const command = stays ? move : { ...move, at: view().at };
			const done = await page.ask("command", {
				room: id,
				command: command as Command,
			});
			if (isRefusal(done)) throw new Error(`${move.do}: ${done.error}`);
			if (view().version < done.version)
				await page.wait("view", ({ version }) => version >= done.version);
		},
	};
}
