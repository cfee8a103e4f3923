import { useCallback } from "preact/hooks";
import type { QuizSummary, RoomSummary } from "../../../shared/rest.ts";
import { routes } from "../../../shared/routes.ts";
import { type Resource, useRead } from "../shell/resource.ts";
import { call, type Reply } from "../shell/rest.ts";

/** The beginning of a list. */
export interface Beginning<T> {
	readonly items: readonly T[];
	/** Whether the list ends with it. */
	readonly isWhole: boolean;
}

const pageSize = 100;

/** As many pages of the library as hold so many quizzes. `first` is done before each reading. */
export function useQuizzes(
	wanted: number,
	first?: () => Promise<void>,
): Resource<Beginning<QuizSummary>> {
	return useRead(
		useCallback(async () => {
			await first?.();
			return readPages(
				(query) => call(routes.quizzes.list, { query }),
				({ quizzes }) => quizzes,
				wanted,
			);
		}, [wanted, first]),
	);
}

/** As many pages as hold so many rooms. */
export function useRooms(wanted: number): Resource<Beginning<RoomSummary>> {
	return useRead(
		useCallback(
			() =>
				readPages(
					(query) => call(routes.rooms.list, { query }),
					({ rooms }) => rooms,
					wanted,
				),
			[wanted],
		),
	);
}

async function readPages<P extends { next: string | null }, T>(
	read: (query: { limit: string; after?: string }) => Promise<Reply<P>>,
	itemsOf: (page: P) => T[],
	wanted: number,
): Promise<Reply<Beginning<T>>> {
	const items: T[] = [];
	for (let after = {}; ; ) {
		const reply = await read({ limit: String(pageSize), ...after });
		if (!reply.ok) return reply;
		items.push(...itemsOf(reply.data));
		const { next } = reply.data;
		if (next === null || items.length >= wanted)
			return { ...reply, data: { items, isWhole: next === null } };
		after = { after: next };
	}
}
