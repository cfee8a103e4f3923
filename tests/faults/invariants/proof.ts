import type { Finding, Violation } from "../checker.ts";
import type { Event } from "../history.ts";
import { allOf, keyOf, type Story } from "../story.ts";

/** What a run hit, for its table and for I12. */
export interface Hits {
	/** Answers that were meant to count, and those of them that were saved. */
	readonly meant: number;
	readonly saved: number;
	/** Attempts that were on their way while a fault was on. */
	readonly inFlight: number;
	/** Attempts whose outcome the device did not learn. */
	readonly struck: number;
	/** Attempts after an answer's first. */
	readonly repeats: number;
	readonly refused: Readonly<Record<string, number>>;
	readonly stale: number;
	/** Attempts of an answer under another epoch than its first one. */
	readonly reoffers: number;
	/** Answers that were offered after their round was closed, and taken in. */
	readonly offers: number;
}

export function hitsOf(story: Story): Hits {
	const all = [...story.told.values()];
	const shown = new Set(
		allOf(story.events, "settled")
			.filter(({ state }) => state === "saved")
			.map(({ who, round }) => keyOf(who, round)),
	);
	const meant = all.filter(({ attempts }) =>
		attempts.some(({ invoke }) => invoke.meant),
	);
	const attempts = all.flatMap((told) => told.attempts);
	const refused: Record<string, number> = {};
	for (const { reply } of attempts)
		if (reply?.k === "refused")
			for (const reason of new Set([reply.reason, reply.why ?? reply.reason]))
				refused[reason] = (refused[reason] ?? 0) + 1;
	return {
		meant: meant.length,
		saved: meant.filter(
			({ who, round, attempts }) =>
				shown.has(keyOf(who, round)) ||
				attempts.some(({ reply }) => reply?.k === "saved"),
		).length,
		inFlight: attempts.filter(({ invoke, reply }) =>
			story.spans.some(
				({ on, off }) =>
					invoke.t <= off && (reply?.t ?? Number.POSITIVE_INFINITY) >= on,
			),
		).length,
		struck: attempts.filter(({ reply }) => reply?.k === "unknown").length,
		repeats: attempts.length - all.length,
		refused,
		stale: story.commands.filter(({ reply }) => reply?.reason === "stale")
			.length,
		reoffers: all.filter(
			(told) =>
				new Set(told.attempts.map(({ invoke }) => invoke.epoch)).size > 1,
		).length,
		offers: allOf(story.events, "taken").reduce(
			(sum, { count }) => sum + count,
			0,
		),
	};
}

/** I12. */
export function proof(story: Story): Finding {
	const { needs } = story.run;
	const hits = hitsOf(story);
	const violations: Violation[] = [];
	const tell = (says: string) => violations.push({ says, events: [] });
	if (story.broke !== null) tell(`the lecture broke off: ${story.broke.why}`);
	if (hits.meant === 0) tell("nobody answered");
	else if (hits.saved < needs.saved * hits.meant)
		tell(`only ${hits.saved} of ${hits.meant} answers were saved`);
	if (hits.inFlight < needs.inFlight)
		tell(
			`the fault hit ${hits.inFlight} answers on their way, ${needs.inFlight} were needed`,
		);
	for (const count of [
		"struck",
		"repeats",
		"stale",
		"reoffers",
		"offers",
	] as const) {
		const least = needs[count] ?? 0;
		if (hits[count] < least)
			tell(`${count}: ${hits[count]}, ${least} were needed`);
	}
	for (const [reason, least] of Object.entries(needs.refused ?? {})) {
		const count = hits.refused[reason] ?? 0;
		if (count < least)
			tell(`refused as ${reason}: ${count}, ${least} were needed`);
	}
	return { judged: hits.meant, violations };
}

/** From sending to the server's word of those attempts that were saved: this share of them took at most so many ms. */
export function ackMs(events: readonly Event[], share: number): number {
	const sent = new Map(
		allOf(events, "invoke").map((invoke) => [invoke.try, invoke.t]),
	);
	const took = allOf(events, "saved")
		.flatMap((saved) => saved.t - (sent.get(saved.try) ?? saved.t))
		.sort((one, other) => one - other);
	return (took[Math.floor((took.length - 1) * share)] ?? 0) / 1000;
}

/** Longest time from an answer's first try to the device's knowing that it is saved, ms. */
export function slowestMs(story: Story): number {
	const times = [...story.told.values()].map(({ attempts }) => {
		const first = attempts[0]?.invoke.t ?? 0;
		const saved = attempts.flatMap(({ reply }) =>
			reply?.k === "saved" ? [reply.t - first] : [],
		);
		return saved.length === 0 ? 0 : Math.min(...saved) / 1000;
	});
	// A long run has more than can be spread into arguments.
	return times.reduce((most, time) => Math.max(most, time), 0);
}
