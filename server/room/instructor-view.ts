import { kindOf } from "../../shared/kinds/kinds.ts";
import type {
	InstructorView,
	RoundSummary,
	Sheet,
} from "../../shared/views.ts";
import { distributionOf, questionAt, stampOf, valuesOf } from "./asked.ts";
import { alarmOf } from "./guard.ts";
import { type Scores, topOf } from "./marks.ts";
import { placeOf, primaryOf } from "./place.ts";
import { type Room, type Round, roundOf, roundsOf } from "./state.ts";
import { wordAt } from "./word.ts";

/** Everything that the room's own instructor needs to run it. */
export function viewForInstructor(
	room: Room,
	sheet: Sheet,
	epoch: string,
	now: number,
	scores: Scores | null,
): InstructorView {
	const { phase } = room;
	const round = "round" in phase ? roundOf(room, phase.round) : null;
	return {
		...stampOf(room, epoch, now),
		code: room.code,
		title: room.title,
		createdAt: room.createdAt,
		endedAt: room.endedAt,
		settings: room.settings,
		locked: room.locked,
		alarm: alarmOf(room),
		word: wordAt(room, now),
		screenToken: room.screenToken,
		at: placeOf(room),
		phase: phase.name,
		question: "question" in phase ? phase.question : null,
		round: round?.round ?? null,
		openedAt: round?.openedAt ?? null,
		deadline: round?.deadline ?? null,
		primary: primaryOf(room, sheet),
		screen: room.screen,
		run: sheet.map((_, question) =>
			roundsOf(room, question).map((asked) => summarise(sheet, asked)),
		),
		leaderboard:
			scores !== null && scoresAnything(room) ? topOf(scores, 10) : [],
	};
}

/** Whether there are scores to show to the instructor. */
export function scoresAnything(room: Room): boolean {
	return (
		room.settings.scoring !== "none" &&
		room.rounds.some((round) => round.revealed)
	);
}

function summarise(sheet: Sheet, round: Round): RoundSummary {
	if (round.groups === null) {
		return {
			round: round.round,
			state: round.closedAt === null ? "open" : "closed",
			distribution: null,
			shareCorrect: null,
		};
	}
	return {
		round: round.round,
		state: round.revealed ? "revealed" : "closed",
		distribution: distributionOf(sheet, round, round.revealed),
		shareCorrect: shareCorrect(sheet, round),
	};
}

function shareCorrect(sheet: Sheet, round: Round): number | null {
	const question = questionAt(sheet, round.question);
	let answered = 0;
	let correct = 0;
	for (const [value, number] of valuesOf(round.groups ?? {})) {
		const share = kindOf(question).mark(question.ask, question.key, value);
		if (share === null) return null;
		answered += number;
		if (share === 1) correct += number;
	}
	return answered === 0 ? null : correct / answered;
}
