import type { Cluster, Redis } from "ioredis";
import * as v from "valibot";
import { refuse } from "../../shared/refuse.ts";
import { makeId } from "../live/code.ts";
import type { StudentNamespace } from "./namespaces.ts";
import { letGo, seatsHere } from "./socket-audience.ts";

/** The number of the connection that takes over, where the phone told one. */
type Number = number | undefined;

/** What one node says to another: who says it, and which connection has the seat now. */
const Word = v.strictObject({ node: v.string(), by: v.optional(v.number()) });

const takenOver = refuse("conflict", "opened-elsewhere");

/** One seat, one socket: the newest takes over from those before it, wherever they are. */
export interface TakeOvers {
	/** A socket that speaks for the seat from now on. */
	take(seat: string, socketId: string, by: Number): void;
	/** A socket that has gone. */
	leave(seat: string): void;
}

/** Among the sockets of this node. A seat is named by its channel. */
export function takeOversHere(students: StudentNamespace): TakeOvers {
	return {
		take: (seat, socketId, by) =>
			letGo(students.local.to(seat).except(socketId), outOf(by)),
		leave: () => {},
	};
}

/**
 * Among all nodes. Each listens for the seats that it has, so that Redis itself knows whether another node has one: a phone that comes, or
 * comes back, sends no message at all as long as nobody else has its seat; also where its node was killed.
 */
export function takeOversEverywhere(
	students: StudentNamespace,
	{ pub, sub, prefix }: Channels,
): TakeOvers {
	const node = makeId();
	const here = takeOversHere(students);
	const channelOf = (seat: string) => prefix + seat;
	sub.on("message", (channel: string, text: string) => {
		// The adapter has channels of its own on this connection.
		if (!channel.startsWith(prefix)) return;
		const word = v.parse(Word, JSON.parse(text));
		if (word.node === node) return;
		letGo(students.local.to(channel.slice(prefix.length)), outOf(word.by));
	});
	// What was asked for while Redis was away may have been given up.
	sub.on("ready", () => {
		const seats = seatsHere(students);
		if (seats.length > 0) void sub.subscribe(...seats.map(channelOf));
	});
	/** Where masters share the channels none of them knows of all listeners. */
	const isHeard = async (channel: string): Promise<boolean> => {
		if (pub.isCluster) return true;
		const [, listeners] = await pub.pubsub("NUMSUB", channel);
		return Number(listeners) > 1;
	};
	const tell = async (channel: string, by: Number) => {
		// First listen, then look: of two that come at once one finds the other.
		await sub.subscribe(channel);
		if (!(await isHeard(channel).catch(() => true))) return;
		await pub.publish(channel, JSON.stringify({ node, by }));
	};
	return {
		take(seat, socketId, by) {
			here.take(seat, socketId, by);
			void tell(channelOf(seat), by);
		},
		leave(seat) {
			if (!students.adapter.rooms.has(seat))
				void sub.unsubscribe(channelOf(seat));
		},
	};
}

export interface Channels {
	readonly pub: Redis | Cluster;
	readonly sub: Redis | Cluster;
	/** Of channels. */
	readonly prefix: string;
}

function outOf(by: Number) {
	return by === undefined ? takenOver : { ...takenOver, by };
}
