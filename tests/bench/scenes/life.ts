import { sleep } from "../clock.ts";
import type { Crowd } from "../crowd/crowd.ts";
import { at, sorted } from "../figures.ts";
import { indexOf } from "../targets/quiz.ts";
import type { Process, Target } from "../targets/target.ts";
import { cpuOf, memoryOf } from "../usage.ts";

/** What a class does with a target from its start to its end, each step measured. */
export interface Plan {
	readonly students: number;
	readonly seed: number;
	/** Questions after the first, before and after there is a leaderboard. */
	readonly warm: number;
	readonly board: number;
	/** Ms over which the answers of one more question come; 0: no such question. */
	readonly spreadMs: number;
	/** Answers that come alone. */
	readonly lone: number;
}

/** Of one question, from the instructor's command to phones; ms. */
export interface FanOut {
	readonly first: number;
	readonly half: number;
	readonly p99: number;
	/** Of the frame with the question. */
	readonly bytes: number;
	readonly cpuMs: Cpu;
}

/** Of one question's answers. Times of acknowledgements in ms. */
export interface Answers {
	readonly perSecond: number;
	readonly half: number;
	readonly p99: number;
	/** Of processors, by what ran on them. */
	readonly cpuMs: Cpu;
}

export interface Cpu {
	readonly node: number;
	readonly redis: number;
	readonly generator: number;
}

export interface Life {
	readonly joins: {
		readonly perSecond: number;
		readonly cpuMs: Cpu;
		/** How often a phone was told to come back. */
		readonly turnedAway: number;
	};
	/** Of the nodes, from the empty room to the full one after its first question, bytes. */
	readonly memory: number;
	readonly cold: FanOut;
	readonly warm: readonly FanOut[];
	readonly board: readonly FanOut[];
	readonly bursts: readonly Answers[];
	readonly spread: Answers | null;
	readonly lone: readonly {
		readonly ack: number;
		/** Null where nothing is stored. */
		readonly write: number | null;
	}[];
	/** From the first newcomer to the last answer, each process; ms. */
	readonly cpuMs: readonly { readonly what: string; readonly ms: number }[];
}

/** So long nothing has come: what was said before does not disturb what is measured next. */
const quietMs = (students: number) => 100 + students / 50;
const seenMs = 60_000;

export async function live(
	target: Target,
	crowd: Crowd,
	plan: Plan,
): Promise<Life> {
	const { dialect, urls, code } = target;
	const meter = meterOf(target.processes, crowd);
	const empty = memoryOfNodes(target.processes);
	const idle = target.processes.map(({ pid }) => cpuOf(pid));
	const idleCrowd = await crowd.cpu();
	await meter();
	const { ms, turnedAway } = await crowd.join({
		...{ dialect, urls, codes: [code], count: plan.students },
	});
	const joins = {
		perSecond: perSecond(plan.students, ms),
		cpuMs: await meter(),
		turnedAway,
	};

	let round = 0;
	const ask = async (): Promise<FanOut> => {
		round++;
		await target.announce(round);
		await crowd.all("expect", { round, index: indexOf(round) });
		await crowd.all("quiet", { forMs: quietMs(plan.students) });
		await meter();
		const from = await target.ask(round);
		const seen = await crowd.all("seen", { withinMs: seenMs });
		await crowd.all("quiet", { forMs: quietMs(plan.students) });
		const times = sorted(seen.flatMap(({ at }) => [...at])).map(
			(at) => at - from,
		);
		return {
			first: at(times, 0),
			half: at(times, 0.5),
			p99: at(times, 0.99),
			bytes: seen[0]?.bytes ?? 0,
			cpuMs: await meter(),
		};
	};
	const answer = async (overMs: number): Promise<Answers> => {
		await meter();
		const reply = await crowd.answer(overMs, plan.seed + round);
		const cpuMs = await meter();
		const took = sorted(reply.took);
		await check(target, round, reply.acknowledged);
		return {
			perSecond: perSecond(reply.acknowledged, reply.ms),
			half: at(took, 0.5),
			p99: at(took, 0.99),
			cpuMs,
		};
	};

	const bursts: Answers[] = [];
	const question = async () => {
		const shown = await ask();
		bursts.push(await answer(0));
		return shown;
	};
	const cold = await question();
	const memory = memoryOfNodes(target.processes) - empty;
	const warm = await times(plan.warm, question);
	await target.reveal();
	const board = await times(plan.board, async () => {
		const shown = await question();
		await target.reveal();
		return shown;
	});
	let spread: Answers | null = null;
	if (plan.spreadMs > 0) {
		await ask();
		spread = await answer(plan.spreadMs);
	}
	const lone: { ack: number; write: number | null }[] = [];
	if (plan.lone > 0) {
		await ask();
		for (let place = 0; place < plan.lone; place++) {
			const write = (await target.write?.()) ?? null;
			await sleep(20);
			const ack = await crowd.lone(place);
			lone.push({ ack, write });
			await sleep(20);
		}
		await check(target, round, plan.lone);
	}
	const cpuMs = [
		...target.processes.map(({ what, pid }, place) => ({
			what,
			ms: cpuOf(pid) - (idle[place] ?? 0),
		})),
		{ what: "generators", ms: (await crowd.cpu()) - idleCrowd },
	];
	return { joins, memory, cold, warm, board, bursts, spread, lone, cpuMs };
}

/** An acknowledgement that the store knows nothing of makes every figure worthless. */
async function check(
	target: Target,
	round: number,
	acknowledged: number,
): Promise<void> {
	const held = await target.close(round);
	if (held !== acknowledged)
		throw new Error(
			`${target.name} acknowledged ${acknowledged} answers of round ${round} and holds ${held}`,
		);
}

/** Tells at each call what was used since the one before. */
function meterOf(
	processes: readonly Process[],
	crowd: Crowd,
): () => Promise<Cpu> {
	const read = async (): Promise<Cpu> => {
		const of = (what: Process["what"]) =>
			processes
				.filter((process) => process.what === what)
				.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
		return {
			node: of("node"),
			redis: of("redis"),
			generator: await crowd.cpu(),
		};
	};
	let before: Cpu = { node: 0, redis: 0, generator: 0 };
	return async () => {
		const after = await read();
		const used = {
			node: after.node - before.node,
			redis: after.redis - before.redis,
			generator: after.generator - before.generator,
		};
		before = after;
		return used;
	};
}

function memoryOfNodes(processes: readonly Process[]): number {
	return processes
		.filter(({ what }) => what === "node")
		.reduce((sum, { pid }) => sum + memoryOf(pid), 0);
}

async function times<T>(count: number, act: () => Promise<T>): Promise<T[]> {
	const all: T[] = [];
	for (let time = 0; time < count; time++) all.push(await act());
	return all;
}

const perSecond = (count: number, ms: number) => (count / ms) * 1000;
