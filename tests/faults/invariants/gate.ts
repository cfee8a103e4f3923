import type { Finding, Violation } from "../checker.ts";
import { allOf, keyOf, type Story } from "../story.ts";

/** I4. Times of rows are the store's; the order "first sent after the close was acknowledged" is ours. */
export function gate(story: Story): Finding {
	const violations: Violation[] = [];
	const rounds = new Map(
		story.dump?.rounds.map((round) => [round.round, round]),
	);
	const closedBy = closings(story);
	for (const row of story.dump?.rows ?? []) {
		const round = rounds.get(row.round);
		const attempts = story.told.get(keyOf(row.seat, row.round))?.attempts ?? [];
		const events = attempts.map(({ invoke }) => invoke);
		const tell = (says: string) =>
			violations.push({
				says: `${row.seat}'s answer to round ${row.round} ${says}`,
				events,
			});
		if (round === undefined) tell("is to a round that was never opened");
		else if (row.at < round.openedAt) tell("was stored before the opening");
		else if (
			round.deadline !== null &&
			row.at > round.deadline + story.run.graceMs
		)
			tell(`was stored ${row.at - round.deadline} ms after the deadline`);
		const first = Math.min(...events.map(({ t }) => t));
		if (first > (closedBy.get(row.round) ?? Number.POSITIVE_INFINITY))
			tell("was first sent after the close, yet it counts");
	}
	return { judged: story.dump?.rows.length ?? 0, violations };
}

/** By round: when the instructor first knew it closed, µs. A restored store may open it again. */
function closings(story: Story): Map<number, number> {
	const closed = new Map<number, number>();
	const lossy = story.spans.some((span) => span.lossy);
	if (lossy) return closed;
	for (const seen of allOf(story.events, "room"))
		for (const [round, counts] of Object.entries(seen.counted))
			if (counts !== null && !closed.has(Number(round)))
				closed.set(Number(round), seen.t);
	return closed;
}
