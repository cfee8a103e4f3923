import type { Finding, Violation } from "../checker.ts";
import type { Pulsed } from "../history.ts";
import { allOf, type Story } from "../story.ts";

/** I5. */
export function tallies(story: Story): Finding {
	const violations: Violation[] = [];
	const pulses = allOf(story.events, "pulse");
	const last = new Map<string, Pulsed & { t: number }>();
	for (const pulse of pulses) {
		const key = `${pulse.conn} ${pulse.round}`;
		const before = last.get(key);
		last.set(key, pulse);
		if (before === undefined || pulse.round === null) continue;
		const lost = story.spans.some(
			({ lossy, on }) => lossy && on < pulse.t && before.t < story.end,
		);
		if (!lost && pulse.answered < before.answered)
			violations.push({
				says: `the live count of round ${pulse.round} fell from ${before.answered} to ${pulse.answered}`,
				events: [before, pulse],
			});
	}
	const shown = allOf(story.events, "room").at(-1);
	for (const round of story.dump?.rounds ?? []) {
		if (round.closedAt === null) continue;
		const options = story.run.questions[round.question]?.options ?? 0;
		const counts = Array.from({ length: options }, () => 0);
		let answered = 0;
		for (const row of story.dump?.rows ?? []) {
			if (row.round !== round.round) continue;
			answered++;
			for (const option of row.choice)
				counts[option] = (counts[option] ?? 0) + 1;
		}
		const views = {
			instructor: shown?.counted[round.round],
			document: recount(round.groups, options),
			export: story.export?.results.questions
				.flatMap(({ rounds }) => rounds)
				.find((other) => other.round === round.round)?.counts,
		};
		for (const [view, told] of Object.entries(views))
			if (String(told) !== String(counts))
				violations.push({
					says: `round ${round.round} has ${answered} rows (${counts}), the ${view} says ${told ?? "nothing"}`,
					events: shown === undefined ? [] : [shown],
				});
	}
	return {
		judged: pulses.length + (story.dump?.rounds.length ?? 0),
		violations,
	};
}

function recount(
	groups: Readonly<Record<string, number>> | null,
	options: number,
): number[] | undefined {
	if (groups === null) return undefined;
	const counts = Array.from({ length: options }, () => 0);
	for (const [choice, number] of Object.entries(groups))
		for (const option of JSON.parse(choice) as number[])
			counts[option] = (counts[option] ?? 0) + number;
	return counts;
}

/** I6, by code of its own: full points for exactly the correct options of the last round of a question that anybody answered. */
export function leaderboard(story: Story): Finding {
	const results = story.export?.results;
	if (results === undefined) return { judged: 0, violations: [] };
	const violations: Violation[] = [];
	const scores = new Map<string, number>();
	for (const student of results.students) {
		let score = 0;
		story.run.questions.forEach(({ correct, points }, index) => {
			const counting = results.questions[index]?.rounds.findLast(
				({ answered }) => answered > 0,
			)?.round;
			const answer = student.answers.find(({ round }) => round === counting);
			if (answer !== undefined && String(answer.choice) === String(correct))
				score += points;
		});
		scores.set(student.name, score);
	}
	const ranked = [...scores.values()];
	for (const { name, score, rank } of results.students) {
		const own = scores.get(name) ?? 0;
		const place = 1 + ranked.filter((other) => other > own).length;
		if (score !== own || rank !== place)
			violations.push({
				says: `${name} has ${score} points and rank ${rank}; the answers give ${own} and ${place}`,
				events: [],
			});
	}
	const board = allOf(story.events, "room").at(-1);
	for (const { name, score, rank } of board?.leaderboard ?? []) {
		const own = scores.get(name) ?? 0;
		const place = 1 + ranked.filter((other) => other > own).length;
		if (score !== own || rank !== place)
			violations.push({
				says: `the leaderboard gives ${name} ${score} points and rank ${rank}; the answers give ${own} and ${place}`,
				events: board === undefined ? [] : [board],
			});
	}
	return { judged: results.students.length, violations };
}
