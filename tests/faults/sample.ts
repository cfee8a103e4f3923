import type { Event, Fact } from "./history.ts";
import { sampleResults } from "./sample-results.ts";

const canary = "canary-0-xyzzy";
const ann = "seat-ann";
const bob = "seat-bob";
const stamp = { roomId: "r", epoch: "e", now: 1 };
const asked = {
	round: 1,
	index: 0,
	vote: 1,
	kind: "single",
	text: "?",
	ask: { options: ["a", "b", "c", "d"] },
};
const view = {
	...stamp,
	code: "c",
	title: "t",
	total: 1,
	kinds: ["single"],
	names: "required",
};
const packet = (event: string, payload: object) =>
	`42/student,${JSON.stringify([event, payload])}`;
export const openView = {
	...view,
	version: 3,
	phase: "open",
	asked,
	deadline: 5000,
	changeable: false,
};

/** One round, two students; Ann's first try is hit by the fault and repeated. Times in ms from 1,000. */
const story: readonly [number, Fact][] = [
	[
		0,
		{
			k: "run",
			fault: "sample",
			seed: 1,
			students: 2,
			x: 1000,
			graceMs: 500,
			needs: { saved: 0.95, inFlight: 1, spreadMs: 300 },
			questions: [
				{
					kind: asked.kind,
					text: asked.text,
					ask: asked.ask,
					key: { correct: [1] },
					points: 1,
					canary,
				},
			],
		},
	],
	...[ann, bob].flatMap((who, index): [number, Fact][] => [
		[1, { k: "line", who, conn: index + 1, up: true }],
		[
			2,
			{
				k: "frame",
				who,
				conn: index + 1,
				of: "welcome",
				epoch: "e",
				version: 2,
				phase: "ready",
				round: null,
				answer: null,
				built: 1,
			},
		],
	]),
	[10, { k: "command", try: 1, do: "open", at: "ready:0", question: 0 }],
	[12, { k: "commanded", try: 1, done: 3, reason: null }],
	[13, { k: "bytes", role: "student", raw: packet("view", openView) }],
	[
		13,
		{
			k: "frame",
			who: ann,
			conn: 1,
			of: "view",
			epoch: "e",
			version: 3,
			phase: "open",
			round: 1,
			answer: null,
			built: 1,
		},
	],
	[
		14,
		{
			k: "frame",
			who: bob,
			conn: 2,
			of: "view",
			epoch: "e",
			version: 3,
			phase: "open",
			round: 1,
			answer: null,
			built: 1,
		},
	],
	[
		2000,
		{
			k: "invoke",
			try: 2,
			who: ann,
			conn: 1,
			epoch: "e",
			round: 1,
			seq: 1,
			value: [1],
			meant: true,
			index: 0,
		},
	],
	[2001, { k: "fault", name: "kill", on: true }],
	[
		2001,
		{ k: "exit", process: "node1", code: null, signal: "SIGKILL", ours: true },
	],
	[2001, { k: "fault", name: "kill", on: false }],
	[2002, { k: "unknown", try: 2 }],
	[2002, { k: "line", who: ann, conn: 1, up: false }],
	[2500, { k: "line", who: ann, conn: 3, up: true }],
	[
		2501,
		{
			k: "frame",
			who: ann,
			conn: 3,
			of: "welcome",
			epoch: "e",
			version: 3,
			phase: "open",
			round: 1,
			answer: null,
			built: 1,
		},
	],
	[
		2600,
		{
			k: "invoke",
			try: 3,
			who: ann,
			conn: 3,
			epoch: "e",
			round: 1,
			seq: 1,
			value: [1],
			meant: true,
			index: 0,
		},
	],
	[2602, { k: "saved", try: 3, saved: { round: 1, seq: 1, value: [1] } }],
	[
		2603,
		{
			k: "bytes",
			role: "student",
			raw: '43/student,7[{"saved":{"round":1,"seq":1,"value":[1]}}]',
		},
	],
	[
		2700,
		{
			k: "invoke",
			try: 4,
			who: bob,
			conn: 2,
			epoch: "e",
			round: 1,
			seq: 1,
			value: [2],
			meant: true,
			index: 0,
		},
	],
	[2702, { k: "saved", try: 4, saved: { round: 1, seq: 1, value: [2] } }],
	[
		2703,
		{
			k: "bytes",
			role: "student",
			raw: '43/student,8[{"saved":{"round":1,"seq":1,"value":[2]}}]',
		},
	],
	[
		2705,
		{ k: "pulse", to: "instructor", conn: 9, round: 1, joined: 2, answered: 1 },
	],
	[
		2706,
		{ k: "pulse", to: "instructor", conn: 9, round: 1, joined: 2, answered: 2 },
	],
	[2800, { k: "command", try: 5, do: "close", at: "open:0:1", question: 0 }],
	[2802, { k: "commanded", try: 5, done: 5, reason: null }],
	[2900, { k: "command", try: 6, do: "reveal", at: "closed:0:1", question: 0 }],
	[2902, { k: "commanded", try: 6, done: 6, reason: null }],
	[
		2903,
		{
			k: "bytes",
			role: "student",
			raw: packet("view", {
				...view,
				version: 6,
				phase: "revealed",
				asked,
				solution: { explanation: canary },
			}),
		},
	],
	[
		2904,
		{
			k: "room",
			epoch: "e",
			version: 6,
			phase: "revealed",
			round: 1,
			counted: { 1: { answered: 2, counts: [0, 1, 1, 0] } },
			leaderboard: [
				{ rank: 1, name: "Ann", score: 1 },
				{ rank: 2, name: "Bob", score: 0 },
			],
		},
	],
	...[ann, bob].map((who, index): [number, Fact] => [
		2905,
		{
			k: "frame",
			who,
			conn: 3 - index,
			of: "view",
			epoch: "e",
			version: 6,
			phase: "revealed",
			round: 1,
			answer: null,
			built: 1,
		},
	]),
	[
		2950,
		{
			k: "settled",
			who: ann,
			epoch: "e",
			round: 1,
			state: "saved",
			seq: 1,
			value: [1],
		},
	],
	[
		3000,
		{ k: "checkpoint", epoch: "e", version: 6, phase: "revealed", round: 1 },
	],
	[
		3000,
		{
			k: "screen",
			who: ann,
			up: true,
			epoch: "e",
			version: 6,
			phase: "revealed",
			round: 1,
			answer: { round: 1, seq: 1, value: [1] },
		},
	],
	[
		3000,
		{
			k: "screen",
			who: bob,
			up: true,
			epoch: "e",
			version: 6,
			phase: "revealed",
			round: 1,
			answer: { round: 1, seq: 1, value: [2] },
		},
	],
	[3100, { k: "http", path: "/results", status: 200 }],
	[3100, { k: "export", results: sampleResults(ann, bob, canary) }],
	[
		4500,
		{
			k: "dump",
			version: 6,
			rounds: [
				{
					round: 1,
					question: 0,
					openedAt: 100,
					deadline: 5000,
					closedAt: 2800,
					changeable: false,
					revealed: true,
					recounts: 0,
					counted: { answered: 2, right: 1 },
				},
			],
			rows: [
				{ seat: ann, round: 1, seq: 1, value: [1], at: 2600 },
				{ seat: bob, round: 1, seq: 1, value: [2], at: 2700 },
			],
			seats: [
				{ id: ann, name: "Ann" },
				{ id: bob, name: "Bob" },
			],
		},
	],
];

/** A history that nothing is wrong with. */
export function greenHistory(): Event[] {
	return story.map(([ms, fact]) => ({ t: (1000 + ms) * 1000, ...fact }));
}

/** The same, but for what `change` makes of each event: others, none, or more. */
export function changed(
	change: (event: Event) => Event | Event[] | null,
): Event[] {
	return greenHistory().flatMap(
		(event) => change(structuredClone(event)) ?? [],
	);
}

export { ann, bob, canary, packet };
