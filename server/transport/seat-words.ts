import type { Cluster, Redis } from "ioredis";

/** What nodes say to each other about single seats, over Redis. A seat is named by its socket.io channel, `seat:ROOM:SEAT`. */
export interface SeatWords {
	hear(listener: (seat: string, text: string) => void): void;
	listen(seats: readonly string[]): Promise<void>;
	ignore(seats: readonly string[]): void;
	/** To whichever other node listens for it; `texts` by seat. */
	say(texts: ReadonlyMap<string, string>): Promise<void>;
}

export interface Channels {
	readonly pub: Redis | Cluster;
	/** On a Cluster: with sharded subscribers. */
	readonly sub: Redis | Cluster;
	/** Of channels. */
	readonly prefix: string;
}

export function seatWordsOver(channels: Channels): SeatWords {
	return channels.pub.isCluster ? inShards(channels) : onOne(channels);
}

/** One Redis knows who listens: where nobody else does, nothing is said. */
function onOne({ pub, sub, prefix }: Channels): SeatWords {
	const channelOf = (seat: string) => prefix + seat;
	const heardOf = async (seats: readonly string[]) => {
		const counts = await pub.pubsub("NUMSUB", ...seats.map(channelOf));
		return seats.filter((_, index) => Number(counts[2 * index + 1]) > 1);
	};
	return {
		hear: (listener) =>
			void sub.on("message", (channel: string, text: string) => {
				// The adapter has channels of its own on this connection.
				if (channel.startsWith(prefix))
					listener(channel.slice(prefix.length), text);
			}),
		async listen(seats) {
			await sub.subscribe(...seats.map(channelOf));
		},
		ignore: (seats) => void sub.unsubscribe(...seats.map(channelOf)),
		async say(texts) {
			const seats = [...texts.keys()];
			for (const seat of await heardOf(seats).catch(() => seats))
				void pub.publish(channelOf(seat), texts.get(seat) ?? "");
		},
	};
}

/** Each seat's channel is in its room's shard, where a word costs no other shard anything: so it is said without asking first. */
function inShards({ pub, sub, prefix }: Channels): SeatWords {
	const roomOf = (seat: string) => seat.split(":")[1] ?? "";
	const headOf = (seat: string) => `${prefix}{${roomOf(seat)}}`;
	const channelOf = (seat: string) => headOf(seat) + seat;
	/** One command reaches one shard. */
	const byRoom = (seats: readonly string[]) => {
		const rooms = new Map<string, string[]>();
		for (const seat of seats) {
			const room = roomOf(seat);
			const some = rooms.get(room) ?? [];
			some.push(channelOf(seat));
			rooms.set(room, some);
		}
		return [...rooms.values()];
	};
	return {
		hear: (listener) =>
			void sub.on("smessage", (channel: string, text: string) =>
				listener(channel.slice(channel.indexOf("}") + 1), text),
			),
		async listen(seats) {
			await Promise.all(byRoom(seats).map((some) => sub.ssubscribe(...some)));
		},
		ignore(seats) {
			for (const some of byRoom(seats)) void sub.sunsubscribe(...some);
		},
		async say(texts) {
			for (const [seat, text] of texts)
				void pub.spublish(channelOf(seat), text);
		},
	};
}
