import { readFileSync } from "node:fs";
import type { Round } from "../../server/room/state.ts";
import type { NewSeat, RoomStore } from "../../server/store/room-store.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { diceOf } from "../room/dice.ts";

export interface Size {
	readonly students: number;
	readonly questions: number;
}

/** Rows that one call of the store takes. */
const batch = 500;

/** Questions of all kinds in turn: those of the course, again and again, so that answers cost what they cost in a lecture. */
export function mixedQuiz({ questions }: Pick<Size, "questions">): Quiz {
	const file = "server/course/12-every-kind.json";
	const course = JSON.parse(readFileSync(file, "utf8")) as Quiz;
	const asked = course.questions.filter(({ kind }) => kind !== "slide");
	return {
		v: quizFormat,
		title: "All kinds",
		description: "",
		questions: Array.from({ length: questions }, (_, index) => {
			const one = asked[index % asked.length];
			if (one === undefined) throw new Error("the course has no question");
			// An image is in the library that it was sent to.
			const text = one.text.replace(/!\[[^\]]*\]\([^)]*\)/g, "");
			return { ...one, id: `q${index}`, text };
		}),
	};
}

/** Writes into the store that a server uses what it would hold had all students answered all questions, and ends the room. */
export async function fillRoom(
	rooms: RoomStore,
	roomId: string,
	size: Size,
): Promise<void> {
	const { questions } = mixedQuiz(size);
	const dice = diceOf(1);
	const seats = Array.from(
		{ length: size.students },
		(_, index): NewSeat => ({
			id: `${index}`.padStart(22, "Aq3-_xYz0"),
			name: `Student ${index} of a long name`,
			nameKey: `student${index}`,
		}),
	);
	for (const some of batched(seats))
		await rooms.join(roomId, some, seats.length + 1);
	let room = await rooms.load(roomId);
	if (room === null) throw new Error("the room is gone");
	const rounds: Round[] = [];
	for (const [index, question] of questions.entries()) {
		const round = index + 1;
		const openedAt = await rooms.now();
		room = { ...room, version: room.version + 1 };
		await rooms.commit(room, { round, until: null, changeable: true });
		const kind = kindOf(question);
		const attempts = seats.map(({ id: seat }) => {
			const value = kind.sample(question.ask, dice);
			return {
				...{ seat, round, seq: 1, value },
				groups: kind.groups(question.ask, value).slice(0, 1),
			};
		});
		for (const some of batched(attempts)) await rooms.save(roomId, some);
		rounds.push({
			...{ round, question: index, openedAt, deadline: null },
			...{ closedAt: await rooms.now(), changeable: true },
			...{ counted: null, recounts: 0, revealed: true },
		});
	}
	room = {
		...room,
		version: room.version + 1,
		phase: { name: "ended" },
		endedAt: await rooms.now(),
		rounds,
	};
	await rooms.commit(room, null);
}

function* batched<T>(all: readonly T[]): Generator<readonly T[]> {
	for (let from = 0; from < all.length; from += batch)
		yield all.slice(from, from + batch);
}
