import type { Event } from "./history.ts";
import { stored, subset, toQuestion, words } from "./invariants/answers.ts";
import { onlyOnce } from "./invariants/commands.ts";
import { leaderboard, tallies } from "./invariants/counts.ts";
import { gate } from "./invariants/gate.ts";
import { leaks } from "./invariants/leaks.ts";
import { newestWords } from "./invariants/mends.ts";
import { proof } from "./invariants/proof.ts";
import { convergence, fairness, forward } from "./invariants/screens.ts";
import { survival } from "./invariants/survival.ts";
import { readStory, type Story } from "./story.ts";

export interface Violation {
	readonly says: string;
	/** The least events that show it. */
	readonly events: readonly Event[];
}

/** One invariant over a whole history. `judged`: how many things it looked at; none is no proof. */
export interface Verdict {
	readonly rule: Rule;
	readonly judged: number;
	readonly violations: readonly Violation[];
}

export const rules = {
	I1: "a saved answer is in the results exactly once, as it was acknowledged",
	I2: "nothing is in the results that nobody sent, and nothing twice; export and store agree",
	I3: "every unknown ends as saved, or refused with a reason, and the phone says which",
	I4: "no answer counts that was stored before the opening, after deadline and grace, or first sent after the close",
	I5: "live counts only grow; at the close count, rows and results are the same",
	I6: "scores and ranks are what the results alone give",
	I7: "every student's screen is the room's state within the limit",
	I8: "no connection goes back in versions",
	I9: "no byte before the reveal tells what is correct",
	I10: "no process ends or complains that we did not end",
	I11: "no student sees a question long before the others",
	I12: "the run proves something: answers were saved, and the fault hit some on their way",
	I13: "a place of the room is left by one command only",
	I14: "an answer counts for the question that its student saw",
	I15: "a question has the words that it was given last, and its round those in which it was asked",
} as const;
export type Rule = keyof typeof rules;

/** What an invariant finds in a story. */
export interface Finding {
	readonly judged: number;
	readonly violations: readonly Violation[];
}

const invariants: Readonly<Record<Rule, (story: Story) => Finding>> = {
	I1: stored,
	I2: subset,
	I3: words,
	I4: gate,
	I5: tallies,
	I6: leaderboard,
	I7: convergence,
	I8: forward,
	I9: leaks,
	I10: survival,
	I11: fairness,
	I12: proof,
	I13: onlyOnce,
	I14: toQuestion,
	I15: newestWords,
};

/** What a rule cannot read is red by that rule, and keeps no other one from judging. */
function judged(rule: Rule, story: Story): Finding {
	try {
		return invariants[rule](story);
	} catch (error) {
		const says = `it cannot be judged: ${error}`;
		return { judged: 0, violations: [{ says, events: [] }] };
	}
}

/** Judges a history. Pure: the same history gives the same verdicts, on any machine, at any time. */
export function check(history: readonly Event[]): Verdict[] {
	const story = readStory(history);
	return (Object.keys(invariants) as Rule[]).map((rule) => ({
		rule,
		...judged(rule, story),
	}));
}

export function isGreen(verdicts: readonly Verdict[]): boolean {
	return verdicts.every(({ violations }) => violations.length === 0);
}
