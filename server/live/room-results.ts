import type { Analysis } from "../../shared/analysis.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type {
	ResultRows,
	ResultsOverview,
	RoundValues,
	StudentAnswers,
} from "../../shared/results.ts";
import {
	keptUntil,
	type ResultsInParts,
	resultsInSteps,
	summaryOf,
} from "../room/results.ts";
import { mapInSteps } from "../room/steps.ts";
import { answersTold } from "../room/student-results.ts";
import type { RoomAnswers, RoomSeats } from "../store/room-store.ts";
import { Outcomes } from "./outcomes.ts";
import type { RoomCache } from "./room-cache.ts";
import { noRoom, noStudent } from "./room-refusals.ts";
import type { RoomRepository, Snapshot } from "./room-repository.ts";
import { inSlices, slices } from "./slices.ts";

const noRound = refuse("not-found", "no-such-round");

/** What an instructor reads of what a room left behind, or has so far. For a room that is another's it is `not-found`. */
export class RoomResults {
	readonly #store: RoomSeats & RoomAnswers;
	readonly #repository: RoomRepository;
	readonly #cache: RoomCache;
	readonly #retainMs: number | null;
	readonly #outcomes: Outcomes;

	/** `retainMs`: how long after its last change a room is deleted by itself; never when null or not given. */
	constructor(parts: {
		rooms: RoomSeats & RoomAnswers;
		repository: RoomRepository;
		cache: RoomCache;
		retainMs?: number | null;
	}) {
		this.#store = parts.rooms;
		this.#repository = parts.repository;
		this.#cache = parts.cache;
		this.#retainMs = parts.retainMs ?? null;
		this.#outcomes = new Outcomes(parts.rooms, parts.cache);
	}

	/** Every answer, and until when it is kept once the room has ended. */
	of(owner: string, roomId: string): Promise<ResultsInParts | Refusal> {
		return this.#found(owner, roomId, async ({ room, sheet }) => {
			// One after another: a store in this process does each at once.
			const turn = slices();
			const seats = await this.#store.seats(roomId);
			await turn();
			const answers = await this.#cache.allAnswers(room);
			const offered = await this.#store.offered(roomId);
			const results = await inSlices(
				resultsInSteps(room, sheet, seats, answers, offered),
			);
			return { ...results, ...keptUntil(room, this.#retainMs) };
		});
	}

	/** All but the students. */
	overview(owner: string, roomId: string): Promise<ResultsOverview | Refusal> {
		return this.#found(owner, roomId, async (found) => {
			const { room } = found;
			const { outcome, seats } = await this.#outcomes.of(found);
			const joined = seats.filter((seat) => !seat.removed).length;
			return {
				room: summaryOf(room, joined),
				settings: room.settings,
				...keptUntil(room, this.#retainMs),
				questions: outcome.questions,
				sums: outcome.sums,
			};
		});
	}

	/** Every student, without the answers. */
	students(owner: string, roomId: string): Promise<ResultRows | Refusal> {
		return this.#found(owner, roomId, async (found) => {
			const { outcome, seats } = await this.#outcomes.of(found);
			const students = mapInSteps(seats, ({ id, name, removed }) => ({
				seat: id,
				name,
				...(removed && { removed: true as const }),
				...(outcome.students.get(id) ?? { score: 0, rank: null, answered: 0 }),
			}));
			return { students: await inSlices(students) };
		});
	}

	/** One student's answers. */
	student(
		owner: string,
		roomId: string,
		seat: string,
	): Promise<StudentAnswers | Refusal> {
		return this.#found(owner, roomId, async ({ room, sheet }) => {
			if ((await this.#store.seat(roomId, seat)) === null) return noStudent;
			const rows = await Promise.all(
				room.rounds.map(({ round }) => this.#store.answer(roomId, round, seat)),
			);
			const given = room.rounds.flatMap((round, place) => {
				const row = rows[place] ?? null;
				return row === null ? [] : [[round, row] as const];
			});
			const tell = answersTold(room, sheet);
			return { answers: await inSlices(mapInSteps(given, tell)) };
		});
	}

	/** What was answered in one round. */
	values(
		owner: string,
		roomId: string,
		round: number,
	): Promise<RoundValues | Refusal> {
		return this.#found(owner, roomId, async ({ room }) => {
			if (room.rounds[round - 1] === undefined) return noRound;
			const rows = await this.#cache.answers(room, round);
			return { values: rows.map(({ value }) => value) };
		});
	}

	/** What they tell about the questions. */
	analysis(owner: string, roomId: string): Promise<Analysis | Refusal> {
		return this.#found(
			owner,
			roomId,
			async (found) => (await this.#outcomes.of(found)).outcome.analysis,
		);
	}

	async #found<T>(
		owner: string,
		roomId: string,
		read: (found: Snapshot) => Promise<T | Refusal>,
	): Promise<T | Refusal> {
		const found = await this.#repository.own(owner, roomId);
		return found === null ? noRoom : read(found);
	}
}
