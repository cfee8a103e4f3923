import { join } from "node:path";
import { check, isGreen, rules, type Verdict } from "./checker.ts";
import type { Fault } from "./fault.ts";
import { type Event, Recorder } from "./history.ts";
import { ackMs, type Hits, hitsOf, slowestMs } from "./invariants/proof.ts";
import { worstOf } from "./invariants/screens.ts";
import { Lecture } from "./lecture.ts";
import type { Site } from "./site.ts";
import { readStory } from "./story.ts";

export interface Outcome {
	readonly fault: Fault;
	readonly seed: number;
	readonly students: number;
	readonly hits: Hits;
	readonly faults: number;
	readonly lost: number;
	readonly doubled: number;
	readonly leaks: number;
	/** Worst time to the right screen, ms. */
	readonly worstMs: number;
	/** 99th percentile of acknowledgements, and the longest that an answer took until it was known to be saved, ms. */
	readonly ackMs: number;
	readonly slowestMs: number;
	readonly tookMs: number;
	readonly verdicts: readonly Verdict[];
	/** The history, on disk. */
	readonly file: string;
}

export interface Size {
	readonly students: number;
	readonly phones: number;
	readonly browsers?: number;
}

/** Plays one lecture with one fault at a site that stands, and judges its history. */
export async function play(
	fault: Fault,
	site: Site,
	seed: number,
	size: Size,
	name = "plain",
): Promise<Outcome> {
	const began = performance.now();
	const file = join(
		".cache/faults/histories",
		`${name}-${fault.id}-${seed}.jsonl`,
	);
	const recorder = new Recorder(file);
	const lecture = new Lecture({
		site,
		recorder,
		seed,
		fault: fault.id,
		...(fault.light === true
			? { students: size.students + size.phones, phones: 0 }
			: size),
		rounds: fault.rounds,
		x: fault.x,
		needs: fault.needs,
		...(fault.seconds === undefined ? {} : { seconds: fault.seconds }),
		...(fault.addressOf === undefined ? {} : { addressOf: fault.addressOf }),
		...(fault.through === undefined ? {} : { through: fault.through }),
	});
	let broke: string | null = null;
	const stopWatching = recorder.watchItself();
	try {
		await site.whole();
		await fault.prepare?.(lecture);
		site.record(recorder);
		await lecture.begin();
		await fault.play(lecture);
		await lecture.end();
	} catch (error) {
		broke =
			error instanceof Error ? (error.stack ?? error.message) : String(error);
	} finally {
		site.record(null);
		lecture.leave();
		await fault.mend?.(lecture);
		if (broke !== null) lecture.breakOff(broke);
		stopWatching();
		recorder.flush();
	}
	return judge(fault, seed, recorder.events, {
		file,
		tookMs: performance.now() - began,
	});
}

function judge(
	fault: Fault,
	seed: number,
	events: readonly Event[],
	rest: Pick<Outcome, "file" | "tookMs">,
): Outcome {
	const story = readStory(events);
	const verdicts = check(events);
	const said = (rule: string, text: RegExp) =>
		verdicts
			.filter((verdict) => verdict.rule === rule)
			.flatMap(({ violations }) => violations)
			.filter(({ says }) => text.test(says)).length;
	return {
		fault,
		seed,
		students: story.run.students,
		hits: hitsOf(story),
		faults: story.spans.length,
		lost: said("I1", /lost|the store has|the export has/),
		doubled: said("I1", /twice/) + said("I2", /twice/),
		leaks: said("I9", /./),
		worstMs: worstOf(story),
		ackMs: ackMs(events, 0.99),
		slowestMs: slowestMs(story),
		verdicts,
		...rest,
	};
}

export function passed({ verdicts }: Outcome): boolean {
	return isGreen(verdicts);
}

const columns =
	"fault seed students answers faults in-flight struck lost doubled leaks worst-ms limit-ms ack-p99 slowest-ack took-s verdict".split(
		" ",
	);

export function rowOf(outcome: Outcome): string[] {
	const { fault, hits } = outcome;
	return [
		fault.id,
		outcome.seed,
		outcome.students,
		hits.saved,
		outcome.faults,
		hits.inFlight,
		hits.struck,
		outcome.lost,
		outcome.doubled,
		outcome.leaks,
		Math.round(outcome.worstMs),
		fault.x,
		Math.round(outcome.ackMs),
		Math.round(outcome.slowestMs),
		(outcome.tookMs / 1000).toFixed(1),
		passed(outcome) ? "green" : "RED",
	].map(String);
}

/** The table of several runs, as text. */
export function tableOf(outcomes: readonly Outcome[]): string {
	const rows = [columns, ...outcomes.map(rowOf)];
	const widths = columns.map((_, column) =>
		Math.max(...rows.map((row) => row[column]?.length ?? 0)),
	);
	return rows
		.map((row) =>
			row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  "),
		)
		.join("\n");
}

/** What a red run shows: each broken rule once, with its least events. */
export function storyOfRed({ verdicts, file }: Outcome): string {
	const lines: string[] = [];
	for (const { rule, violations } of verdicts) {
		const [first] = violations;
		if (first === undefined) continue;
		lines.push(
			`  ${rule} (${rules[rule]}): ${violations.length} times, first:`,
		);
		lines.push(`    ${first.says}`);
		for (const event of first.events)
			lines.push(`      ${JSON.stringify(event).slice(0, 400)}`);
	}
	return [...lines, `  history: ${file}`].join("\n");
}
