import { sayFault } from "../../../shared/kinds/kinds.ts";
import { limits } from "../../../shared/limits.ts";
import { type Quiz, quizFormat } from "../../../shared/quiz.ts";
import type { QuizSummary, RoomSummary } from "../../../shared/rest.ts";
import { routes } from "../../../shared/routes.ts";
import type { RoomSettings } from "../../../shared/settings.ts";
import { withTags, writeTags } from "../../../shared/tags.ts";
import { isolated } from "../../look/Name.tsx";
import * as words from "../../words/library.en.ts";
import { blankQuestion, newQuestionId } from "../editor/edit.ts";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import { call, type Problem } from "../shell/rest.ts";
import { go } from "../shell/route.ts";
import { StoredQuiz } from "../shell/stored-quiz.ts";
import { showDateAndTime } from "../shell/when.ts";
import { keepLastSettings, readLastSettings } from "./last-settings.ts";
import { readQuizFile, sayFileFault, writeQuizFile } from "./quiz-file.ts";
import { keepInMind } from "./untouched.ts";

/** What the library does. Each tells its own failure; those that return a promise of boolean say whether it was done. */

export function titleOf(quiz: { title: string }): string {
	return quiz.title.trim() || words.untitledQuiz;
}

/** Cut where it would be too long, never within a letter. */
export function titleOfCopy(quiz: { title: string }): string {
	const title = words.copyOf(titleOf(quiz)).slice(0, limits.title);
	return title.replace(/[\uD800-\uDBFF]$/, "");
}

export async function startRoom(
	quiz: string,
	settings: RoomSettings,
): Promise<boolean> {
	const reply = await call(routes.rooms.open, { body: { quiz, settings } });
	if (!reply.ok) return fail(words.roomNotStarted, reply.problem);
	keepLastSettings(settings);
	go({ page: "room", room: reply.data.id });
	return true;
}

/** For what is asked as it comes. */
export async function startEmptyRoom(): Promise<boolean> {
	const settings = readLastSettings();
	const title = words.roomOf(showDateAndTime(Date.now()));
	const reply = await call(routes.rooms.open, { body: { title, settings } });
	if (!reply.ok) return fail(words.roomNotStarted, reply.problem);
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
	const reply = await call(routes.quizzes.add, { body: quiz }, StoredQuiz);
	if (!reply.ok) return fail(words.quizNotMade, reply.problem);
	keepInMind(reply.data.id);
	go({ page: "editor", quiz: reply.data.id });
	return true;
}

export async function duplicateQuiz(summary: QuizSummary): Promise<boolean> {
	const original = await readQuiz(summary);
	if (!original.ok) return fail(words.quizNotDuplicated, original.problem);
	const { quiz } = original.data;
	const title = titleOfCopy(quiz);
	const body = { ...quiz, title };
	const reply = await call(routes.quizzes.add, { body }, StoredQuiz);
	if (!reply.ok) return fail(words.quizNotDuplicated, reply.problem);
	const { id } = reply.data;
	notify(words.isInYourLibrary(isolated(title)), {
		action: {
			label: words.editIt,
			run: () => go({ page: "editor", quiz: id }),
		},
	});
	return true;
}

/**
 * Of what is stored at that moment: what somebody else changes meanwhile is read again, so that nothing but the tags becomes other than
 * they left it.
 */
export async function changeTags(
	summary: QuizSummary,
	change: (tags: readonly string[]) => string[],
): Promise<boolean> {
	for (let tries = 1; ; tries++) {
		const stored = await readQuiz(summary);
		if (!stored.ok) return fail(words.tagsNotKept, stored.problem);
		const { id, version, quiz } = stored.data;
		const before = quiz.tags ?? [];
		const tags = change(before);
		if (writeTags(before) === writeTags(tags)) return true;
		const headers = { "If-Match": `"${version}"` };
		const body = withTags(quiz, tags);
		const reply = await call(
			routes.quizzes.put,
			{ params: { id }, headers, body },
			StoredQuiz,
		);
		if (reply.ok) return true;
		if (reply.status !== 412 || tries === 3)
			return fail(words.tagsNotKept, reply.problem);
	}
}

/** Into the archive, or back: told with a way to take it back at once, to which `onChanged` is called as well. */
export async function archiveQuizzes(
	quizzes: readonly QuizSummary[],
	isArchived: boolean,
	onChanged: () => Promise<void>,
): Promise<void> {
	const route = isArchived ? routes.quizzes.archive : routes.quizzes.bringBack;
	const done: QuizSummary[] = [];
	for (const quiz of quizzes) {
		const reply = await call(route, { params: { id: quiz.id } });
		if (reply.ok) done.push(quiz);
		else {
			fail(
				isArchived ? words.notArchived : words.notBroughtBack,
				reply.problem,
			);
			break;
		}
	}
	const [first] = done;
	if (first === undefined) return;
	const title = isolated(titleOf(first));
	const told = isArchived ? words.areArchived : words.areBack;
	notify(told(title, done.length), {
		action: {
			label: words.undo,
			run: () => void archiveQuizzes(done, !isArchived, onChanged),
		},
	});
	await onChanged();
}

function readQuiz({ id }: QuizSummary) {
	return call(routes.quizzes.get, { params: { id } }, StoredQuiz);
}

export async function exportQuiz(summary: QuizSummary): Promise<void> {
	const reply = await readQuiz(summary);
	if (!reply.ok) {
		fail(words.quizNotExported, reply.problem);
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
		title: words.deleteQuizAsked(isolated(titleOf(summary))),
		text: words.deleteQuizExplained,
		action: words.deleteForGood,
		danger: true,
	});
	if (!sure) return false;
	const reply = await call(routes.quizzes.delete, {
		params: { id: summary.id },
	});
	if (!reply.ok && reply.status !== 404)
		return fail(words.quizNotDeleted, reply.problem);
	notify(words.quizDeleted(isolated(titleOf(summary))));
	return true;
}

export async function deleteRoom(room: RoomSummary): Promise<boolean> {
	const running = room.phase !== "ended";
	const sure = await confirm({
		title: words.deleteRoomAsked(isolated(room.title)),
		text: words.deleteRoomExplained(running),
		action: words.deleteForGood,
		danger: true,
	});
	if (!sure) return false;
	const reply = await call(routes.rooms.delete, { params: { id: room.id } });
	if (!reply.ok && reply.status !== 404)
		return fail(words.roomNotDeleted, reply.problem);
	notify(words.roomDeleted);
	return true;
}

export async function restoreCourse(): Promise<boolean> {
	const reply = await call(routes.instructor.restoreCourse);
	if (!reply.ok) return fail(words.courseNotRestored, reply.problem);
	const { restored } = reply.data;
	notify(words.courseRestored(restored));
	return true;
}

export type Imported =
	| {
			readonly file: string;
			readonly title: string;
			readonly quiz: string;
			/** How many things are left to finish before it can be asked. */
			readonly unfinished: number;
	  }
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
			fault: words.fileNotRead,
			details: [],
		};
	}
	const read = readQuizFile(text);
	if ("fault" in read)
		return { file: file.name, fault: read.fault, details: [] };
	// It may be of an older format, or none at all: the server takes the one and names each fault of the other.
	return addQuiz(file.name, read.content as Quiz);
}

/** Puts a quiz from elsewhere into the library; `file`: what it is called in the report. */
export async function addQuiz(file: string, body: Quiz): Promise<Imported> {
	const reply = await call(routes.quizzes.add, { body }, StoredQuiz);
	if (reply.ok)
		return {
			file,
			title: titleOf(reply.data.quiz),
			quiz: reply.data.id,
			unfinished: reply.data.problems.length,
		};
	const details = (reply.problem.faults ?? []).map(sayFileFault);
	return {
		file,
		fault: details.length === 0 ? reply.problem.detail : words.faultsInTheQuiz,
		details,
	};
}

function fail(what: string, problem: Problem): false {
	const faults = problem.faults?.map(sayFault) ?? problem.details ?? [];
	notify([what, problem.detail, ...faults].join(" "), {
		tone: "error",
	});
	return false;
}
