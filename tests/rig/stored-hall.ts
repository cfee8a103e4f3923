import type { Round } from "../../server/room/state.ts";
import type { NewSeat } from "../../server/store/room-store.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { attempt, openGate } from "../store/samples.ts";
import type { Rig } from "./app.ts";
import type { Rest } from "./rest.ts";
import { openRoom, questionOf } from "./room.ts";

interface Hall {
	readonly students: number;
	readonly questions: number;
	nameOf?(index: number): string;
}

/** An ended room of this server in which everybody has answered everything; its id. */
export async function storeHall(
	{ stores: { rooms } }: Rig,
	rest: Rest,
	{ students, questions, nameOf = (index) => `Student ${index}` }: Hall,
): Promise<string> {
	const quiz: Quiz = {
		v: quizFormat,
		title: "Hall",
		description: "",
		questions: Array.from({ length: questions }, (_, index) =>
			questionOf(`q${index}`),
		),
	};
	const opened = await openRoom(rest, quiz);
	opened.page.close();
	const seats = Array.from(
		{ length: students },
		(_, index): NewSeat => ({
			id: String(index).padStart(22, "s"),
			name: nameOf(index),
			nameKey: nameOf(index).toLowerCase(),
		}),
	);
	await rooms.join(opened.id, seats, seats.length);
	let stored = await rooms.load(opened.id);
	if (stored === null) throw new Error("the room is gone");
	const rounds: Round[] = [];
	for (let round = 1; round <= questions; round++) {
		stored = { ...stored, version: stored.version + 1 };
		await rooms.commit(stored, { ...openGate, round });
		await rooms.save(
			opened.id,
			seats.map(({ id }, index) => ({
				...attempt(id, 1, [(index * round) % 3], round),
				groups: ["ABC"[(index * round) % 3] ?? ""],
			})),
		);
		rounds.push({
			round,
			question: round - 1,
			openedAt: 1,
			deadline: null,
			closedAt: 2,
			changeable: true,
			counted: null,
			recounts: 0,
			revealed: true,
		});
	}
	const ended = {
		...stored,
		version: stored.version + 1,
		phase: { name: "ended" } as const,
		endedAt: 3,
		rounds,
	};
	await rooms.commit(ended, null);
	return opened.id;
}
