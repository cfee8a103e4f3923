import { setTimeout as sleep } from "node:timers/promises";
import { buildLive } from "../../../server/live/live.ts";
import { noMeter } from "../../../server/live/meter.ts";
import { Stalls } from "../../../server/live/stalls.ts";
import type { RoomStore } from "../../../server/store/room-store.ts";
import { openSqlite } from "../../../server/store/sqlite/open.ts";
import type { Command } from "../../../shared/instructor-events.ts";
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";
import { Listeners } from "../../live/listeners.ts";
import { meddle } from "../../live/meddle.ts";
import { diceOf } from "../../room/dice.ts";
import { quiz } from "../targets/quiz.ts";

/** What one question of one room costs so many nodes, counted. */
export interface FanOut {
	readonly nodes: number;
	/** Nodes that have somebody of the room. */
	readonly having: number;
	/** Hints that Redis is given: of the three commands, and of answers and connections. */
	readonly hints: number;
	/** Calls of the store of all nodes together. */
	readonly calls: number;
	/** Of this process meanwhile, ms of a processor. */
	readonly cpu: number;
}

const owner = "owner";
/** Answers come in so many moments; each node writes those of one together. */
export const moments = 20;

/**
 * One question, opened, answered by everybody, closed and revealed: so many nodes of the real live layer over one store, in this process. Phones
 * are spread over all nodes, or over the first `routed` of them where a proxy keeps rooms together.
 */
export async function simulate(
	nodeCount: number,
	students: number,
	routed = nodeCount,
): Promise<FanOut> {
	const stores = openSqlite({ file: ":memory:", now: () => Date.now() });
	let hints = 0;
	let calls = 0;
	stores.rooms.onHint(() => void hints++);
	const nodes = Array.from({ length: nodeCount }, (_, place) =>
		openNode(
			`node${place + 1}`,
			meddle(stores.rooms, (act) => {
				calls++;
				return act();
			}),
			stores,
		),
	);
	const [first] = nodes;
	if (first === undefined) throw new Error("no node");
	await stores.quizzes.addQuizzes(owner, [{ id: "quiz", quiz, sample: null }]);
	const { id: room } = granted(await first.rooms.open(owner, "quiz"));
	const dice = diceOf(nodeCount);
	const seats = await Promise.all(
		Array.from({ length: students }, async (_, place) => {
			const node = nodes[Math.floor(dice() * routed)] ?? first;
			const seat = `seat-${place}`;
			const refusal = await node.seats.join(room, seat, `S${place}`);
			if (refusal !== null) throw new Error(refusal.message);
			node.audience.sit(room, seat);
			node.feed.countsChanged(room);
			return { node, seat };
		}),
	);
	first.audience.watching.add(room);
	const command = async (does: "open" | "close" | "reveal") => {
		const { view } = granted(await first.rooms.watch(owner, room));
		const { at } = view;
		const all: Command =
			does === "open" ? { do: does, at, question: 0 } : { do: does, at };
		granted(await first.rooms.command(owner, room, all));
		await sleep(50);
	};
	// What joining has set going is over.
	await sleep(400);
	hints = 0;
	calls = 0;
	const before = process.cpuUsage();
	await command("open");
	for (let moment = 0; moment < moments; moment++) {
		await Promise.all(
			seats
				.filter((_, place) => place % moments === moment)
				.map(({ node, seat }) =>
					node.seats.answer(room, seat, {
						round: 1,
						seq: 1,
						value: [place4(seat)],
					}),
				),
		);
		await sleep(1);
	}
	await command("close");
	await command("reveal");
	await sleep(200);
	const having = nodes.filter(({ audience }) => audience.has(room)).length;
	const { user, system } = process.cpuUsage(before);
	const cpu = (user + system) / 1000;
	const counted = { nodes: nodeCount, having, hints, calls, cpu };
	for (const { feed } of nodes) feed.close();
	stores.close();
	return counted;
}

const place4 = (seat: string) => Number(seat.split("-")[1]) % 4;

function openNode(
	name: string,
	rooms: RoomStore,
	{ quizzes }: Pick<ReturnType<typeof openSqlite>, "quizzes">,
) {
	const audience = new Listeners();
	const nothing = () => {};
	const live = buildLive({
		rooms,
		quizzes,
		audience,
		log: { info: nothing, warn: nothing, error: nothing },
		meter: noMeter,
		stalls: new Stalls(),
		node: name,
		// The sweep costs the same whatever happens: it is counted by the arithmetic.
		sweepMs: 3_600_000,
		pulseMs: 150,
		intake: 100_000,
		cap: 100_000,
	});
	return { ...live, audience };
}

function granted<T extends object>(reply: T | Refusal): T {
	if (isRefusal(reply)) throw new Error(reply.message);
	return reply;
}
