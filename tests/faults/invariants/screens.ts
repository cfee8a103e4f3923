import type { StoredAnswer } from "../../../shared/views.ts";
import type { Finding, Violation } from "../checker.ts";
import type { Event, Frame } from "../history.ts";
import { allOf, keyOf, type Span, type Story } from "../story.ts";

type Seen = Frame & { readonly t: number };

/** How long one student's screen was wrong, µs, counted from where the limit starts. */
interface Wait {
	readonly who: string;
	readonly us: number;
	readonly why: string;
	readonly events: readonly Event[];
}

/**
 * I7. Two clocks run: from a command's "done" until each student's screen has that version, and from a lost connection
 * until the student has been told the whole state again. Both stand still while a fault is on.
 */
export function convergence(story: Story): Finding {
	const limit = story.run.x * 1000;
	const waits = waitsOf(story);
	const violations: Violation[] = waits
		.filter(({ us }) => us > limit)
		.map(({ who, us, why, events }) => ({
			says: `${who}: ${why} took ${Math.round(us / 1000)} ms, the limit is ${story.run.x}`,
			events,
		}));
	const { judged, wrong } = judgeScreens(story);
	return {
		judged: waits.length + judged,
		violations: [...violations, ...wrong],
	};
}

/** The worst time to the right screen of the run, ms. */
export function worstOf(story: Story): number {
	const worst = waitsOf(story).reduce((most, { us }) => Math.max(most, us), 0);
	return worst / 1000;
}

function waitsOf(story: Story): Wait[] {
	const lossyTill = Math.max(
		0,
		...story.spans.filter(({ lossy }) => lossy).map(({ off }) => off),
	);
	const waits: Wait[] = [];
	const orders = story.commands.flatMap(({ reply }) =>
		reply === null || reply.done === null || reply.t < lossyTill
			? []
			: [{ version: reply.done, reply }],
	);
	for (const [who, frames] of story.frames) {
		const seated = frames.find(({ of }) => of === "welcome")?.t;
		if (seated === undefined) continue;
		const after = frames.filter(({ t }) => t >= lossyTill);
		for (const { version, reply } of orders) {
			if (reply.t < seated) continue;
			const seen = after.find((frame) => frame.version >= version);
			waits.push({
				who,
				us: waited(story.spans, reply.t, seen?.t ?? story.end),
				why: `version ${version}${seen === undefined ? ", never seen," : ""}`,
				events: seen === undefined ? [reply] : [reply, seen],
			});
		}
	}
	for (const line of allOf(story.events, "line")) {
		if (line.up) continue;
		const back = story.frames
			.get(line.who)
			?.find(({ t, of }) => t > line.t && of === "welcome");
		waits.push({
			who: line.who,
			us: waited(story.spans, line.t, back?.t ?? story.end),
			why: "coming back",
			events: back === undefined ? [line] : [line, back],
		});
	}
	return waits;
}

/** From `since`, or from the end of the last fault that began before `until`. */
function waited(spans: readonly Span[], since: number, until: number): number {
	const starts = spans
		.filter(({ on, clockRuns }) => on <= until && !clockRuns)
		.map(({ off }) => off);
	return Math.max(0, until - Math.max(since, ...starts));
}

const textOf = (answer: StoredAnswer | null | undefined) =>
	JSON.stringify(answer?.value ?? null);

function judgeScreens(story: Story): { judged: number; wrong: Violation[] } {
	const wrong: Violation[] = [];
	let judged = 0;
	const rows = new Map(
		story.dump?.rows.map((row) => [keyOf(row.seat, row.round), row]),
	);
	let truth: Extract<Event, { k: "checkpoint" }> | null = null;
	for (const event of story.events) {
		if (event.k === "checkpoint") truth = event;
		if (event.k !== "screen" || truth === null) continue;
		judged++;
		const { who, version, phase, round } = event;
		const row = round === null ? undefined : rows.get(keyOf(who, round));
		const isRight =
			event.up &&
			event.epoch === truth.epoch &&
			version === truth.version &&
			phase === truth.phase &&
			round === truth.round &&
			textOf(event.answer) === textOf(row);
		if (!isRight)
			wrong.push({
				says: `${who} shows ${phase} ${round} v${version} with ${textOf(event.answer)}; the room is ${truth.phase} ${truth.round} v${truth.version}, the store has ${textOf(row)}`,
				events: [truth, event],
			});
	}
	if (judged === 0) wrong.push({ says: "no screen was looked at", events: [] });
	return { judged, wrong };
}

/** I8. Within one history of the store; own parts and views apart, for they travel apart. */
export function forward(story: Story): Finding {
	const violations: Violation[] = [];
	let judged = 0;
	for (const frames of story.frames.values()) {
		const last = new Map<string, Seen>();
		for (const frame of frames) {
			judged++;
			const key = `${frame.conn} ${frame.of === "me" ? "me" : "view"} ${frame.epoch}`;
			const before = last.get(key);
			if (before !== undefined && frame.version < before.version)
				violations.push({
					says: `${frame.who} was shown version ${frame.version} after ${before.version}`,
					events: [before, frame],
				});
			last.set(key, frame);
		}
	}
	return { judged, violations };
}

/** From the first student to the last, also at a node with many, ms. */
const lastStudentMs = 500;

/**
 * I11. Between the nodes' first deliveries of a question, to students whose connection was there when it was opened.
 * Questions opened while a fault was on count only where the run says so.
 */
export function fairness(story: Story): Finding {
	const { spreadMs, spreadInFault } = story.run.needs;
	if (spreadMs === null) return { judged: 0, violations: [] };
	const violations: Violation[] = [];
	const limit = story.run.x * 1000;
	let judged = 0;
	for (const { command } of story.commands) {
		if (command.do !== "open") continue;
		const disturbed = story.spans.some(
			({ on, off }) => on <= command.t + 1_000_000 && command.t <= off + limit,
		);
		if (disturbed && !spreadInFault) continue;
		const firsts = firstSights(story, command.t);
		const [first, last] = [firsts[0], firsts.at(-1)];
		if (first === undefined || last === undefined) continue;
		judged++;
		const judge = (what: string, one: Seen, other: Seen, most: number) => {
			const ms = (other.t - one.t) / 1000 - heldMs(story, one.t, other.t);
			if (ms > most)
				violations.push({
					says: `round ${one.round} reached ${other.who} ${Math.round(ms)} ms after ${one.who} (${what}), the limit is ${most}`,
					events: [command, one, other],
				});
		};
		judge("the last student", first, last, lastStudentMs);
		const lastNode = firstOfEachNode(firsts).at(-1);
		if (lastNode !== undefined)
			judge("another node", first, lastNode, spreadMs);
	}
	return { judged, violations };
}

/** How long the runner itself stood still between these times: it reads all frames, and read none then. */
function heldMs(story: Story, from: number, to: number): number {
	return story.held.reduce((sum, { t, ms }) => {
		const within = Math.min(t, to) - Math.max(t - ms * 1000, from);
		return sum + Math.max(within, 0) / 1000;
	}, 0);
}

/** In the order of their times. Two nodes that built their views in the same ms count as one. */
function firstOfEachNode(firsts: readonly Seen[]): Seen[] {
	const nodes = new Map<number | null, Seen>();
	for (const seen of firsts)
		if (!nodes.has(seen.built)) nodes.set(seen.built, seen);
	return [...nodes.values()];
}

function firstSights(story: Story, opened: number): Seen[] {
	const firsts: Seen[] = [];
	for (const frames of story.frames.values()) {
		const index = frames.findIndex(
			(frame) => frame.t > opened && frame.phase === "open",
		);
		const first = frames[index];
		// Who connects anew asks for the state by itself; that tells nothing of fairness.
		if (first?.of === "view" && frames[index - 1]?.conn === first.conn)
			firsts.push(first);
	}
	const round = Math.min(...firsts.map((frame) => frame.round ?? 0));
	return firsts
		.filter((frame) => frame.round === round)
		.sort((one, other) => one.t - other.t);
}
