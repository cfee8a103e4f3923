import type { Room } from "../../server/room/state.ts";
import { allOf } from "../../server/store/page.ts";
import type { QuizRecord, QuizStore } from "../../server/store/quiz-store.ts";
import type { RoomStore } from "../../server/store/room-store.ts";

/** The whole library, each quiz read by itself, in the order of the list. */
export async function allQuizzes(
	quizzes: QuizStore,
	owner: string,
): Promise<QuizRecord[]> {
	const records: QuizRecord[] = [];
	for await (const { id } of allOf((page) => quizzes.summaries(owner, page))) {
		const record = await quizzes.quiz(owner, id);
		if (record !== null) records.push(record);
	}
	return records;
}

/** All rooms of an instructor, each read by itself, in the order of the list. */
export async function allRooms(
	rooms: RoomStore,
	owner: string,
): Promise<{ room: Room; joined: number }[]> {
	const found: { room: Room; joined: number }[] = [];
	for await (const { id, joined } of allOf((page) =>
		rooms.roomsOf(owner, page),
	)) {
		const room = await rooms.load(id);
		if (room !== null) found.push({ room, joined });
	}
	return found;
}
