import type { ScreenPhase, ScreenView } from "../../shared/views.ts";
import { askedOf, distributionOf, solutionOf, stampOf } from "./asked.ts";
import { sharesOf } from "./board.ts";
import { comingImages } from "./coming-images.ts";
import type { Scores } from "./marks.ts";
import { placesOf } from "./places.ts";
import { readyForScreen, slidesIn } from "./slides.ts";
import { closesAt, isLastCall, type Room, roundOf } from "./state.ts";
import type { Scene } from "./tally.ts";
import { wordAt } from "./word.ts";

/** Whether the screen shows the leaderboard, and so needs everyone's scores. */
export function showsLeaderboard(room: Room): boolean {
	return (
		room.screen.leaderboard &&
		room.settings.leaderboard &&
		room.settings.scoring !== "none" &&
		room.rounds.some((round) => round.revealed)
	);
}

/** What the projector shows. Nothing of what is correct before the reveal. */
export function viewForScreen(
	scene: Scene,
	epoch: string,
	now: number,
	scores: Scores | null,
): ScreenView {
	const { room, sheet } = scene;
	return {
		...stampOf(room, epoch, now),
		code: room.code,
		title: room.title,
		total: sheet.length,
		...slidesIn(sheet),
		locked: room.locked,
		word: wordAt(room, now),
		...boardOf(room, scores),
		...comingImages(room, sheet, "screen"),
		...phaseForScreen(scene),
	};
}

function boardOf(room: Room, scores: Scores | null) {
	if (scores === null || !showsLeaderboard(room)) return { leaderboard: null };
	const shares = sharesOf(scores);
	return { leaderboard: placesOf(room, scores), ...(shares && { shares }) };
}

function phaseForScreen(scene: Scene): ScreenPhase {
	const { room, sheet } = scene;
	const { phase } = room;
	switch (phase.name) {
		case "lobby":
		case "ended":
			return { phase: phase.name };
		case "ready":
			return readyForScreen(sheet, phase);
		case "open": {
			const round = roundOf(room, phase.round);
			const asked = askedOf(room, sheet, phase.round, "screen");
			return {
				phase: "open",
				asked,
				deadline: closesAt(room),
				openedAt: round.openedAt,
				...(isLastCall(room) && { lastCall: true }),
			};
		}
		case "closed": {
			const round = roundOf(room, phase.round);
			return {
				phase: "closed",
				asked: askedOf(room, sheet, phase.round, "screen"),
				distribution: room.screen.distribution
					? distributionOf(scene, round, false)
					: null,
			};
		}
		case "revealed":
			return {
				phase: "revealed",
				asked: askedOf(room, sheet, phase.round, "screen"),
				solution: solutionOf(scene, phase.round, "screen"),
				...(room.screen.why && { why: true }),
			};
	}
}
