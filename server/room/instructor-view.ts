import type {
	CorrectedQuestion,
	InstructorView,
	RoundSummary,
} from "../../shared/views.ts";
import { distributionOf, stampOf } from "./asked.ts";
import { sharesOf } from "./board.ts";
import { correctionsOf } from "./corrections.ts";
import { alarmOf } from "./guard.ts";
import { isHeld, isUndecided } from "./held-names.ts";
import { type Scores, topOf } from "./marks.ts";
import { shownOnPodium } from "./places.ts";
import {
	backOf,
	nextPlace,
	positionOf,
	primaryOf,
	secondaryOf,
} from "./position.ts";
import { questionAt } from "./sheet.ts";
import { partsShown } from "./slides.ts";
import {
	closesAt,
	idleAt,
	isLastCall,
	type Room,
	type Round,
	roundOf,
	roundsOf,
} from "./state.ts";
import { stepsOf, stepsOfPodium } from "./step-row.ts";
import { type Scene, shareCorrect } from "./tally.ts";
import { wordAt } from "./word.ts";

/** Everything that the room's own instructor needs to run it. */
export function viewForInstructor(
	scene: Scene,
	epoch: string,
	now: number,
	scores: Scores | null,
): InstructorView {
	const { room, sheet } = scene;
	const { phase } = room;
	const round = "round" in phase ? roundOf(room, phase.round) : null;
	return {
		...stampOf(room, epoch, now),
		code: room.code,
		title: room.title,
		createdAt: room.createdAt,
		endedAt: room.endedAt,
		endsAt: idleAt(room),
		settings: room.settings,
		revision: room.revision ?? 0,
		locked: room.locked,
		alarm: alarmOf(room),
		word: wordAt(room, now),
		screenToken: room.screenToken,
		at: positionOf(room),
		phase: phase.name,
		question: "question" in phase ? phase.question : null,
		round: round?.round ?? null,
		parts: partsShown(room, sheet),
		openedAt: round?.openedAt ?? null,
		deadline:
			phase.name === "open" ? closesAt(room) : (round?.deadline ?? null),
		lastCall: isLastCall(room),
		primary: primaryOf(room, sheet) ?? (scores && nextPlace(room, scores)),
		secondary: secondaryOf(room, sheet),
		back: backOf(room, sheet),
		steps: [
			...stepsOf(room, sheet),
			...(scores === null ? [] : stepsOfPodium(room, scores)),
		],
		screen: room.screen,
		run: sheet.map((_, question) => summariesOf(scene, question)),
		corrected: correctedOf(scene),
		...boardOf(room, scores),
	};
}

function boardOf(room: Room, scores: Scores | null) {
	if (scores === null || !scoresAnything(room)) return { leaderboard: [] };
	const shares = sharesOf(scores);
	const leaderboard = topOf(scores, 10).map((standing) => ({
		...standing,
		...(isHeld(room, standing.name) && { held: true as const }),
		...(isUndecided(room, standing.name) && { undecided: true as const }),
	}));
	const podium = shownOnPodium(room, scores);
	return { leaderboard, ...(podium && { podium }), ...(shares && { shares }) };
}

function correctedOf({ room, sheet }: Scene): CorrectedQuestion[] {
	const questions = new Set(room.corrections?.map(({ question }) => question));
	return [...questions].map((index) => {
		const { key, points, toAll } = questionAt(sheet, index);
		const accepted = correctionsOf(room, index).flatMap((one) =>
			one.is === "accept" ? [one.group] : [],
		);
		return {
			question: index,
			key,
			points,
			...(toAll && { toAll }),
			accepted,
		};
	});
}

/** Whether there are scores to show to the instructor. */
export function scoresAnything(room: Room): boolean {
	return (
		room.settings.scoring !== "none" &&
		room.rounds.some((round) => round.revealed)
	);
}

/** The rounds of a question, oldest first; with pictures where the scene has their counts. */
export function summariesOf(scene: Scene, question: number): RoundSummary[] {
	return roundsOf(scene.room, question).map((asked) => summarise(scene, asked));
}

/** Pictures are drawn of one question at a time: with all of them, a view of a long lecture would be a megabyte. */
function summarise(scene: Scene, round: Round): RoundSummary {
	const { counted, revealed } = round;
	if (counted === null) {
		return {
			round: round.round,
			state: round.closedAt === null ? "open" : "closed",
			distribution: null,
			shareCorrect: null,
		};
	}
	return {
		round: round.round,
		state: revealed ? "revealed" : "closed",
		distribution: scene.tallies.has(round.round)
			? distributionOf(scene, round, revealed)
			: { answered: counted.answered },
		shareCorrect: shareCorrect(scene.sheet, round),
	};
}
