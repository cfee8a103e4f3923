import { isKnown, isSlide } from "../../shared/kinds/kinds.ts";
import { hasPlace } from "../../shared/points.ts";
import type { Sheet, Standing } from "../../shared/views.ts";
import { nameForHall } from "./held-names.ts";
import { markIn, type Scores } from "./marks.ts";
import { type Room, roundsOf } from "./state.ts";

/** So many places a screen shows, and so many names of those who share one. */
const shown = { places: 5, names: 3 };

/**
 * The best places for a screen, in the order of the standings. Of those who share one only some are named, and all told how many they are; and each how
 * many places the last question took them up or down. Nobody without points has one. A name that is held back is empty.
 */
export function placesOf(room: Room, scores: Scores): Standing[] {
	const counts = new Map<number, number>();
	for (const { rank, score } of scores.standings)
		if (hasPlace(score)) counts.set(rank, (counts.get(rank) ?? 0) + 1);
	const ranks = [...counts.keys()].slice(0, shown.places);
	const named = new Map<number, number>();
	const rankBefore = ranksBefore(room, scores);
	return scores.standings.flatMap(({ seat, rank, name, score }) => {
		const number = (named.get(rank) ?? 0) + 1;
		if (!ranks.includes(rank) || number > shown.names) return [];
		named.set(rank, number);
		const count = counts.get(rank) ?? 1;
		const before = rankBefore?.get(seat);
		return [
			{
				rank,
				name: nameForHall(room, name),
				score,
				...(count > 1 && { of: count }),
				// Of more than one nobody's way is everybody's.
				...(before !== undefined && count === 1 && { moved: before - rank }),
			},
		];
	});
}

/** Of a podium at most. */
export const podiumPlaces = 3;

/** Whose ranks stand on the podium, best first. */
export function podiumOf({ standings }: Scores): number[] {
	const ranks = standings
		.filter(({ score }) => hasPlace(score))
		.map(({ rank }) => rank);
	return [...new Set(ranks)].slice(0, podiumPlaces);
}

/** Of an ended room whose podium goes place by place, those ranks of it that the hall is shown by now; null: all of it, or there is none yet. */
export function shownOnPodium(
	{ phase, screen }: Room,
	scores: Scores,
): number[] | null {
	if (phase.name !== "ended" || screen.podium === undefined) return null;
	const ranks = podiumOf(scores);
	return ranks.slice(Math.max(ranks.length - screen.podium, 0));
}

/** Whether some of its places are still to come, by a press each. */
export function isPodiumToCome(room: Room, scores: Scores): boolean {
	const shown = shownOnPodium(room, scores);
	return shown !== null && shown.length < podiumOf(scores).length;
}

/** Whether the podium is what tells the places: after the last question of a quiz, where they come by a press each, until all are shown. */
export function isLeftToPodium(room: Room, sheet: Sheet, scores: Scores) {
	if (room.phase.name === "ended") return isPodiumToCome(room, scores);
	const isLeft = sheet.some(
		(one, index) =>
			!isSlide(one) &&
			isKnown(one) &&
			one.skipped !== true &&
			roundsOf(room, index).length === 0,
	);
	// Without a quiz nobody knows which is the last.
	return room.settings.podium === "press" && room.quiz !== "" && !isLeft;
}

/** Everybody's rank without the question that was revealed last; null where that is the only one. */
function ranksBefore(
	{ rounds }: Room,
	{ marks, bySeat }: Scores,
): Map<string, number> | null {
	const last = rounds.filter(({ revealed }) => revealed).at(-1)?.question;
	const lastMarks = last === undefined ? undefined : marks.get(last);
	if (lastMarks === undefined || marks.size < 2) return null;
	const before = [...bySeat].map(([seat, { score }]): [string, number] => [
		seat,
		Math.round((score - (markIn(lastMarks, seat)?.points ?? 0)) * 100),
	]);
	before.sort(([, one], [, other]) => other - one);
	const ranks = new Map<string, number>();
	let rank = 0;
	for (const [index, [seat, score]] of before.entries()) {
		if (index === 0 || score !== before[index - 1]?.[1]) rank = index + 1;
		ranks.set(seat, rank);
	}
	return ranks;
}
