import type { OwnResult, OwnResults } from "../../shared/own-results.ts";
import { askedOf, solutionOf } from "./asked.ts";
import { correctionsOf } from "./corrections.ts";
import { countingRound, markIn, type Scores } from "./marks.ts";
import { isLeftToPodium } from "./places.ts";
import { resultsClosed } from "./results-link.ts";
import { slidesIn } from "./slides.ts";
import { type Room, type Round, roundsOf } from "./state.ts";
import { markedOf } from "./student-view.ts";
import type { Scene } from "./tally.ts";

/**
 * The rounds of which a student may read now, by the order of the quiz: of each question the one that scores. A question that is asked once
 * more is not among them until that vote is revealed, too: nobody looks up there what the hall is asked.
 */
export function roundsRead(room: Room, { sheet }: Pick<Scene, "sheet">) {
	if (resultsClosed(room) !== null) return [];
	return sheet.flatMap((_, index): Round[] => {
		const isRevealed = roundsOf(room, index).at(-1)?.revealed === true;
		const round = isRevealed ? countingRound(room, index) : null;
		return round === null ? [] : [round];
	});
}

/** What of a question is the same for all who read it. */
export type ReadByAll = Omit<
	OwnResult,
	"value" | "correct" | "partly" | "points"
>;

/** The questions that may be read, as phones were shown them; with all their words once the room has ended. */
export function questionsRead(scene: Scene): ReadByAll[] {
	const { room, sheet } = scene;
	const hasWords = room.phase.name === "ended" || room.settings.textOnPhones;
	const where = hasWords ? "screen" : "phones";
	return roundsRead(room, scene).map(({ round, question: index }) => {
		const { kind, text, ask, texts } = askedOf(room, sheet, round, where);
		const solution = solutionOf(scene, round, where);
		const { key, explanation, distribution } = solution;
		const looks = { ...texts, ...solution.texts };
		return {
			index,
			kind,
			text,
			ask,
			key,
			explanation,
			distribution,
			...(Object.keys(looks).length > 0 && { texts: looks }),
			...(correctionsOf(room, index).length > 0 && {
				corrected: true as const,
			}),
		};
	});
}

/** What all who read it share. */
export interface Readable {
	readonly questions: readonly ReadByAll[];
	readonly marks: Scores["marks"];
	readonly bySeat: Scores["bySeat"];
	/** Whether places are told. */
	readonly hasPlaces: boolean;
}

export function readableIn(scene: Scene, scores: Scores): Readable {
	const { room, sheet } = scene;
	const { scoring, leaderboard } = room.settings;
	return {
		questions: questionsRead(scene),
		marks: scores.marks,
		bySeat: scores.bySeat,
		hasPlaces:
			scoring !== "none" && leaderboard && !isLeftToPodium(room, sheet, scores),
	};
}

/** All that one student reads. */
export function ownResults(
	{ room, sheet }: Pick<Scene, "room" | "sheet">,
	seat: { readonly id: string; readonly name: string },
	{ questions, marks, bySeat, hasPlaces }: Readable,
): OwnResults {
	const own = bySeat.get(seat.id);
	return {
		title: room.title,
		name: seat.name,
		createdAt: room.createdAt,
		endedAt: room.endedAt,
		...(room.branding?.accent && { accent: room.branding.accent }),
		total: sheet.length,
		...slidesIn(sheet),
		score: room.settings.scoring === "none" ? null : (own?.score ?? 0),
		place: hasPlaces && own ? { rank: own.rank, of: bySeat.size } : null,
		questions: questions.map((question) => ({
			...question,
			...markedOf(question.index, markIn(marks.get(question.index), seat.id)),
		})),
	};
}
