import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { leash } from "../../rig/leash.ts";
import { now } from "../clock.ts";
import { sum } from "../figures.ts";
import type { DialectName } from "./dialect.ts";
import type { Part } from "./part.ts";

type Wish<A extends keyof Part> = Parameters<Part[A]>[0];
type Done<A extends keyof Part> = Awaited<ReturnType<Part[A]>>;

/** All phones, spread over generators that are processes of their own. */
export interface Crowd {
	readonly size: number;
	/** Asks every generator the same. */
	all<A extends keyof Part>(act: A, wish: Wish<A>): Promise<Done<A>[]>;
	/** Lets phones in through these addresses and into these rooms, in turn. */
	join(wish: {
		readonly dialect: DialectName;
		readonly urls: readonly string[];
		readonly codes: readonly string[];
		readonly count: number;
	}): Promise<{ readonly ms: number; readonly turnedAway: number }>;
	/** Everybody answers; `ms` from the first word to the last acknowledgement. */
	answer(
		overMs: number,
		seed: number,
	): Promise<{
		readonly ms: number;
		readonly took: number[];
		readonly acknowledged: number;
	}>;
	/** One phone of the first generator answers alone; resolves to ms until its acknowledgement. */
	lone(place: number): Promise<number>;
	/** Milliseconds that the generators have used of processors. */
	cpu(): Promise<number>;
	end(): Promise<void>;
}

/** Newcomers on their way at a time: more than keep any node busy. */
const abreast = 100;
/** Until all generators are told. */
const noticeMs = 30;

export async function startCrowd(parts: number): Promise<Crowd> {
	const generators = await Promise.all(Array.from({ length: parts }, start));
	let size = 0;
	const all: Crowd["all"] = (act, wish) =>
		Promise.all(generators.map((one) => ask(one, act, wish)));
	return {
		get size() {
			return size;
		},
		all,
		async join({ dialect, urls, codes, count }) {
			size = count;
			const times = await Promise.all(
				generators.map((one, place) => {
					const first = Math.floor((count * place) / parts);
					const next = Math.floor((count * (place + 1)) / parts);
					return ask(one, "join", {
						...{ dialect, urls, codes, first, count: next - first },
						abreast: Math.ceil(abreast / parts),
					});
				}),
			);
			return {
				ms: spanOf(times),
				turnedAway: sum(times.map((one) => one.turnedAway)),
			};
		},
		async answer(overMs, seed) {
			const wish = { at: now() + noticeMs, overMs, seed };
			const replies = await all("answer", wish);
			return {
				ms: spanOf(replies),
				took: replies.flatMap(({ took }) => [...took]),
				acknowledged: sum(replies.map((one) => one.acknowledged)),
			};
		},
		lone: (place) => ask(generators[0] as ChildProcess, "lone", { place }),
		async cpu() {
			const used = await all("cpu", undefined);
			return sum(used);
		},
		async end() {
			for (const one of generators) {
				const gone = once(one, "exit");
				one.kill("SIGKILL");
				await gone;
			}
		},
	};
}

function spanOf(times: readonly { from: number; to: number }[]): number {
	return (
		Math.max(...times.map(({ to }) => to)) -
		Math.min(...times.map(({ from }) => from))
	);
}

async function start(): Promise<ChildProcess> {
	const program = ["--import", "tsx", "tests/bench/crowd/main.ts"];
	const child = spawn(...leash(process.execPath, program), {
		stdio: ["ignore", "inherit", "inherit", "ipc"],
		serialization: "advanced",
	});
	await once(child, "message");
	return child;
}

let asked = 0;

interface Reply<A extends keyof Part> {
	readonly id: number;
	readonly done: Done<A>;
	readonly fault?: string;
}

function ask<A extends keyof Part>(
	generator: ChildProcess,
	act: A,
	wish: Wish<A>,
): Promise<Done<A>> {
	const id = ++asked;
	return new Promise((resolve, reject) => {
		const hear = (reply: Reply<A>) => {
			if (reply.id !== id) return;
			generator.off("message", hear);
			if (reply.fault === undefined) resolve(reply.done);
			else reject(new Error(`${act}: ${reply.fault}`));
		};
		generator.on("message", hear);
		generator.send({ id, act, wish });
	});
}
