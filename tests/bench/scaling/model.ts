import type { Delivery } from "./delivery.ts";
import { moments } from "./fan-out.ts";
import type { Units } from "./units.ts";

/** The hour that is asked for. */
export const hour = {
	/** Students of a room; each answers every question. */
	room: 200,
	/** All come within so long, s. */
	joining: 300,
	/** In each room a question is opened, answered, closed and revealed so often, s. */
	question: 60,
	/** Questions of a lecture. */
	questions: 10,
};
/** A processor is busy to so much, at most: what is beyond makes the tails long. */
const busy = 0.5;
/** `MAX_CONNECTIONS` as it ships, and a process without students, bytes. */
const connections = 10_000;
const empty = 100 * 2 ** 20;
/** Of one hint on the wire: channel, text and what stands around. */
const hintBytes = 90;

export const ways = [
	"one channel",
	"by shard",
	"by shard, rooms kept together",
] as const;
export type Way = (typeof ways)[number];
/** Nodes that a room is kept on where a proxy keeps rooms together. */
const together = 2;

/** Of `balls` thrown at `boxes`: how many boxes have one. */
const hit = (boxes: number, balls: number) =>
	boxes * (1 - (1 - 1 / boxes) ** balls);

/** What one question of one room asks, with so many nodes; `fan-out.ts` plays the same. */
export function questionOf(nodes: number, students: number) {
	const having = hit(nodes, students + 1);
	// Each node writes what came in one moment together and tells of it once; three commands, and one for good measure.
	const hints = 4 + moments * hit(nodes, students / moments);
	return { having, hints, calls: hints + 12 + 10 * having };
}

export interface Plan {
	readonly students: number;
	readonly way: Way;
	readonly nodes: number;
	/** What asks for so many. */
	readonly first: string;
	/** How busy each of them is in its busiest time, cores. */
	readonly nodeCores: number;
	/** Redis masters, and how busy all of them are together, cores. */
	readonly masters: number;
	readonly redisCores: number;
	/** What keeps them busy. */
	readonly redisFirst: string;
	/** A single Redis would have to be busier than one processor allows. */
	readonly isPossible: boolean;
	readonly hints: number;
	readonly heard: number;
	readonly hintBytes: number;
	readonly nodeBytes: number;
	readonly redisBytes: number;
	readonly phoneBits: number;
}

/** The fewest nodes and masters that bear the hour. */
export function planFor(
	students: number,
	way: Way,
	units: Units,
	delivery: Delivery,
): Plan {
	let nodes = 1;
	for (;;) {
		const plan = planWith(nodes, students, way, units, delivery);
		if (plan.wanted <= nodes) return plan;
		nodes = Math.max(nodes + 1, plan.wanted);
		// More nodes hear more hints: beyond this they only hear each other.
		if (nodes > 100_000) return { ...plan, isPossible: false };
	}
}

function planWith(
	nodes: number,
	students: number,
	way: Way,
	units: Units,
	delivery: Delivery,
): Plan & { readonly wanted: number } {
	const spread = way === ways[2] ? Math.min(together, nodes) : nodes;
	const { having, hints, calls } = questionOf(spread, hour.room);
	const questions = students / hour.room / hour.question;
	const heardBy = way === ways[0] ? nodes : having;
	const heard = questions * hints * heardBy;
	const perSecond = (ms: number) => ms / 1000;
	// What one node's room does not cost: other nodes that look and hear too.
	const more = calls - questionOf(1, hour.room).calls;
	const { sweep } = delivery;
	// Each second each node asks whether its rooms have moved on.
	const swept = (students / hour.room) * having;
	const scattered =
		perSecond(heard * delivery.node) +
		perSecond(questions * more * units.look) +
		perSecond(swept * sweep.node);
	// Cores of all nodes together, each of these at its own time of the hour.
	const needs = {
		joins: perSecond((students / hour.joining) * units.join.node),
		"answers and views":
			perSecond(
				(students / hour.question) * (units.answer.node + 3 * units.view),
			) +
			perSecond(students * units.idle) +
			scattered,
	};
	const counts: Record<string, number> = {
		connections: students / connections,
		joins: needs.joins / busy,
		"answers and views": needs["answers and views"] / busy,
	};
	const [first = "", most = 1] =
		Object.entries(counts).sort(([, one], [, other]) => other - one)[0] ?? [];
	const ofRedis: Record<string, number> = {
		joins: perSecond((students / hour.joining) * units.join.redis),
		"looks and answers":
			perSecond(questions * calls * units.command) +
			perSecond((students / hour.question) * units.answer.redis),
		"hints handed on": perSecond(heard * delivery.redis),
		sweeps: perSecond(swept * sweep.redis),
	};
	const redisCores =
		Math.max(
			ofRedis.joins ?? 0,
			(ofRedis["looks and answers"] ?? 0) + (ofRedis["hints handed on"] ?? 0),
		) + (ofRedis.sweeps ?? 0);
	const [redisFirst = ""] =
		Object.entries(ofRedis).sort(([, one], [, other]) => other - one)[0] ?? [];
	const masters = way === ways[0] ? 1 : Math.ceil(redisCores / busy);
	return {
		wanted: Math.max(1, Math.ceil(most)),
		students,
		way,
		nodes,
		first:
			first === "answers and views" && scattered > needs[first] / 2
				? "hints and looks"
				: first,
		nodeCores: Math.max(needs.joins, needs["answers and views"]) / nodes,
		masters,
		redisCores,
		redisFirst,
		isPossible: way !== ways[0] || redisCores <= 1,
		hints: questions * hints,
		heard,
		hintBytes: heard * hintBytes,
		nodeBytes: students * units.memory + nodes * empty,
		redisBytes: students * hour.questions * units.today,
		phoneBits: (students / hour.question) * units.question * 8,
	};
}
