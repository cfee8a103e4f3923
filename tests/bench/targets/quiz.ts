import { questionAt } from "../../../server/room/sheet.ts";
import { type Quiz, quizFormat } from "../../../shared/quiz.ts";
import type { StudentView } from "../../../shared/views.ts";

/** A lecture of ten questions, each as long as those of the sample course are on average. */
const questions = Array.from({ length: 10 }, (_, index) => ({
	id: `question-${index + 1}`,
	kind: "single",
	// Plain words, as those of the sample course: a text that looks otherwise than it was typed travels with its HTML.
	text: `In question ${index + 1} you build a game in which every player sends 60 positions a second. Which transport do you choose?`,
	ask: {
		options: [
			"TCP, since no one is lost",
			"HTTP/2, since it bundles",
			"UDP, since late is lost",
			"A WebSocket, made for it",
		],
	},
	key: { correct: [2] },
	explanation:
		"A position that comes late is worth nothing, because a newer one is on its way already. TCP would hold all of them back until the lost one was sent again, and so does everything that is built on it. UDP lets one get lost, and the game simply takes the next.",
	seconds: null,
	points: 10,
}));

export const quiz: Quiz = {
	v: quizFormat,
	title: "Networking: module quiz",
	description: "",
	questions,
};

export const indexOf = (round: number): number =>
	(round - 1) % questions.length;

/** What a floor shows its phones: the same fields and words as ours. */
export function viewOf(round: number): StudentView {
	const index = indexOf(round);
	const { kind, text, ask } = questionAt(quiz.questions, index);
	return {
		roomId: "0123456789abcdef",
		epoch: "0123456789abcdef01234567",
		version: round * 3,
		now: Date.now(),
		code: "ABCDEF",
		title: quiz.title,
		total: questions.length,
		kinds: ["single"],
		names: "required",
		phase: "open",
		asked: { round, index, vote: 1, kind, text, ask },
		deadline: null,
		changeable: true,
	};
}
