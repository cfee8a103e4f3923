import { median } from "../figures.ts";
import type { Goal, Line } from "../line.ts";
import { type TargetName, targetWords } from "../targets/target.ts";
import type { Answers, Life, Plan } from "./life.ts";

/** The rows that one lecture gives: which target is held against which floor, and by what. */
export interface LectureRow {
	readonly row: string;
	readonly what: string;
	readonly unit: string;
	readonly figure: (life: Life, plan: Plan) => number;
	/** Ours, with the goal of each. */
	readonly ours: Partial<Record<TargetName, Goal>>;
	readonly floor: TargetName | null;
}

const fanOut =
	(of: "warm" | "board", part: "first" | "p99" = "p99") =>
	(life: Life) =>
		median(life[of].map((one) => one[part]));
const burst = (of: (answers: Answers) => number) => (life: Life) =>
	median(life.bursts.map(of));
const cpuSeconds =
	(what: (cpu: Answers["cpuMs"]) => number) => (life: Life, plan: Plan) =>
		(burst((one) => what(one.cpuMs))(life) / plan.students) * 10;
const spread = (part: "half" | "p99") => (life: Life) =>
	life.spread?.[part] ?? NaN;
const lone = (part: "ack" | "write") => (life: Life) =>
	median(life.lone.map((one) => one[part] ?? 0));

const fanOutGoals = {
	sqlite: { most: 1.15 },
	redis: { most: 1.15 },
	two: { most: 0.85 },
	shards: {},
};

export const lectureRows: readonly LectureRow[] = [
	{
		row: "joins",
		what: "durable seat and view, joins/s",
		unit: "/s",
		figure: (life) => life.joins.perSecond,
		ours: {
			sqlite: { least: 0.8 },
			redis: { least: 0.8 },
			two: { least: 0.8 },
			shards: {},
		},
		floor: "socket.io",
	},
	{
		row: "fan-out",
		what: "command to the last phones, p99",
		unit: "ms",
		figure: fanOut("warm"),
		ours: fanOutGoals,
		floor: "ws",
	},
	{
		row: "fan-out",
		what: "the same with a leaderboard behind it, p99",
		unit: "ms",
		figure: fanOut("board"),
		ours: fanOutGoals,
		floor: "ws",
	},
	{
		row: "fan-out",
		what: "command to the first phone, with a leaderboard",
		unit: "ms",
		figure: fanOut("board", "first"),
		ours: { sqlite: {}, redis: {}, two: {} },
		floor: "ws",
	},
	{
		row: "cold",
		what: "first question after the join storm, p99",
		unit: "ms",
		figure: (life) => life.cold.p99,
		ours: { sqlite: { most: 1.3 }, redis: { most: 1.3 }, two: { most: 1.3 } },
		floor: "ws",
	},
	{
		row: "burst",
		what: "all answer at once, saved/s",
		unit: "/s",
		figure: burst((one) => one.perSecond),
		ours: { sqlite: { least: 1 }, redis: { least: 1.2 } },
		floor: "socket.io",
	},
	{
		row: "burst",
		what: "all answer at once, saved/s",
		unit: "/s",
		figure: burst((one) => one.perSecond),
		ours: { two: { least: 1 }, shards: {} },
		floor: "ws",
	},
	{
		row: "cpu",
		what: "nodes and Redis, CPU s per 10,000 answers of a burst",
		unit: "s",
		figure: cpuSeconds(({ node, redis }) => node + redis),
		ours: { redis: { most: 0.25 }, two: { most: 0.25 }, shards: {} },
		floor: "tutorial",
	},
	{
		row: "cpu",
		what: "node, CPU s per 10,000 answers of a burst",
		unit: "s",
		figure: cpuSeconds(({ node }) => node),
		ours: { sqlite: {} },
		floor: "socket.io",
	},
	{
		row: "spread",
		what: "answers over 5 s, acknowledged, p50",
		unit: "ms",
		figure: spread("half"),
		ours: { sqlite: { most: 3 }, redis: { most: 3 }, two: { most: 3 } },
		floor: null,
	},
	{
		row: "spread",
		what: "answers over 5 s, acknowledged, p99",
		unit: "ms",
		figure: spread("p99"),
		ours: { sqlite: { most: 30 }, redis: { most: 30 }, two: { most: 30 } },
		floor: null,
	},
	{
		row: "memory",
		what: "of the nodes, per student",
		unit: "kB",
		figure: (life, plan) => life.memory / plan.students / 1000,
		ours: { sqlite: { most: 0.75 }, redis: { most: 0.75 } },
		floor: "socket.io",
	},
];

/** Whose lone answers are looked at; the floor's stores nothing, so it is what the way there and back costs. */
export const loneTargets = ["sqlite", "redis", "socket.io"] as const;

/** A lone answer is held against the store's own write in the same life. */
export function loneLines(lives: Lives): Line[] {
	return loneTargets
		.filter((name) => lives[name]?.some((life) => life.lone.length > 0))
		.map((name) => ({
			row: "lone",
			what: "an answer that comes alone, acknowledged, median",
			where: targetWords[name],
			unit: "ms",
			ours: (lives[name] ?? []).map(lone("ack")),
			...(name === "socket.io"
				? { floor: null, goal: null }
				: {
						floor: {
							name: "the store's own write",
							figures: (lives[name] ?? []).map(lone("write")),
						},
						goal: { most: 1.5 },
					}),
		}));
}

/** Of each target its lives, one per round. */
export type Lives = Partial<Record<TargetName, readonly Life[]>>;

export function linesOf(row: LectureRow, lives: Lives, plan: Plan): Line[] {
	const figures = (name: TargetName) =>
		(lives[name] ?? []).map((life) => row.figure(life, plan));
	const { floor } = row;
	return (Object.keys(row.ours) as TargetName[])
		.filter((name) => lives[name] !== undefined)
		.filter(() => floor === null || lives[floor] !== undefined)
		.map((name) => {
			const goal = row.ours[name] ?? {};
			return {
				row: row.row,
				what: row.what,
				where: targetWords[name],
				unit: row.unit,
				ours: figures(name),
				floor:
					floor === null
						? null
						: { name: targetWords[floor], figures: figures(floor) },
				goal: Object.keys(goal).length === 0 ? null : goal,
			};
		});
}
