import type { Holder, OperatorStore } from "../operator-store.ts";
import type { imageKeys } from "./images.ts";
import { idIn, type Keys } from "./keys.ts";
import type { Link } from "./link.ts";
import { sessionKeys } from "./sessions.ts";

/** `complete`: see `RedisQuizzes`. */
export function operatorKeys(
	link: Link,
	keys: Keys,
	complete: (owner: string) => Promise<void>,
	images: Pick<ReturnType<typeof imageKeys>, "weigh" | "releaseAll">,
): OperatorStore {
	async function roomsOf(owner: string) {
		const sum = { rooms: 0, students: 0, bytes: 0, changedAt: 0 };
		for (const id of await link.ask<string[]>(
			"zrange",
			keys.rooms(owner),
			0,
			-1,
		)) {
			const [document, joined] = await link.ask<(string | null)[]>(
				"hmget",
				keys.room(id),
				"document",
				"joined",
			);
			if (document === null || document === undefined) continue;
			const { changedAt } = JSON.parse(document) as { changedAt: number };
			sum.rooms++;
			sum.students += Number(joined);
			sum.bytes += await link.ask<number>("strlen", keys.sheet(id));
			sum.changedAt = Math.max(sum.changedAt, changedAt);
		}
		return sum;
	}

	async function holder(id: string): Promise<Holder> {
		const createdAt = await link.ask<string | null>("get", keys.instructor(id));
		await complete(id);
		const [quizzes, bytes, changed] = await link.run<[number, number, string]>(
			"weigh-quizzes",
			[keys.quizzes(id), keys.touched(id)],
		);
		const rooms = await roomsOf(id);
		const [, shared] = await link.run<[number, number]>("weigh-rooms", [
			keys.rooms(id),
			keys.weights(id),
		]);
		const pictured = await images.weigh(id);
		const changedAt = Math.max(rooms.changedAt, Number(changed));
		return {
			id,
			createdAt: createdAt === null ? null : Number(createdAt),
			quizzes,
			rooms: rooms.rooms,
			students: rooms.students,
			bytes: rooms.bytes + shared + bytes + pictured.bytes,
			changedAt: changedAt === 0 ? null : changedAt,
		};
	}

	return {
		async *holders() {
			const told = new Set<string>();
			const patterns = [
				keys.everyInstructor,
				keys.everyLibrary,
				keys.everyShelf,
			];
			for (const pattern of patterns)
				for await (const some of link.scan(pattern))
					for (const id of some.map(idIn)) {
						if (told.has(id)) continue;
						told.add(id);
						const held = await holder(id);
						// A list of rooms may be left of rooms that are gone.
						if (held.createdAt !== null || held.quizzes + held.rooms > 0)
							yield held;
					}
		},

		async removeInstructor(id) {
			const known = await link.ask<number>("unlink", keys.instructor(id));
			await sessionKeys(link, keys).setWords(id, null);
			await link.ask("unlink", keys.account(id));
			await images.releaseAll(id);
			const library = await link.ask<number>(
				"unlink",
				keys.quizzes(id),
				keys.places(id),
				keys.digests(id),
				keys.touched(id),
				keys.archived(id),
			);
			return known + library > 0;
		},
	};
}
