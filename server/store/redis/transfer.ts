import { gateOf, type Room } from "../../room/state.ts";
import { digestOf } from "../digest.ts";
import type { AnswerRow } from "../room-store.ts";
import {
	type KeyedSeat,
	type LibraryRecord,
	mostInOneRecord,
	type RestoreOutcome,
	type TransferStore,
} from "../transfer-store.ts";
import type { answerKeys } from "./answers.ts";
import { dumpImages, restoreImage } from "./image-transfer.ts";
import { idIn, type Keys } from "./keys.ts";
import type { Link } from "./link.ts";
import type { Packs } from "./packs.ts";
import type { RedisQuizzes } from "./quizzes.ts";
import type { roomKeys } from "./rooms.ts";
import { saidArguments } from "./rows.ts";
import { labelOf, readSeats } from "./seats.ts";
import { dumpAccess, restoreAccess } from "./sessions.ts";

interface Parts {
	readonly link: Link;
	readonly keys: Keys;
	readonly rooms: ReturnType<typeof roomKeys>;
	readonly answers: ReturnType<typeof answerKeys>;
	readonly quizzes: RedisQuizzes;
	readonly packs: Packs;
}

export function transferStore(parts: Parts): TransferStore {
	return {
		dump: () => dump(parts),
		dumpRoom: (roomId) => dumpRoom(parts, roomId),
		async restore(record) {
			switch (record.is) {
				case "instructor":
					return restoreInstructor(parts, record);
				case "access":
					return outcomeOf(
						Number(await restoreAccess(parts.link, parts.keys, record)),
					);
				case "image":
					return outcomeOf(await restoreImage(parts, record));
				case "quiz":
					return restoreQuiz(parts, record);
				case "room":
					return restoreRoom(parts, record);
				case "seats":
					return outcomeOf(await restoreSeats(parts, record));
				case "answers":
					return outcomeOf(await restoreAnswers(parts, record));
			}
		},
	};
}

async function* dump(parts: Parts): AsyncGenerator<LibraryRecord> {
	const { link, keys, quizzes } = parts;
	for (const id of await idsLike(link, keys.everyInstructor)) {
		const createdAt = await link.ask<string | null>("get", keys.instructor(id));
		if (createdAt !== null)
			yield {
				is: "instructor",
				instructor: { id, createdAt: Number(createdAt) },
			};
		const access = await dumpAccess(link, keys, id);
		if (access !== null) yield access;
	}
	yield* dumpImages(parts);
	for (const owner of await idsLike(link, keys.everyLibrary)) {
		for await (const record of quizzes.everyQuiz(owner))
			yield { is: "quiz", owner, record };
	}
	for (const id of await idsLike(link, keys.everyRoom))
		yield* dumpRoom(parts, id);
}

async function* dumpRoom(
	parts: Parts,
	id: string,
): AsyncGenerator<LibraryRecord> {
	for (;;) {
		const looked = await parts.rooms.look(id);
		if (looked === null) return;
		const { room } = looked;
		const sheet = await parts.rooms.sheet(id, looked.sheet);
		// Changed in between: it has others by now.
		if (sheet === null) {
			if ((await parts.rooms.look(id))?.sheet === looked.sheet) return;
			continue;
		}
		yield { is: "room", room, sheet };
		yield* rowsOf(parts, room);
		return;
	}
}

async function* rowsOf(
	{ link, keys, answers, packs }: Parts,
	room: Room,
): AsyncGenerator<LibraryRecord> {
	const roomId = room.id;
	const stored = await packs.seats(roomId);
	const seats = readSeats(stored).map(({ place: _, ...seat }) => seat);
	for (const some of inParts<KeyedSeat>(seats))
		yield { is: "seats", roomId, seats: some };
	const rounds = await link.ask<string | null>(
		"hget",
		keys.room(roomId),
		"rounds",
	);
	for (let round = 1; round <= Number(rounds); round++)
		for (const rows of inParts<AnswerRow>(await answers.answers(roomId, round)))
			yield { is: "answers", roomId, round, rows };
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
	for (let from = 0; from < all.length; from += mostInOneRecord)
		yield all.slice(from, from + mostInOneRecord);
}

/** The ids in the tags of all keys of a kind, of every master, each once and in the order of their code points. */
async function idsLike(link: Link, pattern: string): Promise<string[]> {
	const ids = new Set<string>();
	for await (const keys of link.scan(pattern))
		for (const key of keys) ids.add(idIn(key));
	return [...ids].sort();
}

async function restoreInstructor(
	{ link, keys }: Parts,
	{ instructor }: LibraryRecord & { is: "instructor" },
): Promise<RestoreOutcome> {
	const { id, createdAt } = instructor;
	const key = keys.instructor(id);
	const put = await link.ask<number>("setnx", key, createdAt);
	return put === 1 ? "restored" : "there";
}

async function restoreQuiz(
	{ link, keys }: Parts,
	{ owner, record }: LibraryRecord & { is: "quiz" },
): Promise<RestoreOutcome> {
	const { id, version, createdAt, updatedAt, usedAt, sample, quiz } = record;
	const put = await link.run<0 | 1>(
		"restore-quiz",
		[
			keys.quizzes(owner),
			keys.places(owner),
			keys.digests(owner),
			keys.touched(owner),
			keys.archived(owner),
		],
		[
			id,
			`${version} ${createdAt} ${updatedAt} ${usedAt ?? "-"}`,
			JSON.stringify(sample),
			JSON.stringify(quiz),
			JSON.stringify(digestOf(quiz)),
			Math.max(updatedAt, usedAt ?? 0),
			record.archivedAt ?? "",
		],
	);
	return put === 1 ? "restored" : "there";
}

async function restoreRoom(
	{ link, keys, rooms }: Parts,
	{ room, sheet }: LibraryRecord & { is: "room" },
): Promise<RestoreOutcome> {
	if (room.phase.name !== "ended") {
		const free = await rooms.claim(keys.code(room.code), room.id);
		if (!free) return "taken";
	}
	if (!(await rooms.claim(keys.screen(room.screenToken), room.id)))
		return "taken";
	await link.ask("zadd", keys.rooms(room.owner), room.createdAt, room.id);
	const rounds = room.rounds.length;
	const [made] = await rooms.insert(room, sheet, rounds, gateOf(room));
	return made === 1 ? "restored" : "there";
}

function restoreSeats(
	{ link, keys, packs }: Parts,
	{ roomId, seats }: LibraryRecord & { is: "seats" },
): Promise<number> {
	return packs.change(roomId, () =>
		link.run<number>(
			"restore-seats",
			[keys.room(roomId), keys.seats(roomId), keys.names(roomId)],
			seats.flatMap(({ id, removed, joinedAt, ...label }) => [
				id,
				Number(removed),
				joinedAt,
				label.nameKey,
				labelOf(label),
			]),
		),
	);
}

function restoreAnswers(
	{ link, keys, packs }: Parts,
	{ roomId, round, rows }: LibraryRecord & { is: "answers" },
): Promise<number> {
	return packs.change(roomId, () =>
		link.run<number>(
			"restore-answers",
			[
				keys.room(roomId),
				keys.answers(roomId, round),
				keys.tally(roomId, round),
				keys.groups(roomId),
			],
			[
				round,
				...rows.flatMap(({ seat, seq, at, ...said }) => [
					seat,
					seq,
					at,
					...saidArguments(said),
				]),
			],
		),
	);
}

function outcomeOf(restored: number): RestoreOutcome {
	if (restored < 0) return "no-room";
	return restored === 0 ? "there" : "restored";
}
