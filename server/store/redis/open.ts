import type { Cluster, Redis } from "ioredis";
import type { AssetStore } from "../asset-store.ts";
import { Bin } from "../bin.ts";
import type { ImageStore } from "../image-store.ts";
import { type MachineClock, machineClock } from "../machine-clock.ts";
import type { OperatorStore } from "../operator-store.ts";
import type { QuizStore } from "../quiz-store.ts";
import type { RoomStore } from "../room-store.ts";
import type { SessionStore } from "../session-store.ts";
import type { TransferStore } from "../transfer-store.ts";
import { answerKeys } from "./answers.ts";
import { assetKeys } from "./assets.ts";
import { binKeys } from "./bin.ts";
import { ChannelHints } from "./channel-hints.ts";
import { SharedClock } from "./clock.ts";
import {
	commandMs,
	connectCluster,
	connectOne,
	type Log,
	readAddresses,
} from "./connect.ts";
import { Durability } from "./durability.ts";
import { erasureKeys } from "./erasure.ts";
import { Format } from "./format.ts";
import { faultsOf } from "./health.ts";
import { type HintSource, Listeners, textOf } from "./hints.ts";
import { historyOf } from "./history.ts";
import { imageKeys } from "./images.ts";
import { type Keys, keysUnder } from "./keys.ts";
import { lineKeys } from "./line.ts";
import { Link } from "./link.ts";
import { offerKeys } from "./offers.ts";
import { operatorKeys } from "./operator.ts";
import { Packs } from "./packs.ts";
import { connectedIn } from "./presence.ts";
import { quizKeys } from "./quizzes.ts";
import { roomKeys } from "./rooms.ts";
import { seatKeys } from "./seats.ts";
import { sessionKeys } from "./sessions.ts";
import { ShardHints } from "./shard-hints.ts";
import { sheetKeys } from "./sheets.ts";
import { storeRoom } from "./store-room.ts";
import { transferStore } from "./transfer.ts";

export interface RedisStores {
	readonly rooms: RoomStore;
	readonly quizzes: QuizStore;
	readonly sessions: SessionStore;
	readonly transfer: TransferStore;
	readonly bin: Bin;
	readonly operator: OperatorStore;
	readonly assets: AssetStore;
	readonly images: ImageStore;
	close(): void;
}

export interface RedisOptions {
	/** See `readAddresses`. Several addresses are nodes of one Redis Cluster; it tells the others itself. */
	readonly url: string;
	/** Begins every key and channel, so that several programs can share a Redis. Without braces. */
	readonly prefix: string;
	readonly log?: Log;
	/** How long after its end a room keeps its code and what else only a running room needs, in ms. */
	readonly roomTtlMs?: number;
	/** How long rooms are left as older versions can read them, from the first node that can pack them on, in ms. */
	readonly packAfterMs?: number;
	/** A Redis Cluster, with a channel per room in the room's own shard. Needs Redis 7. */
	readonly sharded?: boolean;
	/** False: a Redis that keeps nothing over a restart will do. */
	readonly durable?: boolean;
	/** Sharded: how long after a room was last named in `follow`, `present` or `versions` its hints are heard, in ms. */
	readonly followMs?: number;
	/** The clocks of this machine. */
	readonly machine?: MachineClock;
}

const silent: Log = { info: () => {}, warn: () => {} };
const dayMs = 24 * 3600 * 1000;

/**
 * Both stores in one Redis (7 or newer). Throws when the address or the prefix is not right, or when a newer Lectern has written there. An absent Redis is no error:
 * until it is there, and whenever it is away, full, stalled or read-only, methods reject within seconds, `health` says
 * why, and all works again by itself afterwards.
 */
export async function openRedis({
	url,
	prefix,
	log = silent,
	roomTtlMs = dayMs,
	packAfterMs = dayMs,
	sharded = false,
	durable = true,
	followMs = 30_000,
	machine = machineClock(),
}: RedisOptions): Promise<RedisStores> {
	const addresses = readAddresses(url);
	if (/[{}]/.test(prefix))
		throw new Error("The prefix of the keys in Redis must not hold braces.");
	if (!sharded && addresses.length > 1)
		throw new Error(
			"Several addresses of Redis mean a Redis Cluster: say that it is sharded too.",
		);
	const keys = keysUnder(prefix);
	const listeners = new Listeners(log);
	let client: Redis | Cluster;
	let hints: HintSource;
	let link: Link;
	if (sharded) {
		client = connectCluster(addresses, "lectern", false);
		link = new Link(client, log);
		const connect = () => connectCluster(addresses, "lectern-hints", true);
		hints = new ShardHints(connect, link, keys, listeners, log, followMs);
	} else {
		client = connectOne(addresses[0], "lectern");
		link = new Link(client, log);
		const subscriber = connectOne(addresses[0], "lectern-hints");
		hints = new ChannelHints(subscriber, link, keys.allHints, listeners, log);
	}
	const durability = new Durability(link, log, durable);
	client.on("ready", () => void durability.lookAtSettings());
	await link.awaitConnection(commandMs);
	await durability.look().catch(() => {});
	const format = new Format(link, keys);
	await format.look().catch(() => {});
	if (format.fault !== null) {
		hints.close();
		link.close();
		throw new Error(format.fault);
	}
	const clock = new SharedClock(link, keys, log, machine);

	const close = () => {
		listeners.clear();
		hints.close();
		clock.close();
		link.close();
	};
	const sheets = sheetKeys(link, keys, clock);
	const rooms = roomKeys(link, keys, hints.sending, sheets, roomTtlMs);
	const packs = new Packs(link, keys, format, { clock, graceMs: packAfterMs });
	const answers = answerKeys(link, keys, hints.sending, clock, packs);
	const quizzes = quizKeys(link, keys, clock);
	const images = imageKeys(link, keys, clock);
	const transfer = transferStore({
		link,
		keys,
		rooms,
		answers,
		quizzes,
		packs,
	});
	const store = roomStore({
		link,
		durability,
		format,
		keys,
		clock,
		hints,
		listeners,
		rooms,
		sheets,
		answers,
		packs,
		close,
	});
	return {
		rooms: store,
		bin: new Bin(binKeys(link, keys), store, transfer),
		quizzes,
		operator: operatorKeys(link, keys, quizzes.complete, images),
		sessions: sessionKeys(link, keys),
		transfer,
		assets: assetKeys(link, keys),
		images,
		close,
	};
}

interface Parts {
	readonly link: Link;
	readonly durability: Durability;
	readonly format: Format;
	readonly keys: Keys;
	readonly clock: SharedClock;
	readonly hints: HintSource;
	readonly listeners: Listeners;
	readonly rooms: ReturnType<typeof roomKeys>;
	readonly sheets: ReturnType<typeof sheetKeys>;
	readonly answers: ReturnType<typeof answerKeys>;
	readonly packs: Packs;
	close(): void;
}

function roomStore(parts: Parts): RoomStore {
	const { link, keys, clock, hints, listeners, rooms, sheets, answers, close } =
		parts;
	const { durability, format, packs } = parts;
	const { sending } = hints;
	const seats = seatKeys(link, keys, sending, clock, packs);
	const line = lineKeys(link, keys, sending, packs);
	const offers = offerKeys({ link, keys, sending, clock, rooms, packs });
	const erasure = erasureKeys({ link, keys, sending, rooms, sheets, packs });
	return {
		now: () => clock.read(),
		clockOff: () => clock.offMs(),
		epoch: async () => (await historyOf(link, keys)).epoch,

		create: rooms.create,
		load: rooms.load,
		/** The commands of one turn go in one write, and come back in order. */
		async look(roomId, these = [], round = null) {
			const [looked, seated, answered, now] = await Promise.all([
				rooms.look(roomId),
				seats.these(roomId, these),
				round === null ? [] : answers.answersOf(roomId, round, these),
				clock.read(),
			]);
			if (looked === null) return null;
			const of = these.map((_, index) => ({
				seat: seated[index] ?? null,
				answer: answered[index] ?? null,
			}));
			return { ...looked, now, of };
		},
		sheet: rooms.sheet,
		byCode: rooms.byCode,
		byScreen: rooms.byScreen,
		roomsOf: rooms.roomsOf,
		weighRooms: rooms.weighRooms,
		commit: rooms.commit,
		remove: erasure.remove,
		ages: erasure.ages,
		async connected(roomId) {
			const now = await clock.here();
			return connectedIn(await link.hash(keys.presence(roomId)), now);
		},
		note: (name) => link.ask("get", keys.note(name)),
		async keepNote(name, text) {
			await link.ask("set", keys.note(name), text);
		},
		pack: (roomIds) => packs.pack(roomIds),
		scrub: erasure.scrub,
		erase: erasure.erase,
		clearSilent: erasure.clearSilent,
		/** Heard before it is read: no commit falls between. */
		async versions(roomIds) {
			await hints.follow(roomIds);
			return rooms.versions(roomIds);
		},

		join: seats.join,
		wait: line.wait,
		waiter: line.waiter,
		placeAfter: line.placeAfter,
		clearLine: line.clearLine,
		seat: seats.seat,
		seats: seats.seats,
		seatsSince: seats.seatsSince,
		alter: seats.alter,
		bar: seats.bar,

		async save(roomId, attempts) {
			const fault = durability.fault ?? format.fault;
			if (fault !== null) throw new Error(`Redis: ${fault}`);
			return answers.save(roomId, attempts);
		},
		answers: answers.answers,
		answer: answers.answer,
		whoAnswered: answers.whoAnswered,
		answeredSince: answers.answeredSince,
		tally: answers.tally,
		offer: offers.offer,
		offered: offers.offered,
		takeOffers: offers.take,

		async present(roomId, node, connected, ttlMs, silent) {
			await hints.follow([roomId]);
			const [sum, without] = await link.run<[number, number?]>(
				"present",
				[keys.presence(roomId), sending.channelOf(roomId)],
				[
					sending.command,
					textOf({ roomId, of: "pulse" }),
					node,
					connected,
					ttlMs,
					await clock.here(),
					...(silent === undefined ? [] : [silent.round, silent.seats]),
				],
			);
			return { connected: sum, silent: without ?? null };
		},

		async reactions(roomId, node, said, ttlMs) {
			await hints.follow([roomId]);
			const [lowered, ...all] = await link.run<string[]>(
				"reactions",
				[keys.reactions(roomId), sending.channelOf(roomId)],
				[
					sending.command,
					textOf({ roomId, of: "pulse" }),
					node,
					ttlMs,
					await clock.here(),
					...(said === null ? [] : [said]),
				],
			);
			return { said: all, loweredAt: lowered ? Number(lowered) : null };
		},
		async lowerHands(roomId, ttlMs) {
			await link.run(
				"lower-hands",
				[keys.reactions(roomId), sending.channelOf(roomId)],
				[
					sending.command,
					textOf({ roomId, of: "pulse" }),
					ttlMs,
					await clock.read(),
				],
			);
		},

		follow: (roomId) => hints.follow([roomId]),
		onHint: (listener, deaf) => listeners.add(listener, deaf),
		room: () => storeRoom(link),
		health: () => faultsOf(link, durability, format),
		close: async () => close(),
	};
}
