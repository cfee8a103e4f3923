import { readCursor } from "../page.ts";
import type { Link } from "./link.ts";

export interface Member {
	readonly member: string;
	readonly score: number;
}

/**
 * Members of a sorted set, highest score first and those of one score in falling order of their text, from behind a cursor
 * of score and member (or what it begins with) on.
 */
export async function membersFrom(
	link: Link,
	key: string,
	after: string | null,
	count: number,
): Promise<Member[]> {
	const from = after === null ? null : readCursor(after);
	const found: Member[] = [];
	for (let offset = 0; found.length < count; offset += count) {
		const some = await link.ask<string[]>(
			"zrange",
			key,
			from?.at ?? "+inf",
			"-inf",
			"BYSCORE",
			"REV",
			"LIMIT",
			offset,
			count,
			"WITHSCORES",
		);
		for (let index = 0; index + 1 < some.length; index += 2) {
			const member = some[index] ?? "";
			const score = Number(some[index + 1]);
			if (from === null || score !== from.at || member < from.tie)
				found.push({ member, score });
		}
		if (some.length < 2 * count) break;
	}
	return found.slice(0, count);
}
