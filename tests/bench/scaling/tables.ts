import type { Delivery } from "./delivery.ts";
import type { FanOut } from "./fan-out.ts";
import { hour, type Plan, planFor, questionOf, ways } from "./model.ts";
import { type Bench, type Units, unitsOf } from "./units.ts";

/** What `npm run scaling -- --measure` found beside the bench. */
export interface Measured {
	readonly delivery: Delivery;
	/** Of a room of `hour.room`. `routed`: its phones are on so many nodes. */
	readonly fanOut: readonly (FanOut & { readonly routed: number })[];
}

const sizes = [1_000, 10_000, 100_000, 1_000_000];

const whole = (figure: number) =>
	figure.toLocaleString("en", { maximumFractionDigits: 0 });
const short = (figure: number) =>
	figure >= 100 ? whole(figure) : figure.toPrecision(3);
const size = (bytes: number) => `${short(bytes / 1e9)} GB`;

function table(head: readonly string[], rows: readonly (readonly string[])[]) {
	return [head, head.map(() => "---"), ...rows]
		.map((cells) => `| ${cells.join(" | ")} |`)
		.join("\n");
}

function unitRows(units: Units, { redis, node, sweep }: Delivery): string[][] {
	const us = (ms: number) => `${short(ms * 1000)} µs`;
	return [
		["a join", us(units.join.node), us(units.join.redis)],
		["an answer, in a burst", us(units.answer.node), us(units.answer.redis)],
		["a view that a phone gets", us(units.view), ""],
		["a silent student, per second", us(units.idle), ""],
		[
			"any other command, and what a node does about it",
			us(units.look),
			us(units.command),
		],
		["a hint that one node hears", us(node), us(redis)],
		["a room's version, each second", us(sweep.node), us(sweep.redis)],
	];
}

function planRow(plan: Plan): string[] {
	return [
		whole(plan.students),
		plan.way,
		whole(plan.nodes),
		`${plan.first}; ${short(plan.nodeCores * 100)} %`,
		plan.isPossible
			? whole(plan.masters)
			: `none bears it: ${short(plan.redisCores)} cores`,
		`${short(plan.redisCores)}, ${plan.redisFirst}`,
		whole(plan.hints),
		`${whole(plan.heard)} (${short(plan.hintBytes / 1e6)} MB)`,
		size(plan.nodeBytes),
		size(plan.redisBytes),
		`${short(plan.phoneBits / 1e6)} Mbit/s`,
	];
}

/** All of docs/SCALING.md that is counted. */
export function scalingOf(bench: Bench, measured: Measured): string {
	const units = unitsOf(bench, measured.fanOut);
	const { delivery, fanOut } = measured;
	const plans = sizes.flatMap((students) =>
		ways.map((way) => planFor(students, way, units, delivery)),
	);
	return [
		`\`${bench.command}\`, ${bench.at} UTC, commit ${bench.commit}; ${bench.machine}.`,
		"**Units**, of a processor, medians:",
		table(["what", "node", "Redis"], unitRows(units, delivery)),
		`A student: ${short(units.memory / 1000)} kB of a node, ${short(units.lecture / 1000)} kB to the phone for a lecture of ten questions, ${short(units.today)} B in Redis for each answer on its day and ${short(units.kept)} B later.`,
		`**One question of a room of ${hour.room}**, opened, answered, closed, revealed, by so many nodes of the real live layer in one process, and what the arithmetic says of the same:`,
		table(
			[
				"nodes",
				"phones on",
				"nodes with somebody",
				"hints",
				"calls of the store",
				"heard, one channel",
				"heard, by shard",
			],
			fanOut.map((one) => {
				const counted = questionOf(one.routed, hour.room);
				const both = (played: number, said: number) =>
					`${whole(played)} (${whole(said)})`;
				return [
					whole(one.nodes),
					whole(one.routed),
					both(one.having, counted.having),
					both(one.hints, counted.hints),
					both(one.calls, counted.calls),
					whole(one.hints * one.nodes),
					whole(one.hints * one.having),
				];
			}),
		),
		"**The hour**:",
		table(
			[
				"students",
				"hints",
				"nodes",
				"asked for by; each core busy",
				"Redis masters",
				"Redis cores, mostly for",
				"hints/s",
				"heard/s by all nodes",
				"nodes' memory",
				"Redis, a day's answers",
				"to phones",
			],
			plans.map(planRow),
		),
	].join("\n\n");
}
