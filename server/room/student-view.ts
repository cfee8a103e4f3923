import { isSame } from "../../shared/json.ts";
import { everyTextOf, isOnPhones, isSlide } from "../../shared/kinds/kinds.ts";
import type {
	Entrance,
	Marked,
	Me,
	Sheet,
	StoredAnswer,
	StudentPhase,
	StudentView,
} from "../../shared/views.ts";
import { askedOf, solutionOf, stampOf } from "./asked.ts";
import { comingImages } from "./coming-images.ts";
import { countingRound, type Mark, markIn, type Scores } from "./marks.ts";
import { isLeftToPodium } from "./places.ts";
import { resultsFrom } from "./results-link.ts";
import { slideForPhones, slidesIn } from "./slides.ts";
import { closesAt, type Room } from "./state.ts";
import { streakAt } from "./streak.ts";
import type { Scene } from "./tally.ts";
import { looksOf, stylesOf } from "./texts.ts";
import { asksForWord } from "./word.ts";

/** What every student of the room may see; the same bytes for all of them. */
export function viewForStudents(
	scene: Scene,
	epoch: string,
	now: number,
): StudentView {
	const { room, sheet } = scene;
	const asked = sheet.filter((question) => !isSlide(question));
	return {
		...stampOf(room, epoch, now),
		code: room.code,
		title: room.title,
		total: sheet.length,
		...slidesIn(sheet),
		kinds: [...new Set(asked.map(({ kind }) => kind))],
		...(room.settings.textOnPhones && stylesOf(sheet.filter(isOnPhones))),
		names: room.settings.names,
		...(room.branding?.accent && { accent: room.branding.accent }),
		...(room.settings.reactions === true && { reactions: true as const }),
		...resultsIn(room),
		...comingImages(room, sheet, "phones"),
		...phaseForStudents(scene),
	};
}

/** The same bytes for all rooms that take newcomers in the same way, whatever is asked in them. */
export function entranceOf(
	room: Room,
	epoch: string,
	waiter: { readonly name: string; readonly before: number } | null,
): Entrance {
	const ended = room.phase.name === "ended";
	return {
		roomId: room.id,
		epoch,
		code: room.code,
		state: ended ? "ended" : room.locked ? "locked" : "open",
		names: room.settings.names,
		word: asksForWord(room),
		waiting: waiter && { name: waiter.name, before: waiter.before },
	};
}

function phaseForStudents(scene: Scene): StudentPhase {
	const { room, sheet } = scene;
	const { phase, settings } = room;
	switch (phase.name) {
		case "lobby":
			return { phase: "lobby" };
		case "ready":
			return {
				phase: "ready",
				index: phase.question,
				...slideForPhones(room, sheet, phase),
			};
		case "open": {
			const asked = askedOf(room, sheet, phase.round, "phones");
			const round = room.rounds[phase.round - 1];
			return {
				phase: "open",
				asked,
				deadline: closesAt(room),
				changeable: round?.changeable ?? false,
			};
		}
		case "closed":
			return {
				phase: "closed",
				asked: askedOf(room, sheet, phase.round, "phones"),
			};
		case "revealed": {
			const shown = settings.phonesShow === "reveal";
			return {
				phase: "revealed",
				asked: askedOf(room, sheet, phase.round, "phones"),
				solution: shown ? solutionOf(scene, phase.round, "phones") : null,
			};
		}
		case "ended":
			return {
				phase: "ended",
				review: settings.phonesShow === "never" ? null : reviewOf(room, sheet),
			};
	}
}

function reviewOf(room: Room, sheet: Sheet) {
	return sheet.flatMap((question, index) =>
		countingRound(room, index) === null
			? []
			: [
					{
						index,
						kind: question.kind,
						text: question.text,
						ask: question.ask,
						key: question.key,
						explanation: question.explanation,
						...looksOf(question, everyTextOf(question)),
					},
				],
	);
}

/** Whether `me` in this phase needs everyone's scores. */
export function showsMarks(room: Room): boolean {
	const { phonesShow } = room.settings;
	return (
		(room.phase.name === "revealed" && phonesShow === "reveal") ||
		(room.phase.name === "ended" && phonesShow !== "never")
	);
}

/**
 * One student's own part. `answer` is what the store has of this seat for the current round; `scores` are needed
 * (and looked at) only when `showsMarks`.
 */
export function viewForOne(
	{ room, sheet }: Pick<Scene, "room" | "sheet">,
	epoch: string,
	seat: { id: string; name: string },
	answer: StoredAnswer | null,
	scores: Scores | null,
): Me {
	const own = showsMarks(room) ? scores : null;
	const marked = (question: number) =>
		markedOf(question, markIn(own?.marks.get(question), seat.id));
	const { phase } = room;
	return {
		roomId: room.id,
		epoch,
		version: room.version,
		name: seat.name,
		answer,
		mark:
			own !== null && phase.name === "revealed"
				? {
						...marked(phase.question),
						...streakFor(room, own, seat.id, phase.question),
					}
				: null,
		standing: own === null ? null : standingOf(room, sheet, own, seat.id),
		marks:
			own !== null && phase.name === "ended"
				? askedQuestions(room).map(marked)
				: null,
	};
}

/**
 * Whether what each student was told of the version before holds of this one too: a tap on the instructor's page has changed what all see
 * alone. Where no change is to be seen, rows that the parts are made of are others.
 */
export function keepsOwnParts(before: Room, room: Room): boolean {
	const [was, is] = [apart(before), apart(room)];
	return (
		room.version === before.version + 1 &&
		!isSame(was.forAll, is.forAll) &&
		isSame(was.rest, is.rest)
	);
}

function apart({ version, changedAt, ...room }: Room) {
	const { locked, moderated, decidedNames, screen, ...others } = room;
	const { podium, ...shown } = screen;
	const forAll = [locked, moderated, decidedNames, shown];
	return { forAll, rest: { ...others, podium } };
}

function askedQuestions(room: Room): number[] {
	return [...new Set(room.rounds.map((round) => round.question))].sort(
		(a, b) => a - b,
	);
}

/** From when on phones open their own results. */
function resultsIn(room: Room): Pick<StudentView, "results"> {
	const from = resultsFrom(room);
	return from === null ? {} : { results: from };
}

/** How an answer did, and that there is none. */
export function markedOf(index: number, mark: Mark | undefined): Marked {
	return mark === undefined
		? { index, value: null, correct: null, points: 0 }
		: { index, ...mark };
}

/** A single right one is no streak, and nobody hears that one has ended. */
function streakFor(room: Room, scores: Scores, seat: string, question: number) {
	if (!room.settings.streaks) return {};
	if (markIn(scores.marks.get(question), seat)?.correct !== true) return {};
	const streak = streakAt(scores, seat, question);
	return streak < 2 ? {} : { streak };
}

function standingOf(
	room: Room,
	sheet: Sheet,
	scores: Scores,
	seat: string,
): Me["standing"] {
	if (room.settings.scoring === "none" || !room.settings.leaderboard)
		return null;
	// Nobody hears before the podium is whole who stands on it, or who does not.
	if (isLeftToPodium(room, sheet, scores)) return null;
	const standing = scores.bySeat.get(seat);
	return standing === undefined
		? null
		: { ...standing, of: scores.bySeat.size };
}
