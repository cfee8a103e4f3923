import { letter } from "../../shared/kinds/letter.ts";
import type { Results } from "../../shared/rest.ts";

/** What the instructor gets of the sample history. */
export function sampleResults(
	ann: string,
	bob: string,
	canary: string,
): Results {
	const answer = (value: number[], points: number) => [
		{
			index: 0,
			round: 1,
			value,
			said: value.map(letter).join(", "),
			at: 2600,
			correct: points > 0,
			points,
			counting: true,
		},
	];
	const student = (
		seat: string,
		name: string,
		rank: number,
		value: number[],
		score: number,
	) => ({
		seat,
		name,
		rank,
		score,
		joinedAt: 0,
		removed: false,
		answers: answer(value, score),
	});
	return {
		room: {
			id: "r",
			code: "c",
			title: "t",
			quiz: "q",
			phase: "revealed" as const,
			createdAt: 0,
			endedAt: null,
			joined: 2,
		},
		settings: {
			names: "required" as const,
			scoring: "correctness" as const,
			perPoint: 1 as const,
			leaderboard: true,
			answers: "final" as const,
			textOnPhones: true,
			phonesShow: "reveal" as const,
			namesOnScreen: false,
			expected: null,
			word: false,
			next: "read" as const,
			closes: "hand" as const,
			withClose: "nothing" as const,
			talk: "never" as const,
			idle: "stay" as const,
			why: "beside" as const,
			podium: "whole" as const,
			streaks: false,
			sound: "off" as const,
			reactions: false,
			confidence: false,
			ownResults: true,
		},
		questions: [
			{
				index: 0,
				kind: "single",
				text: "?",
				ask: { options: ["a", "b", "c", "d"] },
				key: { correct: [1] },
				explanation: canary,
				corrections: [],
				points: 1,
				rounds: [
					{
						round: 1,
						openedAt: 100,
						closedAt: 2800,
						answered: 2,
						distribution: { answered: 2, counts: [0, 1, 1, 0] },
						difficulty: 0.5,
						right: 1,
						partly: 0,
						counting: true,
						offered: 0,
					},
				],
			},
		],
		students: [student(ann, "Ann", 1, [1], 1), student(bob, "Bob", 2, [2], 0)],
	};
}
