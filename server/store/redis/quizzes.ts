import { type Digest, digestOf, judge } from "../digest.ts";
import { readQuiz } from "../documents.ts";
import { cursorFrom, type Paged, paged } from "../page.ts";
import type {
	KeptQuiz,
	QuizHead,
	QuizRecord,
	QuizStore,
} from "../quiz-store.ts";
import { inTurns } from "../turn.ts";
import type { SharedClock } from "./clock.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";
import { membersFrom } from "./members.ts";

interface Stored extends Omit<QuizRecord, "quiz"> {
	readonly place: number;
	/** Its first line. */
	readonly head: string;
	/** What follows: the document or the digest. */
	readonly rest: string;
}

/** Takes apart what `lua/add-quizzes.lua` puts together. */
function readStored(id: string, stored: string): Stored {
	const feed = stored.indexOf("\n");
	const head = stored.slice(0, feed);
	const [version, createdAt, updatedAt, usedAt, place, ...sample] =
		head.split(" ");
	return {
		id,
		version: Number(version),
		createdAt: Number(createdAt),
		updatedAt: Number(updatedAt),
		usedAt: usedAt === "-" ? null : Number(usedAt),
		sample: JSON.parse(sample.join(" ")) as string | null,
		place: Number(place),
		head,
		rest: stored.slice(feed + 1),
	};
}

function headOf(
	{ place: _, head: _head, rest, ...known }: Stored,
	archived: string | null,
): QuizHead {
	const archivedAt = archived === null ? null : Number(archived);
	return { ...known, archivedAt, digest: JSON.parse(rest) as Digest };
}

function recordOf(id: string, stored: string): QuizRecord {
	const { rest } = readStored(id, stored);
	return { ...headFrom(id, stored), quiz: readQuiz(rest) };
}

function headFrom(id: string, stored: string): Omit<QuizRecord, "quiz"> {
	const {
		place: _,
		head: _head,
		rest: _rest,
		...known
	} = readStored(id, stored);
	return known;
}

export interface RedisQuizzes extends QuizStore {
	/** Makes the digests of an owner's quizzes that an older version stored, one document at a time. */
	complete(owner: string): Promise<void>;
	/** An owner's quizzes, one by one in the order of adding. */
	everyQuiz(owner: string): AsyncIterable<KeptQuiz>;
}

/** Every key holds the owner: an id of another instructor's quiz finds nothing. */
export function quizKeys(
	link: Link,
	keys: Keys,
	clock: SharedClock,
): RedisQuizzes {
	const listKeys = (owner: string) => [
		keys.quizzes(owner),
		keys.digests(owner),
		keys.touched(owner),
	];
	const completing = new Map<string, Promise<void>>();

	const read = (owner: string, id: string) =>
		link.ask<string | null>("hget", keys.quizzes(owner), id);

	const archivedOf = (owner: string, ids: readonly string[]) =>
		link.ask<(string | null)[]>("hmget", keys.archived(owner), ...ids);

	async function indexOne(owner: string, id: string): Promise<void> {
		const text = await read(owner, id);
		if (text === null) return;
		const { head, place, rest, updatedAt, usedAt } = readStored(id, text);
		const { digest } = await inTurns(judge(readQuiz(rest)));
		const touchedAt = Math.max(updatedAt, usedAt ?? 0);
		await link.run("index-quiz", listKeys(owner), [
			id,
			head,
			JSON.stringify(digest),
			touchedAt,
			place,
		]);
	}

	async function dropOne(owner: string, id: string): Promise<void> {
		const digest = await link.ask<string | null>(
			"hget",
			keys.digests(owner),
			id,
		);
		if (digest === null) return;
		const { place } = readStored(id, digest);
		await link.run("index-quiz", listKeys(owner), [id, "", "", 0, place]);
	}

	async function compare(owner: string): Promise<void> {
		const [stored, told] = await Promise.all([
			link.ask<string[]>("hkeys", keys.quizzes(owner)),
			link.ask<string[]>("hkeys", keys.digests(owner)),
		]);
		const known = new Set(told);
		const there = new Set(stored);
		for (const id of stored) if (!known.has(id)) await indexOne(owner, id);
		for (const id of told) if (!there.has(id)) await dropOne(owner, id);
	}

	/** Those who ask at once wait for one and the same. */
	function complete(owner: string): Promise<void> {
		const running =
			completing.get(owner) ??
			compare(owner).finally(() => completing.delete(owner));
		completing.set(owner, running);
		return running;
	}

	return {
		complete,

		async *everyQuiz(owner) {
			await complete(owner);
			const members = await link.ask<string[]>(
				"zrange",
				keys.touched(owner),
				0,
				-1,
			);
			// Places count down.
			for (const member of members.sort().reverse()) {
				const id = idOf(member);
				const stored = await read(owner, id);
				const [since] = await archivedOf(owner, [id]);
				if (stored !== null)
					yield {
						...recordOf(id, stored),
						...(since != null && { archivedAt: Number(since) }),
					};
			}
		},

		async addInstructor({ id, createdAt }) {
			const there = await link.ask<string | null>(
				"set",
				keys.instructor(id),
				createdAt,
				"NX",
				"GET",
			);
			return there === null || there === String(createdAt);
		},

		async instructor(id) {
			const createdAt = await link.ask<string | null>(
				"get",
				keys.instructor(id),
			);
			return createdAt === null ? null : { id, createdAt: Number(createdAt) };
		},

		async addHandOver(secretHash, slip, expiresAt) {
			await link.ask(
				"set",
				keys.handOver(secretHash),
				slip,
				"PXAT",
				await clock.onRedis(expiresAt),
			);
		},

		handOver: (secretHash) =>
			link.ask<string | null>("get", keys.handOver(secretHash)),

		takeHandOver: (secretHash) =>
			link.ask<string | null>("getdel", keys.handOver(secretHash)),

		async summaries(owner, { after, limit }): Promise<Paged<QuizHead>> {
			if (after === null) await complete(owner);
			const members = await membersFrom(
				link,
				keys.touched(owner),
				after,
				limit + 1,
			);
			const { items, next } = paged(members, limit, ({ score, member }) =>
				cursorFrom(score, member.slice(0, placeDigits)),
			);
			if (items.length === 0) return { items: [], next };
			const ids = items.map(({ member }) => idOf(member));
			const [digests, archived] = await Promise.all([
				link.ask<(string | null)[]>("hmget", keys.digests(owner), ...ids),
				archivedOf(owner, ids),
			]);
			const heads = ids.flatMap((id, index) => {
				const stored = digests[index] ?? null;
				const since = archived[index] ?? null;
				return stored === null ? [] : [headOf(readStored(id, stored), since)];
			});
			return { items: heads, next };
		},

		async weighQuizzes(owner) {
			const [quizzes, bytes] = await link.run<[number, number, string]>(
				"weigh-quizzes",
				[keys.quizzes(owner), keys.touched(owner)],
			);
			return { quizzes, bytes };
		},

		async quiz(owner, id) {
			const stored = await read(owner, id);
			return stored === null ? null : recordOf(id, stored);
		},

		async addQuizzes(owner, quizzes) {
			const ids = new Set(quizzes.map(({ id }) => id));
			if (ids.size < quizzes.length) return null;
			const since = await link.run<string | 0>(
				"add-quizzes",
				[
					keys.quizzes(owner),
					keys.places(owner),
					keys.digests(owner),
					keys.touched(owner),
				],
				[
					await clock.here(),
					...quizzes.flatMap(
						({ id, quiz, sample, digest = digestOf(quiz) }) => [
							id,
							JSON.stringify(sample),
							JSON.stringify(quiz),
							JSON.stringify(digest),
						],
					),
				],
			);
			return since === 0 ? null : Number(since);
		},

		async putQuiz(owner, id, expected, quiz, digest = digestOf(quiz)) {
			const reply = await link.run<["put" | "conflict", string] | null>(
				"put-quiz",
				listKeys(owner),
				[
					id,
					expected,
					JSON.stringify(quiz),
					JSON.stringify(digest),
					await clock.here(),
				],
			);
			if (reply === null) return null;
			const [is, stored] = reply;
			return is === "put"
				? { is, record: { ...headFrom(id, stored), quiz } }
				: { is, record: recordOf(id, stored) };
		},

		removeQuiz: async (owner, id) =>
			1 ===
			(await link.run<0 | 1>(
				"remove-quiz",
				[...listKeys(owner), keys.archived(owner)],
				[id],
			)),

		async markUsed(owner, id) {
			await link.run("use-quiz", listKeys(owner), [id, await clock.here()]);
		},

		archive: async (owner, id, isArchived) =>
			1 ===
			(await link.run<0 | 1>(
				"archive-quiz",
				[keys.quizzes(owner), keys.archived(owner)],
				[id, isArchived ? await clock.here() : ""],
			)),
	};
}

const placeDigits = 12;

/** See `lua/add-quizzes.lua`. */
function idOf(member: string): string {
	return member.slice(placeDigits + 1);
}
