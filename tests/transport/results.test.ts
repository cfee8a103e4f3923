import { get } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Round } from "../../server/room/state.ts";
import type { NewSeat } from "../../server/store/room-store.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRoom, questionOf } from "../rig/room.ts";
import { attempt, openGate } from "../store/samples.ts";

const hall = { students: 5_000, questions: 20 };
/** The least of a few counts, as others may have the core. */
const tries = 3;
/** What one turn of the event loop may take of the whole work: done at once it is all of it. */
const mostShare = 0.2;

let rig: Rig;
let rest: Rest;
let room: string;

beforeAll(async () => {
	rig = await startRig();
	rest = await signedIn(rig.url);
	room = await fill();
});
afterAll(() => rig?.close());

/** An ended room in which the whole hall has answered everything. */
async function fill(): Promise<string> {
	const { rooms } = rig.stores;
	const quiz: Quiz = {
		v: quizFormat,
		title: "Hall",
		description: "",
		questions: Array.from({ length: hall.questions }, (_, index) =>
			questionOf(`q${index}`),
		),
	};
	const opened = await openRoom(rest, quiz);
	opened.page.close();
	const seats = Array.from(
		{ length: hall.students },
		(_, index): NewSeat => ({
			id: String(index).padStart(22, "s"),
			name: `Student ${index}`,
			nameKey: `student${index}`,
		}),
	);
	await rooms.join(opened.id, seats, seats.length);
	let stored = await rooms.load(opened.id);
	if (stored === null) throw new Error("the room is gone");
	const rounds: Round[] = [];
	for (let round = 1; round <= hall.questions; round++) {
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
	stored = {
		...stored,
		version: stored.version + 1,
		phase: { name: "ended" },
		endedAt: 3,
		rounds,
	};
	await rooms.commit(stored, null);
	return opened.id;
}

/** Bytes of the reply, and nothing is done with them: the reader is in this process too. */
function read(path: string): Promise<number> {
	const headers = { cookie: rest.cookie ?? "", "accept-encoding": "br" };
	return new Promise((resolve, reject) => {
		get(`${rig.url}${path}`, { headers }, (response) => {
			let bytes = 0;
			response.on("data", (part: Buffer) => {
				bytes += part.length;
			});
			response.on("end", () =>
				response.statusCode === 200
					? resolve(bytes)
					: reject(new Error(`${path}: ${response.statusCode}`)),
			);
		}).on("error", reject);
	});
}

/** The longest turn of the event loop while it is done, and the whole, ms. */
async function holdOf(act: () => Promise<unknown>) {
	let longest = 0;
	let over = false;
	const start = performance.now();
	let last = start;
	const look = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		if (!over) setImmediate(look);
	};
	setImmediate(look);
	await act();
	over = true;
	return { longest, whole: performance.now() - start };
}

describe("the results of a full hall", () => {
	for (const what of ["results", "results.csv", "results.xlsx"])
		it(`[TR1131] are made and sent in short turns, others being served in between: ${what} of 5,000 and 20 questions`, {
			timeout: 60_000,
		}, async () => {
			const path = `/api/rooms/${room}/${what}`;
			// The rounds are counted by whoever looks first.
			await read(path);
			const holds = [];
			for (let one = 0; one < tries; one++)
				holds.push(await holdOf(() => read(path)));
			const longest = Math.min(...holds.map((hold) => hold.longest));
			const share = Math.min(...holds.map((hold) => hold.longest / hold.whole));
			console.log(
				`${what}: the longest turn ${longest.toFixed(0)} ms, ${(share * 100).toFixed(0)} % of the whole`,
			);
			expect(share).toBeLessThan(mostShare);
		});
});
