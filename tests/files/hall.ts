import { analysisInSteps } from "../../server/room/analysis/analysis.ts";
import {
	type ResultsInParts,
	resultsInSteps,
} from "../../server/room/results.ts";
import type { Round } from "../../server/room/state.ts";
import { atOnce } from "../../server/room/steps.ts";
import type { Json } from "../../shared/json.ts";
import { dawn, question, room } from "../room/example.ts";

interface Size {
	readonly names: readonly string[];
	readonly questions: number;
}

const number = {
	...question("poll", []),
	kind: "numeric",
	text: "How many **bits**?",
	ask: { unit: "" },
	key: { bands: [{ is: "around", value: 1.5, by: 0, per: "one", share: 1 }] },
};
const words = {
	...question("poll", []),
	kind: "text",
	text: "=1+1 is\nwhat?",
	ask: { caseCounts: false, accentsCount: false, spacesCount: false },
	key: { accepted: [{ text: "3-4", share: 1 }], typos: 0 },
};

/** An ended room, and what it comes to: choices, then a number and words of one's own, asked once; the first one in two votes. */
export function hallOf({ names, questions }: Size) {
	const choices = Array.from({ length: questions }, (_, index) =>
		question(
			index % 2 === 0 ? "single" : "multiple",
			index % 2 === 0 ? [1] : [0, 2],
			{
				text: `Question ${index + 1}; or, is it?`,
				points: 10,
			},
		),
	);
	const sheet = [...choices, number, words];
	const asked = [0, ...sheet.keys()];
	const rounds = asked.map(
		(index, at): Round => ({
			round: at + 1,
			question: index,
			openedAt: dawn + at * 60_000,
			deadline: null,
			closedAt: dawn + at * 60_000 + 30_000,
			changeable: true,
			counted: null,
			recounts: 0,
			revealed: true,
		}),
	);
	const seats = names.map((name, index) => ({
		id: `seat-${index}`,
		name,
		joinedAt: dawn - 1000,
		removed: index % 50 === 49,
	}));
	const answerOf = (index: number, round: number, seat: number): Json => {
		if (index === questions) return seat % 3 === 0 ? 1.5 : seat;
		if (index === questions + 1)
			return ["3-4", "=cmd()", "a;b"][seat % 3] ?? "";
		return index % 2 === 0
			? [(seat + round) % 3]
			: seat % 3 === 0
				? [0, 2]
				: [seat % 2];
	};
	const answers = new Map(
		rounds.map(({ round, question: index, openedAt }) => [
			round,
			seats.flatMap(({ id }, seat) =>
				// Some have nothing to say now and then.
				(seat + round) % 7 === 0
					? []
					: [
							{
								seat: id,
								round,
								seq: 1,
								value: answerOf(index, round, seat),
								at: openedAt + 1000 + seat,
							},
						],
			),
		]),
	);
	const ended = room({ phase: { name: "ended" }, endedAt: dawn, rounds });
	const results: ResultsInParts = atOnce(
		resultsInSteps(ended, sheet, seats, answers),
	);
	const analysis = atOnce(analysisInSteps(ended, sheet, seats, answers));
	return { results, analysis };
}
