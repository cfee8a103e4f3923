import type { ScreenPhase, ScreenView } from "../../shared/views.ts";
import { hasWhyBeside } from "./advice.ts";
import { askedOf, distributionOf, solutionOf, stampOf } from "./asked.ts";
import { sharesOf } from "./board.ts";
import { comingImages } from "./coming-images.ts";
import type { Scores } from "./marks.ts";
import { placesOf, podiumOf, shownOnPodium } from "./places.ts";
import { waitsForWhy } from "./position.ts";
import { questionAt } from "./sheet.ts";
import { readyForScreen, slidesIn } from "./slides.ts";
import { closesAt, isLastCall, type Room, roundOf } from "./state.ts";
import { type Scene, shareOnTheWhole } from "./tally.ts";
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
	const { sound } = room.settings;
	return {
		...stampOf(room, epoch, now),
		code: room.code,
		title: room.title,
		total: sheet.length,
		...slidesIn(sheet),
		locked: room.locked,
		word: wordAt(room, now),
		...boardOf(room, scores),
		...(room.branding && { branding: room.branding }),
		...comingImages(room, sheet, "screen"),
		...(sound !== "off" && { sound }),
		...phaseForScreen(scene, scores),
	};
}

function boardOf(room: Room, scores: Scores | null) {
	if (scores === null || !showsLeaderboard(room)) return { leaderboard: null };
	const shares = sharesOf(scores);
	const places = placesOf(room, scores);
	const shown = shownOnPodium(room, scores);
	return shown === null
		? { leaderboard: places, ...(shares && { shares }) }
		: { leaderboard: places.filter(({ rank }) => shown.includes(rank)) };
}

/** Where it goes place by place: which there are, and how many of them are shown. */
function podiumFor(room: Room, scores: Scores | null) {
	const shown = scores && shownOnPodium(room, scores);
	return shown && { ranks: podiumOf(scores), shown: shown.length };
}

function phaseForScreen(scene: Scene, scores: Scores | null): ScreenPhase {
	const { room, sheet } = scene;
	const { phase } = room;
	const explained =
		"round" in phase &&
		hasWhyBeside(room, questionAt(sheet, phase.question)) &&
		({ explained: true } as const);
	switch (phase.name) {
		case "lobby":
			return { phase: "lobby" };
		case "ended": {
			const podium = showsLeaderboard(room) ? podiumFor(room, scores) : null;
			const right = shareOnTheWhole(room, sheet);
			return {
				phase: "ended",
				...(podium && { podium }),
				...(right !== null && { right }),
			};
		}
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
				...explained,
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
				...explained,
			};
		}
		case "revealed":
			return {
				phase: "revealed",
				asked: askedOf(room, sheet, phase.round, "screen"),
				solution: solutionOf(scene, phase.round, "screen"),
				...(room.screen.why && { why: true }),
				...(waitsForWhy(room, sheet) && { whyWaits: true }),
				...explained,
			};
	}
}
