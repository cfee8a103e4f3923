import { describe, expect, it } from "vitest";
import type { Results } from "../../shared/rest.ts";
import { check, isGreen, type Rule, rules } from "./checker.ts";
import { type Event, Recorder } from "./history.ts";
import {
	ann,
	bob,
	canary,
	changed,
	greenHistory,
	openView,
	packet,
} from "./sample.ts";

const red = (history: Event[]): Rule[] =>
	check(history)
		.filter(({ violations }) => violations.length > 0)
		.map(({ rule }) => rule);
const at = (ms: number) => (1000 + ms) * 1000;

/** The only question was given these words while it was open. */
function mendedHistory(
	text: string,
	exported: (results: Results) => Results,
): Event[] {
	const mended: Event = { t: at(2700), k: "mended", question: 0, text };
	return changed((event) =>
		event.k === "export"
			? { ...event, results: exported(event.results) }
			: event,
	).flatMap((event): Event[] =>
		event.k === "export" ? [mended, event] : [event],
	);
}

/** Each history is green but for one thing; the rules that must tell. */
const cases: readonly [Rule, string, () => Event[]][] = [
	[
		"I1",
		"a saved answer is not in the store",
		() =>
			changed((event) =>
				event.k === "dump" ? { ...event, rows: event.rows.slice(1) } : event,
			),
	],
	[
		"I1",
		"a saved answer is not in the export",
		() =>
			changed((event) =>
				event.k === "export"
					? {
							...event,
							results: {
								...event.results,
								students: event.results.students.map((one) =>
									one.seat === bob ? { ...one, answers: [] } : one,
								),
							},
						}
					: event,
			),
	],
	[
		"I1",
		"the store has another answer than was acknowledged",
		() =>
			changed((event) =>
				event.k === "saved" && event.try === 4
					? { ...event, saved: { ...event.saved, value: [3] } }
					: event,
			),
	],
	[
		"I1",
		"the store has an answer of another shape that reads alike",
		() =>
			changed((event) =>
				event.k === "saved" && event.try === 4
					? { ...event, saved: { ...event.saved, value: ["2"] } }
					: event,
			),
	],
	[
		"I1",
		"the phone shows another answer as saved",
		() =>
			changed((event) =>
				event.k === "settled" ? { ...event, value: [0] } : event,
			),
	],
	[
		"I1",
		"a saved answer is there twice",
		() =>
			changed((event) =>
				event.k === "dump"
					? { ...event, rows: [...event.rows, ...event.rows.slice(0, 1)] }
					: event,
			),
	],
	[
		"I2",
		"the store has what nobody sent",
		() =>
			changed((event) =>
				event.k === "invoke" && event.who === bob
					? { ...event, value: [0] }
					: event,
			),
	],
	[
		"I2",
		"the export has a row that the store has not",
		() =>
			changed((event) =>
				event.k === "dump" ? { ...event, rows: event.rows.slice(1) } : event,
			),
	],
	[
		"I2",
		"there is no dump",
		() => changed((event) => (event.k === "dump" ? null : event)),
	],
	[
		"I3",
		"a try is never answered",
		() =>
			changed((event) =>
				event.k === "saved" && event.try === 4
					? { t: event.t, k: "unknown", try: 4 }
					: event,
			),
	],
	[
		"I3",
		"the phone still says unsaved",
		() =>
			changed((event) =>
				event.k === "settled" ? { ...event, state: "unsaved" } : event,
			),
	],
	[
		"I3",
		"refused, and stored all the same",
		() =>
			changed((event) =>
				event.k === "saved" && event.try === 4
					? { t: event.t, k: "refused", try: 4, reason: "late", saved: null }
					: event,
			),
	],
	[
		"I4",
		"stored after deadline and grace",
		() =>
			changed((event) =>
				event.k === "dump"
					? { ...event, rows: event.rows.map((row) => ({ ...row, at: 5501 })) }
					: event,
			),
	],
	[
		"I4",
		"stored before the opening",
		() =>
			changed((event) =>
				event.k === "dump"
					? { ...event, rows: event.rows.map((row) => ({ ...row, at: 99 })) }
					: event,
			),
	],
	[
		"I4",
		"first sent after the close",
		() =>
			changed((event) =>
				event.k === "room" ? { ...event, t: at(2650) } : event,
			),
	],
	[
		"I5",
		"the live count falls",
		() =>
			changed((event) =>
				event.k === "pulse" && event.answered === 2
					? { ...event, answered: 0 }
					: event,
			),
	],
	[
		"I5",
		"the count at the close is not the rows'",
		() =>
			changed((event) =>
				event.k === "room"
					? { ...event, counted: { 1: { answered: 2, counts: [0, 2, 1, 0] } } }
					: event,
			),
	],
	[
		"I5",
		"the document counts a repeat",
		() =>
			changed((event) =>
				event.k === "dump"
					? {
							...event,
							rounds: event.rounds.map((round) => ({
								...round,
								counted: { answered: 3, right: 2 },
							})),
						}
					: event,
			),
	],
	[
		"I6",
		"a score is not what the answers give",
		() =>
			changed((event) =>
				event.k === "export"
					? {
							...event,
							results: {
								...event.results,
								students: event.results.students.map((one) => ({
									...one,
									score: 2,
								})),
							},
						}
					: event,
			),
	],
	[
		"I6",
		"the leaderboard is another one",
		() =>
			changed((event) =>
				event.k === "room"
					? {
							...event,
							leaderboard: event.leaderboard.map((one) => ({
								...one,
								rank: 1,
							})),
						}
					: event,
			),
	],
	[
		"I7",
		"a screen stays behind",
		() =>
			changed((event) =>
				event.k === "frame" && event.who === bob && event.version === 6
					? { ...event, version: 5 }
					: event,
			),
	],
	[
		"I7",
		"a phone comes back too late",
		() =>
			changed((event) =>
				event.k === "frame" && event.of === "welcome" && event.conn === 3
					? { ...event, t: at(3100) }
					: event,
			),
	],
	[
		"I7",
		"a screen at rest shows another answer",
		() =>
			changed((event) =>
				event.k === "screen" && event.who === ann
					? { ...event, answer: null }
					: event,
			),
	],
	[
		"I7",
		"no screen was looked at",
		() => changed((event) => (event.k === "screen" ? null : event)),
	],
	[
		"I8",
		"a connection goes back",
		() =>
			changed((event) =>
				event.k === "frame" && event.who === bob && event.version === 3
					? [event, { ...event, version: 2 }]
					: event,
			),
	],
	[
		"I9",
		"the secret leaves before the reveal",
		() =>
			changed((event) =>
				event.k === "bytes" && event.raw.includes('"phase":"open"')
					? { ...event, raw: packet("view", { ...openView, title: canary }) }
					: event,
			),
	],
	[
		"I9",
		"a view has a key too many",
		() =>
			changed((event) =>
				event.k === "bytes" && event.raw.includes('"phase":"open"')
					? {
							...event,
							raw: packet("view", {
								...openView,
								asked: { ...openView.asked, correct: [1] },
							}),
						}
					: event,
			),
	],
	[
		"I9",
		"what is asked tells more than was written to be asked",
		() =>
			changed((event) =>
				event.k === "bytes" && event.raw.includes('"phase":"open"')
					? {
							...event,
							raw: packet("view", {
								...openView,
								asked: {
									...openView.asked,
									ask: { ...openView.asked.ask, correct: [1] },
								},
							}),
						}
					: event,
			),
	],
	[
		"I9",
		"right and wrong differ in length",
		() =>
			changed((event) =>
				event.k === "bytes" && event.raw.includes(",8[")
					? {
							...event,
							raw: '43/student,8[{"saved":{"round":1,"seq":1,"value":[2]},"error":"x"}]'.replace(
								',"error":"x"',
								',"x":1',
							),
						}
					: event,
			),
	],
	[
		"I10",
		"a process ends by itself",
		() =>
			changed((event) =>
				event.k === "exit" ? { ...event, ours: false } : event,
			),
	],
	[
		"I10",
		"an unhandled rejection",
		() =>
			changed((event) =>
				event.k === "exit"
					? [
							event,
							{
								t: event.t,
								k: "log",
								process: "node2",
								text: "unhandledRejection",
							},
						]
					: event,
			),
	],
	[
		"I10",
		"a 500",
		() =>
			changed((event) =>
				event.k === "http" ? { ...event, status: 500 } : event,
			),
	],
	[
		"I11",
		"one node shows the question long before another",
		() =>
			changed((event) =>
				event.k === "frame" && event.who === bob && event.version === 3
					? { ...event, t: at(350), built: 2 }
					: event,
			),
	],
	[
		"I11",
		"the last student at a node sees the question long after the first",
		() =>
			changed((event) =>
				event.k === "frame" && event.who === bob && event.version === 3
					? { ...event, t: at(600) }
					: event,
			),
	],
	[
		"I12",
		"the fault hit nothing",
		() =>
			changed((event) =>
				event.k === "fault" ? { ...event, t: at(1900) } : event,
			),
	],
	[
		"I12",
		"too few answers are saved",
		() =>
			changed((event) =>
				event.k === "saved" && event.try === 4
					? { t: event.t, k: "refused", try: 4, reason: "closed", saved: null }
					: event,
			),
	],
	[
		"I12",
		"what the run needs is not there",
		() =>
			changed((event) =>
				event.k === "run"
					? { ...event, needs: { ...event.needs, repeats: 2 } }
					: event,
			),
	],
	[
		"I13",
		"two commands leave one place",
		() =>
			changed((event) =>
				event.k === "command" && event.try === 6
					? { ...event, at: "open:0:1" }
					: event,
			),
	],
	[
		"I15",
		"a mend that was done is not in the results",
		() => mendedHistory("!", (results) => results),
	],
	[
		"I15",
		"a round is said to have asked what was mended after its opening",
		() =>
			mendedHistory("!", (results) => ({
				...results,
				questions: results.questions.map((question) => ({
					...question,
					text: "!",
				})),
			})),
	],
	[
		"I14",
		"an answer counts for another question than it was given to",
		() =>
			changed((event) =>
				event.k === "invoke" && event.who === bob
					? { ...event, index: 1 }
					: event,
			),
	],
	[
		"I12",
		"the lecture broke off",
		() => [...greenHistory(), { t: at(5000), k: "broke", why: "in vain" }],
	],
];

describe("the checker", () => {
	it("[FT1] finds nothing in a history that nothing is wrong with, and judges something by every rule", () => {
		const verdicts = check(greenHistory());
		expect(verdicts.flatMap(({ violations }) => violations)).toEqual([]);
		expect(isGreen(verdicts)).toBe(true);
		for (const { rule, judged } of verdicts)
			expect([rule, judged > 0]).toEqual([rule, true]);
	});

	it("[FT1] knows that marks are rounded to hundredths, each for itself", () => {
		const scored = (score: number) =>
			changed((event) => {
				if (event.k === "run")
					return {
						...event,
						questions: event.questions.map((one) => ({
							...one,
							points: 2 / 3,
						})),
					};
				if (event.k === "room")
					return {
						...event,
						leaderboard: event.leaderboard.map((one) =>
							one.score === 1 ? { ...one, score } : one,
						),
					};
				if (event.k !== "export") return event;
				const students = event.results.students.map((one) =>
					one.score === 1 ? { ...one, score } : one,
				);
				return { ...event, results: { ...event.results, students } };
			});
		expect(isGreen(check(scored(0.67)))).toBe(true);
		expect(red(scored(2 / 3))).toContain("I6");
		expect(red(scored(0.66))).toContain("I6");
	});

	it("[FT1] knows the words in which a round was asked before they were mended", () => {
		const history = mendedHistory("!", (results) => ({
			...results,
			questions: results.questions.map(({ rounds, ...question }) => ({
				...question,
				text: "!",
				rounds: rounds.map((round) => ({
					...round,
					asked: { text: question.text, ask: question.ask },
				})),
			})),
		}));
		expect(isGreen(check(history))).toBe(true);
	});

	for (const [rule, what, history] of cases)
		it(`[FT2] ${rule} is red when ${what}`, () => {
			expect(red(history())).toContain(rule);
		});

	it("[FT2] every rule has a red case", () => {
		expect([...new Set(cases.map(([rule]) => rule))].sort()).toEqual(
			Object.keys(rules).sort(),
		);
	});

	it("[FT3] shows the least events of a violation", () => {
		const verdicts = check(
			changed((event) =>
				event.k === "dump" ? { ...event, rows: event.rows.slice(1) } : event,
			),
		);
		const [violation] =
			verdicts.find(({ rule }) => rule === "I1")?.violations ?? [];
		expect(violation?.says).toContain("lost");
		expect(violation?.events.map(({ k }) => k)).toEqual(["invoke", "saved"]);
	});

	it("[FT1111] judges a lecture that broke off by what was recorded of it", () => {
		const history = changed((event) => {
			if (event.k === "export" || event.k === "checkpoint") return null;
			if (event.k === "dump") return { ...event, rows: event.rows.slice(1) };
			return event.k === "command" && event.try === 6
				? { ...event, at: "open:0:1" }
				: event;
		});
		history.push({
			t: at(5000),
			k: "broke",
			why: "the room did not get there",
		});
		expect(red(history)).toEqual(expect.arrayContaining(["I12", "I13"]));
		expect(red(history)).not.toContain("I2");
		const unbroken = history.slice(0, -1);
		expect(red(unbroken)).toContain("I2");
	});

	it("[FT1112] takes no time for a node's in which the runner itself stood still", () => {
		const late = changed((event) =>
			event.k === "frame" && event.who === bob && event.version === 3
				? { ...event, t: at(600) }
				: event,
		);
		const held = (ms: number, until: number): Event[] =>
			[...late, { t: at(until), k: "held", ms } as const].sort(
				(one, other) => one.t - other.t,
			);
		expect(red(late)).toContain("I11");
		expect(red(held(300, 550))).toEqual([]);
		// Before the question came to the first, or not for long.
		expect(red(held(300, 0))).toContain("I11");
		expect(red(held(60, 550))).toContain("I11");
	});

	it("[FT1112] notices that it stood still itself", async () => {
		const recorder = new Recorder(".cache/faults/histories/held.jsonl");
		const stop = recorder.watchItself();
		const turns = (ms: number) => new Promise((go) => setTimeout(go, ms));
		await turns(50);
		const end = performance.now() + 200;
		while (performance.now() < end);
		await turns(50);
		stop();
		const held = recorder.events.map((event) =>
			event.k === "held" ? event.ms : 0,
		);
		expect(Math.max(...held)).toBeGreaterThan(150);
	});

	it("[FT1111] judges the rest where one rule cannot read what is stored", () => {
		const history = changed((event) => {
			if (event.k === "run")
				return {
					...event,
					questions: event.questions.map((one) => ({
						...one,
						kind: "numeric",
						ask: {},
					})),
				};
			return event.k === "dump"
				? { ...event, rows: event.rows.slice(1) }
				: event;
		});
		expect(red(history)).toEqual(expect.arrayContaining(["I1", "I5"]));
		const [unread] =
			check(history).find(({ rule }) => rule === "I5")?.violations ?? [];
		expect(unread?.says).toMatch(/^it cannot be judged: TypeError/);
	});

	it("[FT4] gives the same verdicts for the same history read from disk", () => {
		const history = greenHistory();
		const read = history
			.map((event) => JSON.stringify(event))
			.map((line) => JSON.parse(line) as Event);
		expect(check(read)).toEqual(check(history));
	});
});
