import type { Sheet } from "../../../shared/views.ts";
import type { Gate, Room } from "../../room/state.ts";
import { type Sending, textOf } from "./hints.ts";
import { historyId } from "./history.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** [1 when made now or 0, code, screen token] of the room that has this id. */
type Created = [0 | 1, string, string];

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

	/** `rounds`: the highest round that ever had a gate. */
	async function insert(
		room: Room,
		sheet: Sheet,
		rounds: number,
		gate: Gate | null,
	): Promise<Created> {
		return link.run<Created>(
			"create",
			[keys.room(room.id), keys.sheet(room.id)],
			[
				room.version,
				JSON.stringify(room),
				room.code,
				room.screenToken,
				JSON.stringify(sheet),
				rounds,
				...gateFields(gate),
				Number(room.phase.name === "ended"),
				await historyId(link, keys),
			],
		);
	}

	async function load(roomId: string): Promise<Room | null> {
		return parsed<Room>(await link.ask("hget", keys.room(roomId), "document"));
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

	return {
		hint,
		claim,
		create,
		insert,
		load,

		async sheet(roomId: string): Promise<Sheet | null> {
			return parsed<Sheet>(await link.ask("get", keys.sheet(roomId)));
		},

		byCode: (code: string) => lookUp(keys.code(code), "code", code),
		byScreen: (token: string) => lookUp(keys.screen(token), "screen", token),

		async byOwner(owner: string): Promise<{ room: Room; joined: number }[]> {
			const ids = await link.ask<string[]>(
				"zrange",
				keys.rooms(owner),
				0,
				-1,
				"REV",
			);
			const found = await Promise.all(
				ids.map((id) =>
					link.ask<[string | null, string | null]>(
						"hmget",
						keys.room(id),
						"document",
						"joined",
					),
				),
			);
			return found.flatMap(([document, joined]) => {
				const room = parsed<Room>(document);
				// Of a room that is being created, or was deleted half-way, only the place in this list is there.
				return room === null || room.owner !== owner
					? []
					: [{ room, joined: Number(joined) }];
			});
		},

		async commit(room: Room, gate: Gate | null): Promise<boolean> {
			const ended = room.phase.name === "ended";
			const done = await link.run<0 | 1>(
				"commit",
				[
					keys.room(room.id),
					sending.channelOf(room.id),
					keys.names(room.id),
					keys.presence(room.id),
					...room.rounds.map(({ round }) => keys.tally(room.id, round)),
				],
				[
					...hint(room.id),
					room.version,
					JSON.stringify(room),
					...gateFields(gate),
					ended ? roomTtlMs : "",
				],
			);
			if (done === 1 && ended)
				await link.ask("pexpire", keys.code(room.code), roomTtlMs);
			return done === 1;
		},

		async versions(roomIds: readonly string[]): Promise<Map<string, number>> {
			const versions = await Promise.all(
				roomIds.map((id) =>
					link.ask<string | null>("hget", keys.room(id), "version"),
				),
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

function parsed<T>(text: string | null): T | null {
	return text === null ? null : (JSON.parse(text) as T);
}
