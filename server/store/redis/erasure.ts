import type { Redis } from "ioredis";
import type { Room } from "../../room/state.ts";
import { textOfRoom } from "../documents.ts";
import type { RoomAge } from "../room-store.ts";
import { summaryTextOf } from "../room-summary.ts";
import { type Sending, textOf } from "./hints.ts";
import { idIn, type Keys } from "./keys.ts";
import type { Link } from "./link.ts";
import type { Packs } from "./packs.ts";
import { markOf, type roomKeys } from "./rooms.ts";
import type { sheetKeys } from "./sheets.ts";

interface Parts {
	readonly link: Link;
	readonly keys: Keys;
	readonly sending: Sending;
	readonly rooms: ReturnType<typeof roomKeys>;
	readonly sheets: ReturnType<typeof sheetKeys>;
	readonly packs: Packs;
}

/**
 * What deletes for good. Redis' append-only file holds what was deleted until it is written anew, which Redis does by
 * itself only when the file has doubled: so each deletion leaves a mark, and `scrub` asks for it.
 */
export function erasureKeys({
	link,
	keys,
	sending,
	rooms,
	sheets,
	packs,
}: Parts) {
	/** Marked before, for this process may end, and afterwards, for a scrub may have come between. */
	async function marked<T>(deletion: () => Promise<T>): Promise<T> {
		await link.run("mark", [keys.scrub]);
		const result = await deletion();
		await link.run("mark", [keys.scrub]);
		return result;
	}

	/** Answers, tally and offers of each round that ever had a gate. */
	async function keysOfRounds(roomId: string): Promise<string[][]> {
		const rounds = await link.ask<string | null>(
			"hget",
			keys.room(roomId),
			"rounds",
		);
		return Array.from({ length: Number(rounds) }, (_, index) => [
			keys.answers(roomId, index + 1),
			keys.tally(roomId, index + 1),
			keys.offers(roomId, index + 1),
		]);
	}

	/** `version`: the only one to delete, or "" for whichever there is. False: it has another one, or is gone. */
	async function removeKeys(roomId: string, version: string): Promise<boolean> {
		const hash = await link.ask<string | null>(
			"hget",
			keys.room(roomId),
			"sheet",
		);
		for (;;) {
			const ofRounds = await keysOfRounds(roomId);
			const done = await link.run<0 | 1 | -1>(
				"remove",
				[
					keys.room(roomId),
					sending.channelOf(roomId),
					keys.sheet(roomId),
					keys.seats(roomId),
					keys.names(roomId),
					keys.line(roomId),
					keys.waiters(roomId),
					keys.presence(roomId),
					keys.reactions(roomId),
					keys.groups(roomId),
					...ofRounds.flat(),
				],
				[...rooms.hint(roomId), ofRounds.length, version],
			);
			if (done === 1 && hash !== null) await sheets.release(hash, roomId);
			if (done !== 0) return done === 1;
		}
	}

	/** Gives back what led to a room. */
	async function release({ id, code, screenToken, owner }: Room) {
		await link.run("release", [keys.code(code)], [id]);
		await link.run("release", [keys.screen(screenToken)], [id]);
		await link.ask("zrem", keys.rooms(owner), id);
		await link.ask("zrem", keys.running(owner), id);
		await link.ask("hdel", keys.weights(owner), id);
	}

	return {
		async remove(roomId: string, version?: number): Promise<boolean> {
			const room = await rooms.load(roomId);
			const only = version === undefined ? "" : String(version);
			const done = await marked(() => removeKeys(roomId, only));
			if (done && room !== null) await release(room);
			return done && room !== null;
		},

		/** A walk over all keys, master by master: no list of all rooms could be kept in the same act as a room. */
		async ages(): Promise<RoomAge[]> {
			const all = new Map<string, RoomAge>();
			for await (const some of link.scan(keys.everyRoom))
				for (const id of some.map(idIn)) {
					const room = await rooms.load(id);
					if (room === null) continue;
					const { version, changedAt } = room;
					all.set(id, { id, version, changedAt });
				}
			return [...all.values()];
		},

		async erase(room: Room, seatId: string, from?: Room): Promise<boolean> {
			const ofRounds = await keysOfRounds(room.id);
			const erase = () =>
				link.run<0 | 1>(
					"erase",
					[
						keys.room(room.id),
						sending.channelOf(room.id),
						keys.seats(room.id),
						keys.names(room.id),
						keys.groups(room.id),
						...ofRounds.flat(),
					],
					[
						...rooms.hint(room.id),
						room.version,
						textOfRoom(room),
						seatId,
						summaryTextOf(room),
						markOf(from),
					],
				);
			return (await marked(() => packs.change(room.id, erase))) === 1;
		},

		async clearSilent(
			roomId: string,
			seatIds: readonly string[],
			joinedBefore: number,
		): Promise<string[]> {
			if (seatIds.length === 0) return [];
			const clear = async () =>
				link.run<string[] | null>(
					"clear-silent",
					[
						keys.room(roomId),
						keys.seats(roomId),
						keys.names(roomId),
						sending.channelOf(roomId),
						...(await keysOfRounds(roomId)).flatMap(
							([answers = "", , offers = ""]) => [answers, offers],
						),
					],
					[
						sending.command,
						textOf({ roomId, of: "pulse" }),
						joinedBefore,
						...seatIds,
					],
				);
			for (;;) {
				const cleared = await marked(() => packs.change(roomId, clear));
				if (cleared !== null) return cleared;
			}
		},

		async scrub(): Promise<void> {
			await sheets.sweep();
			const mark = await link.ask<string | null>("get", keys.scrub);
			await link.askMasters((master) => writeAnew(master, mark !== null));
			if (mark !== null) await link.run("release", [keys.scrub], [mark]);
		},
	};
}

/** Redis does it in the background. It refuses while it is at it already: that one may have begun too early. */
async function writeAnew(master: Redis, due: boolean): Promise<void> {
	const info = await master.info("persistence");
	const failed = info.includes("aof_last_bgrewrite_status:err");
	if (info.includes("aof_enabled:1") && (due || failed))
		await master.bgrewriteaof();
}
