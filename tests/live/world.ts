import { vi } from "vitest";
import type { Binning } from "../../server/live/discard.ts";
import { buildLive, type Live } from "../../server/live/live.ts";
import { noMeter } from "../../server/live/meter.ts";
import { Stalls } from "../../server/live/stalls.ts";
import type { Room } from "../../server/room/state.ts";
import type { QuizStore } from "../../server/store/quiz-store.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import {
	openSqlite,
	type SqliteStores,
} from "../../server/store/sqlite/open.ts";
import type { Command } from "../../shared/instructor-events.ts";
import type { Json } from "../../shared/json.ts";
import { quizFormat } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import { type Act, dawn, placed, sheet } from "../room/example.ts";
import { allQuizzes } from "../store/lists.ts";
import { Listeners } from "./listeners.ts";

export const sweepMs = 1000;
export const pulseMs = 250;
export const owner = "owner-1";

/** The live layer of one node. */
export interface Node extends Live {
	readonly audience: Listeners;
	readonly store: RoomStore;
	readonly stalls: Stalls;
	/** What went into the log. */
	readonly log: string[];
}

export interface NodeOptions {
	readonly name?: string;
	/** Answers that may wait. */
	readonly intake?: number;
	/** Seats in a room. */
	readonly cap?: number;
	/** Where deleted rooms go; they are gone at once when not given. */
	readonly bin?: Binning;
}

let opened: { close(): void }[] = [];

/** To be called after each test. */
export function closeAll(): void {
	for (const one of opened.toReversed()) one.close();
	opened = [];
	vi.useRealTimers();
}

/**
 * A store in memory on the clock of the test, which stands still unless it is put forward. `paced`: so do turns of the event loop, each
 * taking a ms of it; for what goes on from turn to turn while days go by.
 */
export function openStore({ paced = false } = {}): SqliteStores {
	if (!vi.isFakeTimers()) {
		vi.useFakeTimers({
			now: dawn,
			toFake: [
				"setTimeout",
				"clearTimeout",
				"setInterval",
				"clearInterval",
				...(paced ? (["setImmediate", "clearImmediate"] as const) : []),
				"performance",
				"Date",
			],
		});
	}
	const store = openSqlite({ file: ":memory:", now: () => Date.now() });
	opened.push(store);
	return store;
}

export function openNode(
	store: RoomStore,
	quizzes: QuizStore,
	{ name = "node-1", intake: most = 1000, cap = 1000, bin }: NodeOptions = {},
): Node {
	const audience = new Listeners();
	const log: string[] = [];
	const write = (fields: object, message: string) => {
		log.push(`${message} ${"error" in fields ? String(fields.error) : ""}`);
	};
	const stalls = new Stalls();
	const live = buildLive({
		rooms: store,
		quizzes,
		audience,
		log: { info: write, warn: write, error: write },
		meter: noMeter,
		stalls,
		node: name,
		sweepMs,
		pulseMs,
		intake: most,
		cap,
		...(bin === undefined ? {} : { bin }),
	});
	opened.push(live.feed, live.idleRooms);
	return { ...live, audience, store, stalls, log };
}

/** Turns of the event loop until who joins was looked at, seated and looked at again, and some to spare. */
const turns = 10;
const nextTurn = setImmediate;

/** Lets so much time pass, with all that happens in it. Turns of the event loop are no time. */
export async function pass(ms = 1): Promise<void> {
	await turn();
	await vi.advanceTimersByTimeAsync(ms);
	await turn();
}

async function turn(): Promise<void> {
	for (let left = turns; left > 0; left--)
		await new Promise((resolve) => nextTurn(resolve));
}

/** Opens a room with these questions; throws when it is refused. */
export async function newRoom(
	quizzes: QuizStore,
	node: Node,
	settings?: RoomSettings,
	questions: Sheet = sheet,
): Promise<string> {
	const id = `quiz-${(await allQuizzes(quizzes, owner)).length + 1}`;
	const quiz = {
		v: quizFormat,
		title: "Lesson 1",
		description: "",
		questions,
	} as const;
	await quizzes.addQuizzes(owner, [
		{ id, quiz: { ...quiz, questions: [...questions] }, sample: null },
	]);
	return granted(await node.rooms.open(owner, id, settings)).id;
}

export function granted<T extends object>(reply: T | Refusal): T {
	if (isRefusal(reply))
		throw new Error(`refused: ${reply.error} ${reply.message}`);
	return reply;
}

export async function stored(store: RoomStore, roomId: string): Promise<Room> {
	const room = await store.load(roomId);
	if (room === null) throw new Error("there is no such room");
	return room;
}

/** Does these acts as an instructor whose page is up to date; throws when one is refused. */
export async function act(
	node: Node,
	roomId: string,
	...acts: readonly Act[]
): Promise<void> {
	for (const one of acts) {
		const { view } = granted(await node.rooms.watch(owner, roomId));
		const command = placed(one, view.at) as Command;
		granted(await node.rooms.command(owner, roomId, command));
	}
}

/** Takes seats under their own names. */
export async function join(
	node: Node,
	roomId: string,
	...seats: readonly string[]
): Promise<void> {
	for (const seat of seats) {
		const refusal = await node.seats.join(roomId, seat, seat);
		if (refusal !== null) throw new Error(`refused: ${refusal.error}`);
	}
}

/** Answers, and waits for the reply; `seq` 1 when not given. */
export async function answer(
	node: Node,
	roomId: string,
	seat: string,
	round: number,
	value: Json,
	seq = 1,
) {
	const reply = node.seats.answer(roomId, seat, { round, seq, value });
	reply.catch(() => {});
	await pass();
	return reply;
}
