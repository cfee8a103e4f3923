import { createHash, randomInt } from "node:crypto";
import type { RoomSummary } from "../../../shared/rest.ts";
import type { Sheet } from "../../../shared/views.ts";
import type { Gate, Room } from "../../room/state.ts";
import { hashOf } from "../digest.ts";
import { readRoom, readSheet, textOfRoom, textOfSheet } from "../documents.ts";
import { cursorFrom, type Page, type Paged, paged } from "../page.ts";
import { readSummary, summaryTextOf } from "../room-summary.ts";
import { type Sending, textOf } from "./hints.ts";
import { historyId } from "./history.ts";
import type { Keys } from "./keys.ts";
import { inBatches, type Link } from "./link.ts";
import { membersFrom } from "./members.ts";
import type { sheetKeys } from "./sheets.ts";

/** [1 when made now or 0, code, screen token, hash of the sheet] of the room that has this id. */
type Created = [0 | 1, string, string, string];

/** Gate as three arguments of a script. */
export function gateFields(gate: Gate | null): (string | number)[] {
	if (gate === null) return ["", "", ""];
	return [gate.round, gate.until ?? "", Number(gate.changeable)];
}

/** The documents with their gates, and what leads to them: codes, screen tokens, the owners' lists. */
export function roomKeys(
	link: Link,
	keys: Keys,
	sending: Sending,
	sheets: ReturnType<typeof sheetKeys>,
	roomTtlMs: number,
) {
	/** The first two arguments of a script that sends a room hint. */
	const hint = (roomId: string) => [
		sending.command,
		textOf({ roomId, of: "room" }),
	];

	/** True when the code or screen token behind this key is this room's from now on, or was already. */
	async function claim(key: string, roomId: string): Promise<boolean> {
		const bearer = await link.ask<string | null>(
			"set",
			key,
			roomId,
			"NX",
			"GET",
		);
		return bearer === null || bearer === roomId;
	}

	/**
	 * Code and token are claimed first, so that no room is ever without them. What a crash leaves of a claim leads to no
	 * room (`lookUp` asks the room itself) and costs one code.
	 */
	async function create(room: Room, sheet: Sheet): Promise<boolean> {
		const code = keys.code(room.code);
		const screen = keys.screen(room.screenToken);
		if (!(await claim(code, room.id))) return false;
		if (!(await claim(screen, room.id))) {
			await link.run("release", [code], [room.id]);
			return false;
		}
		await link.ask("zadd", keys.rooms(room.owner), room.createdAt, room.id);
		const [, hasCode, hasScreen] = await insert(room, sheet, 0, null);
		if (hasCode === room.code && hasScreen === room.screenToken) return true;
		if (hasCode !== room.code) await link.run("release", [code], [room.id]);
		if (hasScreen !== room.screenToken)
			await link.run("release", [screen], [room.id]);
		return false;
	}

	/**
	 * The room is counted among those of its sheet before it is there: a sheet is never away from a room that is. What a
	 * crash leaves of it is found by `sheets.sweep`. `rounds`: the highest round that ever had a gate.
	 */
	async function insert(
		room: Room,
		sheet: Sheet,
		rounds: number,
		gate: Gate | null,
	): Promise<Created> {
		const text = textOfSheet(sheet, room.revision);
		const hash = hashOf(text);
		const ended = room.phase.name === "ended";
		await sheets.share(hash, room.id, text);
		const created = await link.run<Created>(
			"create",
			[keys.room(room.id)],
			[
				room.version,
				textOfRoom(room),
				room.code,
				room.screenToken,
				hash,
				rounds,
				...gateFields(gate),
				Number(ended),
				await historyId(link, keys),
				summaryTextOf(room),
				room.owner,
				randomInt(2 ** 40),
			],
		);
		if (created[3] !== hash) await sheets.release(hash, room.id);
		if (created[0] === 0) return created;
		await weigh(room, text, hash);
		if (!ended)
			await link.ask("zadd", keys.running(room.owner), room.createdAt, room.id);
		return created;
	}

	async function weigh(room: Room, text: string, hash: string): Promise<void> {
		const weight = `${Buffer.byteLength(text)} ${hash}`;
		await link.ask("hset", keys.weights(room.owner), room.id, weight);
	}

	async function load(roomId: string): Promise<Room | null> {
		return (await look(roomId))?.room ?? null;
	}

	async function look(
		roomId: string,
	): Promise<{ room: Room; sheet: string } | null> {
		const [text, sheet] = await link.ask<(string | null)[]>(
			"hmget",
			keys.room(roomId),
			"document",
			"sheet",
		);
		return text == null ? null : { room: readRoom(text), sheet: sheet ?? "" };
	}

	/** The name of the room's questions now; "" where an older version stored them, null: there is no room. */
	async function sheetName(roomId: string): Promise<string | null> {
		const [version, sheet] = await link.ask<(string | null)[]>(
			"hmget",
			keys.room(roomId),
			"version",
			"sheet",
		);
		return version == null ? null : (sheet ?? "");
	}

	async function sheetNamed(
		roomId: string,
		name: string,
	): Promise<Sheet | null> {
		const key = name === "" ? keys.sheet(roomId) : keys.sharedSheet(name);
		const text = await link.ask("get", key);
		return typeof text === "string" ? readSheet(text) : null;
	}

	/** It may be let go of between the two looks, once a change has given the room another. */
	async function sheetNow(roomId: string): Promise<Sheet | null> {
		for (let name = await sheetName(roomId); name !== null; ) {
			const sheet = await sheetNamed(roomId, name);
			const now = sheet === null ? await sheetName(roomId) : name;
			if (now === name) return sheet;
			name = now;
		}
		return null;
	}

	async function lookUp(
		key: string,
		field: "code" | "screen",
		value: string,
	): Promise<string | null> {
		const roomId = await link.ask<string | null>("get", key);
		if (roomId === null) return null;
		const own = await link.ask<string | null>("hget", keys.room(roomId), field);
		return own === value ? roomId : null;
	}

	/**
	 * Null where only a place in the list is there: of a room that is being created, was deleted half-way, or is another's
	 * that had the id already.
	 */
	async function summary(
		owner: string,
		id: string,
	): Promise<RoomSummary | null> {
		const [text, owns, joined] = await link.ask<(string | null)[]>(
			"hmget",
			keys.room(id),
			"summary",
			"owner",
			"joined",
		);
		if (text != null)
			return owns === owner ? readSummary(text, Number(joined)) : null;
		const room = await load(id);
		if (room === null || room.owner !== owner) return null;
		const made = summaryTextOf(room);
		await link.run(
			"note-summary",
			[keys.room(id)],
			[room.version, made, owner],
		);
		return readSummary(made, Number(joined));
	}

	/** Rooms that have ended or are gone since leave the list here. */
	async function running(owner: string): Promise<number> {
		const ids = await link.ask<string[]>("zrange", keys.running(owner), 0, -1);
		const ended = await Promise.all(
			ids.map((id) => link.ask<string | null>("hget", keys.room(id), "ended")),
		);
		const over = ids.filter((_, index) => ended[index] !== "0");
		if (over.length > 0) await link.ask("zrem", keys.running(owner), ...over);
		return ids.length - over.length;
	}

	/** What only a running room needs. */
	function keysOfRunning({ id, rounds }: Room): string[] {
		return [
			keys.names(id),
			keys.line(id),
			keys.waiters(id),
			keys.presence(id),
			keys.reactions(id),
			...rounds.map(({ round }) => keys.tally(id, round)),
		];
	}

	return {
		hint,
		claim,
		create,
		insert,
		load,

		look,

		sheet: (roomId: string, name?: string): Promise<Sheet | null> =>
			name === undefined ? sheetNow(roomId) : sheetNamed(roomId, name),

		byCode: (code: string) => lookUp(keys.code(code), "code", code),
		byScreen: (token: string) => lookUp(keys.screen(token), "screen", token),

		async roomsOf(
			owner: string,
			{ after, limit }: Page,
		): Promise<Paged<RoomSummary>> {
			const read = await membersFrom(link, keys.rooms(owner), after, limit + 1);
			const { items, next } = paged(read, limit, ({ score, member }) =>
				cursorFrom(score, member),
			);
			const found = await Promise.all(
				items.map(({ member }) => summary(owner, member)),
			);
			return { items: found.filter((one) => one !== null), next };
		},

		async weighRooms(
			owner: string,
		): Promise<{ rooms: number; running: number; bytes: number }> {
			const [rooms, bytes] = await link.run<[number, number]>("weigh-rooms", [
				keys.rooms(owner),
				keys.weights(owner),
			]);
			return { rooms, running: await running(owner), bytes };
		},

		/**
		 * New questions are counted as the room's before it has them. The former ones are kept for a while: whoever has just read the room asks
		 * for them, and a backup that has begun. What a crash leaves, or who was not first, is found by `sheets.sweep`, too.
		 */
		async commit(
			room: Room,
			gate: Gate | null,
			from?: Room,
			sheet?: Sheet,
		): Promise<boolean> {
			const ended = room.phase.name === "ended";
			const text = sheet && textOfSheet(sheet, room.revision);
			const hash = text === undefined ? "" : hashOf(text);
			const before = text === undefined ? null : await sheetName(room.id);
			if (text !== undefined) {
				if (before === null) return false;
				await sheets.share(hash, room.id, text);
			}
			const done = await link.run<0 | 1>(
				"commit",
				[
					keys.room(room.id),
					sending.channelOf(room.id),
					keys.groups(room.id),
					...(ended ? keysOfRunning(room) : []),
				],
				[
					...hint(room.id),
					room.version,
					textOfRoom(room),
					...gateFields(gate),
					ended ? roomTtlMs : "",
					summaryTextOf(room),
					markOf(from),
					hash,
				],
			);
			if (done === 1 && text !== undefined) {
				await weigh(room, text, hash);
				if (before && before !== hash) await sheets.linger(before, room.id);
			}
			if (done === 1 && ended) {
				await link.ask("pexpire", keys.code(room.code), roomTtlMs);
				await link.ask("zrem", keys.running(room.owner), room.id);
			}
			return done === 1;
		},

		async versions(roomIds: readonly string[]): Promise<Map<string, number>> {
			const at = roomIds.map((id) => keys.room(id));
			const versions = link.sharded
				? await Promise.all(
						at.map((key) => link.ask<string | null>("hget", key, "version")),
					)
				: await inBatches(at, (some) =>
						link.run<(string | null)[]>("versions", some),
					);
			return new Map(
				roomIds.flatMap((id, index) => {
					const version = versions[index] ?? null;
					return version === null ? [] : [[id, Number(version)]];
				}),
			);
		},
	};
}

/** What a script knows the document by that another one was made of; "" for whichever has the version. */
export function markOf(from: Room | undefined): string {
	return from === undefined
		? ""
		: createHash("sha1").update(textOfRoom(from)).digest("hex");
}
