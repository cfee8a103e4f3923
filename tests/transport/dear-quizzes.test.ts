import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Quiz } from "../../shared/quiz.ts";
import type { RoomSummary, StoredQuiz } from "../../shared/rest.ts";
import { dearQuizzes } from "../bench/dear-quizzes.ts";
import { type MeteredServer, startMetered } from "../rig/loop.ts";
import { type Reply, type Rest, signedIn } from "../rig/rest.ts";

/** What no request may keep a node's loop for, ms: the least of a few tries, as another process may have the core. */
const most = 50;
const tries = 5;

/** All that one does with a quiz and a room of it, with the largest it may have. */
async function actsOn(rest: Rest, quiz: Quiz) {
	const added = await rest.post("/api/quizzes", quiz);
	const stored = added.json<StoredQuiz>();
	const path = `/api/quizzes/${stored.id}`;
	const room = (await rest.post("/api/rooms", { quiz: stored.id })).json<
		Partial<RoomSummary>
	>();
	const ofRoom = `/api/rooms/${room.id}`;
	let { version } = stored;
	let revision = 0;
	const change = (to: string) => ({
		do: "mend",
		revision: revision++,
		question: 0,
		to: { ...quiz.questions[0], text: to },
	});
	const acts: Record<string, () => Promise<Reply>> = {
		"add it": () => rest.post("/api/quizzes", quiz),
		"save it": () =>
			rest.put(path, version++, { ...quiz, description: `${version}` }),
		"read it": () => rest.get(path),
		"list it": () => rest.get("/api/quizzes"),
		"search it": () => rest.get("/api/search?words=nothing+of+it"),
		"open a room": () => rest.post("/api/rooms", { quiz: stored.id }),
	};
	return room.id === undefined
		? acts
		: {
				...acts,
				"mend it in a room": () =>
					rest.post(`${ofRoom}/sheet`, change(`${revision}`)),
				"the room as it is": () => rest.get(`${ofRoom}/state`),
				results: () => rest.get(`${ofRoom}/results`),
				table: () => rest.get(`${ofRoom}/results.csv`),
			};
}

describe("the dearest quizzes within every limit", () => {
	let metered: MeteredServer;
	beforeAll(async () => {
		metered = await startMetered();
	});
	afterAll(async () => {
		await metered?.server.remove();
	});

	it.each(dearQuizzes.map((quiz) => [quiz.title, quiz] as const))(
		"[TR1516] keep a node's loop for no time, whatever is done with them: %s",
		async (_title, quiz) => {
			const dear: [what: string, status: number, ms: number][] = [];
			const acts = await actsOn(await signedIn(metered.server.url), quiz);
			for (const [what, act] of Object.entries(acts)) {
				let least = Number.POSITIVE_INFINITY;
				let status = 0;
				for (let time = 0; time < tries && least > most; time++) {
					const { longest } = await metered.cost(async () => {
						status = (await act()).status;
					});
					least = Math.min(least, longest);
				}
				if (least > most) dear.push([what, status, Math.round(least)]);
			}
			expect(dear).toEqual([]);
		},
		120_000,
	);
});
