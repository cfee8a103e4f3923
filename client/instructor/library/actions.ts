import { limits } from "../../../shared/limits.ts";
import { type Quiz, quizFormat } from "../../../shared/quiz.ts";
import {
	type QuizSummary,
	Restored,
	RoomSummary,
} from "../../../shared/rest.ts";
import type { RoomSettings } from "../../../shared/settings.ts";
import { isolated } from "../../look/Name.tsx";
import { blankQuestion, newQuestionId } from "../editor/edit.ts";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import { type Problem, request } from "../shell/rest.ts";
import { go } from "../shell/route.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";
import { keepLastSettings } from "./last-settings.ts";
import { readQuizFile, writeQuizFile } from "./quiz-file.ts";

/** What the library does. Each tells its own failure; those that return a promise of boolean say whether it was done. */

export function titleOf(quiz: { title: string }): string {
	return quiz.title.trim() || "Untitled quiz";
}

export async function startRoom(
	quiz: string,
	settings: RoomSettings,
): Promise<boolean> {
	const reply = await request("POST", "/api/rooms", {
		reads: RoomSummary,
		body: { quiz, settings },
	});
	if (!reply.ok) return fail("The room was not started.", reply.problem);
	keepLastSettings(settings);
	go({ page: "room", room: reply.data.id });
	return true;
}

export async function newQuiz(): Promise<boolean> {
	const empty: Quiz = {
		v: quizFormat,
		title: "",
		description: "",
		questions: [],
	};
	const quiz: Quiz = {
		...empty,
		questions: [blankQuestion(newQuestionId(empty))],
	};
	const reply = await request("POST", "/api/quizzes", {
		reads: StoredQuiz,
		body: quiz,
	});
	if (!reply.ok) return fail("The quiz was not made.", reply.problem);
	go({ page: "editor", quiz: reply.data.id });
	return true;
}

export async function duplicateQuiz(summary: QuizSummary): Promise<boolean> {
	const original = await request("GET", `/api/quizzes/${summary.id}`, {
		reads: StoredQuiz,
	});
	if (!original.ok)
		return fail("The quiz was not duplicated.", original.problem);
	const { quiz } = original.data;
	const suffix = " (copy)";
	const title = titleOf(quiz).slice(0, limits.title - suffix.length) + suffix;
	const reply = await request("POST", "/api/quizzes", {
		reads: StoredQuiz,
		body: { ...quiz, title },
	});
	if (!reply.ok) return fail("The quiz was not duplicated.", reply.problem);
	const { id } = reply.data;
	notify(`“${isolated(title)}” is in your library.`, {
		action: { label: "Edit it", run: () => go({ page: "editor", quiz: id }) },
	});
	return true;
}

export async function exportQuiz(summary: QuizSummary): Promise<void> {
	const reply = await request("GET", `/api/quizzes/${summary.id}`, {
		reads: StoredQuiz,
	});
	if (!reply.ok) {
		fail("The quiz was not exported.", reply.problem);
		return;
	}
	const { name, content } = writeQuizFile(reply.data.quiz);
	const url = URL.createObjectURL(
		new Blob([content], { type: "application/json" }),
	);
	const link = document.createElement("a");
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export async function deleteQuiz(summary: QuizSummary): Promise<boolean> {
	const sure = await confirm({
		title: `Delete “${isolated(titleOf(summary))}” for good?`,
		text: "The quiz cannot be brought back. Rooms that were held with it stay, running ones too, and so do their results.",
		action: "Delete for good",
		danger: true,
	});
	if (!sure) return false;
	const reply = await request("DELETE", `/api/quizzes/${summary.id}`);
	if (!reply.ok && reply.status !== 404)
		return fail("The quiz was not deleted.", reply.problem);
	notify(`“${isolated(titleOf(summary))}” is deleted.`);
	return true;
}

export async function deleteRoom(room: RoomSummary): Promise<boolean> {
	const running = room.phase !== "ended";
	const sure = await confirm({
		title: `Delete the room of “${isolated(room.title)}”?`,
		text: `${
			running
				? "The room is still running: all phones and the screen are sent away at once. "
				: ""
		}All its answers and results are deleted; only whoever runs this server can bring them back, for some days at most. The quiz stays in your library.`,
		action: "Delete for good",
		danger: true,
	});
	if (!sure) return false;
	const reply = await request("DELETE", `/api/rooms/${room.id}`);
	if (!reply.ok && reply.status !== 404)
		return fail("The room was not deleted.", reply.problem);
	notify("The room and its results are deleted.");
	return true;
}

export async function restoreCourse(): Promise<boolean> {
	const reply = await request("POST", "/api/course", { reads: Restored });
	if (!reply.ok)
		return fail("The sample course was not restored.", reply.problem);
	const { restored } = reply.data;
	notify(
		restored === 0
			? "The sample course is complete already."
			: `${restored} ${restored === 1 ? "quiz" : "quizzes"} of the sample course came back.`,
	);
	return true;
}

export type Imported =
	| { readonly file: string; readonly title: string; readonly quiz: string }
	| {
			readonly file: string;
			readonly fault: string;
			readonly details: readonly string[];
	  };

export async function importQuiz(file: File): Promise<Imported> {
	let text: string;
	try {
		text = await file.text();
	} catch {
		return {
			file: file.name,
			fault: "The file could not be read from the disk.",
			details: [],
		};
	}
	const read = readQuizFile(text);
	if ("fault" in read)
		return { file: file.name, fault: read.fault, details: [] };
	const reply = await request("POST", "/api/quizzes", {
		reads: StoredQuiz,
		body: read.content,
	});
	if (reply.ok)
		return {
			file: file.name,
			title: titleOf(reply.data.quiz),
			quiz: reply.data.id,
		};
	const details = reply.problem.details ?? [];
	return {
		file: file.name,
		fault:
			details.length === 0
				? reply.problem.detail
				: "There are faults in the quiz:",
		details,
	};
}

function fail(what: string, problem: Problem): false {
	notify([what, problem.detail, ...(problem.details ?? [])].join(" "), {
		tone: "error",
	});
	return false;
}
