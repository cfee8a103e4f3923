import * as v from "valibot";
import type { Json } from "../../../shared/json.ts";
import type { Distribution } from "../../../shared/kinds/kind.ts";
import {
	isJudged,
	kindOf,
	moderationOf,
	wordsOf,
} from "../../../shared/kinds/kinds.ts";
import { Correct, Options, unsure } from "../../../shared/kinds/options.ts";
import { limits } from "../../../shared/limits.ts";
import { spelled } from "../../room/spelled.ts";
import type { Finding, Violation } from "../checker.ts";
import type { Asking, Dump, Pulsed } from "../history.ts";
import { allOf, type Story } from "../story.ts";

type Dumped = Dump["rounds"][number];

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
		const asking = story.run.questions[round.question];
		if (asking === undefined) continue;
		const rows = story.dump?.rows.filter((row) => row.round === round.round);
		const values = rows?.map(({ value }) => value) ?? [];
		const picture = pictureOf(story, round);
		const views = {
			instructor: [
				shown?.counted[round.round]?.answered,
				shown === undefined ? undefined : values.length,
			],
			picture: [
				picture?.counted[round.round],
				picture && drawn(asking, values, picture.phase === "revealed", isHeld),
			],
			document:
				round.counted !== null && "values" in round.counted
					? [sorted(round.counted.values), byText(values)]
					: [round.counted, countedOf(asking, values)],
			export: [
				story.export?.results.questions
					.flatMap(({ rounds }) => rounds)
					.find((other) => other.round === round.round)?.distribution,
				drawn(asking, values, true),
			],
		};
		for (const [view, [told, own]] of Object.entries(views))
			if (textOf(told) !== textOf(own))
				violations.push({
					says: `round ${round.round} has ${values.length} rows (${textOf(own)}), the ${view} says ${textOf(told)}`,
					events: shown === undefined ? [] : [shown],
				});
	}
	return {
		judged: pulses.length + (story.dump?.rounds.length ?? 0),
		violations,
	};
}

/** A view draws the rounds of one question: the last one in which the room stood at this round, whose rows have been the same since. */
function pictureOf(story: Story, { round, recounts }: Dumped) {
	if (recounts > 0) return undefined;
	const views = allOf(story.events, "room");
	return views.findLast(
		({ epoch, round: at, counted }) =>
			at === round && counted[round] != null && epoch === views.at(-1)?.epoch,
	);
}

const textOf = (part: unknown) => JSON.stringify(part ?? null);

const sorted = (counts: Readonly<Record<string, number>>) =>
	Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));

function byText(values: readonly Json[]) {
	const counts: Record<string, number> = {};
	for (const value of values) {
		const text = JSON.stringify(value);
		counts[text] = (counts[text] ?? 0) + 1;
	}
	return sorted(counts);
}

/** What the document has to say of these answers. */
function countedOf(asking: Asking, values: readonly Json[]) {
	const right = values.filter((value) => shareOf(asking, value) === 1).length;
	return { answered: values.length, right: isJudged(asking) ? right : null };
}

/** Whether a page sees nothing of this group until it is let pass, which no instructor of the faults does. */
function isHeld(asking: Asking, group: string): boolean {
	const moderation = moderationOf(asking);
	return (
		moderation?.isModerated(asking.ask) === true &&
		wordsOf(moderation, group) !== null
	);
}

/** What is drawn of these answers; by code of our own where options are counted. */
function drawn(
	asking: Asking,
	values: readonly Json[],
	revealed: boolean,
	isOut: (asking: Asking, group: string) => boolean = () => false,
): Distribution {
	const { kind, ask, key } = asking;
	const answered = values.length;
	if (v.is(Options, ask))
		return {
			answered,
			counts: ask.options.map(
				(_, option) =>
					values.filter((value) => [value].flat().includes(option)).length,
			),
			...(ask.unsure === true && {
				unsure: values.filter((value) => value === unsure).length,
			}),
		};
	const { groups: groupsOf, distribution } = kindOf({ kind });
	const groups: Record<string, number> = {};
	for (const value of values)
		for (const group of groupsOf(ask, value))
			if (!isOut(asking, group)) groups[group] = (groups[group] ?? 0) + 1;
	const all = Object.entries(spelled(kindOf({ kind }), groups)).sort(
		([name, number], [other, size]) => size - number || (name < other ? 1 : -1),
	);
	const told = all.slice(0, limits.groupsTold);
	return distribution(ask, revealed ? key : null, {
		answered,
		groups: Object.fromEntries(told),
		left: all.length - told.length,
		// As long as they are secret nobody hears how many have it right.
		...(revealed &&
			isJudged(asking) && { right: countedOf(asking, values).right ?? 0 }),
	});
}

/** The share of the points that this answer earns; by code of our own where options are correct. */
function shareOf({ kind, ask, key }: Asking, value: Json): number {
	return v.is(Correct, key)
		? Number(textOf(key.correct) === textOf(value))
		: (kindOf({ kind }).mark(ask, key, value) ?? 0);
}

/** I6, by code of its own: the points of the last round of a question that anybody answered. */
export function leaderboard(story: Story): Finding {
	const results = story.export?.results;
	if (results === undefined) return { judged: 0, violations: [] };
	const violations: Violation[] = [];
	const scores = new Map<string, number>();
	for (const student of results.students) {
		// Each mark is rounded to hundredths.
		let hundredths = 0;
		story.run.questions.forEach((asking, index) => {
			const counting = results.questions[index]?.rounds.findLast(
				({ answered }) => answered > 0,
			)?.round;
			const answer = student.answers.find(({ round }) => round === counting);
			if (answer !== undefined)
				hundredths += Math.round(
					shareOf(asking, answer.value) * asking.points * 100,
				);
		});
		scores.set(student.name, hundredths / 100);
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
