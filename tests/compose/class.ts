import type { Command } from "../../shared/instructor-events.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type {
	Results,
	RoomState,
	RoomSummary,
	StoredQuiz,
} from "../../shared/rest.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { type Move, twoQuestions } from "../rig/room.ts";
import { Student } from "../rig/student.ts";
import { waitFor } from "../rig/wait.ts";

/** A room at a site, led by a script over REST, with students who answer whatever is asked. */
export interface Class {
	/** Asks the question of this number; everyone answers. Resolves when all are told that it is saved. */
	ask(question: number): Promise<void>;
	/** Throws when a saved answer is not in the results exactly once, or one is there that nobody gave; else how many there are. */
	check(): Promise<number>;
	leave(): void;
}

async function openRoom(rest: Rest): Promise<RoomSummary> {
	const stored = await rest.post("/api/quizzes", twoQuestions);
	const { id } = stored.json<StoredQuiz>();
	return (await rest.post("/api/rooms", { quiz: id })).json<RoomSummary>();
}

export async function gatherClass(url: string, size: number): Promise<Class> {
	const rest = await signedIn(url);
	const room = await openRoom(rest);
	const path = `/api/rooms/${room.id}`;
	const view = async () =>
		(await rest.get(`${path}/state`)).json<RoomState>().view;
	const move = async (step: Move) => {
		const command = { ...step, at: (await view()).at } as Command;
		const reply = await rest.post(`${path}/commands`, command);
		if (reply.status !== 200) throw new Error(`${step.do}: ${reply.text}`);
	};
	const students = Array.from(
		{ length: size },
		(_, place) => new Student(url, room.code, `Student ${place}`),
	);
	await waitFor(
		"everyone to sit",
		() => students.every(({ me }) => me !== null),
		20_000,
	);
	const saved = new Map<string, number>();
	return {
		async ask(question) {
			await move({ do: "goto", question });
			await move({ do: "open", question });
			const { round } = await view();
			if (round === null) throw new Error("no round is open");
			await Promise.all(
				students.map(async (student, place) => {
					const reply = await student.answer(round, 1, [place % 3]);
					if (isRefusal(reply)) throw new Error(reply.message);
					saved.set(`${student.name} ${round}`, place % 3);
				}),
			);
			await move({ do: "close" });
		},
		async check() {
			const reply = await rest.get(`${path}/results`);
			const told = reply
				.json<Results>()
				.students.flatMap(({ name, answers }) =>
					answers.map(
						({ round, value }) => [`${name} ${round}`, value] as const,
					),
				);
			const wrong = told.filter(
				([key, value]) => JSON.stringify(value) !== `[${saved.get(key)}]`,
			);
			if (told.length !== saved.size || wrong.length > 0)
				throw new Error(
					`${saved.size} answers were saved, ${told.length} are there, ${wrong.length} others`,
				);
			return told.length;
		},
		leave() {
			for (const student of students) student.leave();
		},
	};
}
