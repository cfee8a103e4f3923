import * as v from "valibot";
import { median } from "../figures.ts";
import type { FanOut } from "./fan-out.ts";

/** What `npm run bench` writes, as far as it is read here. */
const Cpu = v.object({ node: v.number(), redis: v.number() });
const Life = v.object({
	joins: v.object({ cpuMs: Cpu }),
	warm: v.array(v.object({ cpuMs: Cpu })),
	bursts: v.array(v.object({ cpuMs: Cpu })),
});
const Bench = v.object({
	command: v.string(),
	at: v.string(),
	commit: v.string(),
	machine: v.string(),
	students: v.number(),
	lines: v.array(
		v.object({
			row: v.string(),
			what: v.string(),
			ours: v.array(v.number()),
		}),
	),
	raw: v.array(v.unknown()),
});
export type Bench = v.InferOutput<typeof Bench>;

/** What a student, a command or a hint costs. Times in ms of a processor, sizes in bytes. */
export interface Units {
	readonly join: { readonly node: number; readonly redis: number };
	readonly answer: { readonly node: number; readonly redis: number };
	readonly view: number;
	/** Of a node: what it does about one more call of the store, where a room is on several. */
	readonly look: number;
	/** Of a silent student, per second. */
	readonly idle: number;
	readonly memory: number;
	/** Of Redis: any one command. */
	readonly command: number;
	/** To a phone, for a lecture of ten questions, and for one of them. */
	readonly lecture: number;
	readonly question: number;
	/** In Redis, of one answer: on its day, and later. */
	readonly today: number;
	readonly kept: number;
}

export function readBench(text: string): Bench {
	return v.parse(Bench, JSON.parse(text));
}

/** Throws where the run had not the rows for it. */
export function unitsOf(bench: Bench, played: readonly FanOut[]): Units {
	const { redis: lives } = v.parse(
		v.object({ redis: v.array(Life) }),
		bench.raw[0],
	);
	const each = (all: readonly number[]) => median(all) / bench.students;
	const line = (row: string, what: RegExp) => {
		const found = bench.lines.find(
			(one) => one.row === row && what.test(one.what),
		);
		if (found === undefined) throw new Error(`no row ${row}: ${what}`);
		return median(found.ours);
	};
	const join = {
		node: each(lives.map(({ joins }) => joins.cpuMs.node)),
		redis: each(lives.map(({ joins }) => joins.cpuMs.redis)),
	};
	const bursts = lives.flatMap((life) => life.bursts);
	return {
		join,
		answer: {
			node: each(bursts.map(({ cpuMs }) => cpuMs.node)),
			redis: each(bursts.map(({ cpuMs }) => cpuMs.redis)),
		},
		view: each(lives.flatMap(({ warm }) => warm.map((one) => one.cpuMs.node))),
		look: lookOf(played),
		idle: (line("idle", /silent phones/) * 1000) / bench.students / 60,
		memory: line("memory", /per student/) * 1000,
		command: join.redis / line("commands", /per join/),
		lecture: line("wire", /all of it/) * 1000,
		question: line("wire", /one question/) * 1000,
		today: line("kept", /day of its end/),
		kept: line("kept", /packed/),
	};
}

/** By what more nodes add to the same question. */
function lookOf(played: readonly FanOut[]): number {
	const sorted = [...played].sort((one, other) => one.calls - other.calls);
	const [few, many] = [sorted[0], sorted.at(-1)];
	if (few === undefined || many === undefined || few.calls === many.calls)
		throw new Error("the fan-out was not played with several nodes");
	return (many.cpu - few.cpu) / (many.calls - few.calls);
}
