import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "../../../shared/instructor-events.ts";
import { type Quiz, quizFormat } from "../../../shared/quiz.ts";
import type { Results, RoomSummary } from "../../../shared/rest.ts";
import type { Told } from "../../../shared/route.ts";
import { routes } from "../../../shared/routes.ts";
import type { PhaseName } from "../../../shared/views.ts";
import { course } from "../../course/course.ts";
import { type Caller, Unanswered } from "./caller.ts";

/** So often is a step tried whose reply was lost or overtaken. */
const mostTries = 100;

/** A room of the caller's for one rehearsal, and its instructor. */
export class RehearsalRoom {
	readonly code: string;
	readonly #caller: Caller;
	readonly #params: { readonly id: string };

	constructor(caller: Caller, { id, code }: RoomSummary) {
		this.#caller = caller;
		this.#params = { id };
		this.code = code;
	}

	/** Its quiz is in the library only until the room has the questions. */
	static async open(caller: Caller, questions: number): Promise<RehearsalRoom> {
		const added = await caller.call(routes.quizzes.add, {
			body: quizOf(questions),
		});
		const { id } = added.data;
		try {
			const { data } = await caller.call(routes.rooms.open, {
				body: { quiz: id },
			});
			return new RehearsalRoom(caller, data);
		} finally {
			await gone(caller.insist(routes.quizzes.delete, { params: { id } }));
		}
	}

	state(): Promise<Told<typeof routes.rooms.state>> {
		return this.#caller.insist(routes.rooms.state, { params: this.#params });
	}

	/** `clicks`: told right before the command goes out. */
	async ask(question: number, clicks: () => void): Promise<void> {
		await this.#bring("open", question, (at) => {
			clicks();
			return { do: "open", at, question };
		});
	}

	/** Closes the question and shows what is right. */
	async reveal(question: number): Promise<void> {
		await this.#bring("closed", question, (at) => ({ do: "close", at }));
		await this.#bring("revealed", question, (at) => ({ do: "reveal", at }));
	}

	async end(): Promise<void> {
		await this.#bring("ended", null, (at) => ({ do: "end", at }));
	}

	/** Lets in all who wait. */
	async admit(): Promise<void> {
		await this.#caller.insist(routes.rooms.admit, {
			params: this.#params,
			body: { first: null },
		});
	}

	results(): Promise<Results> {
		return this.#caller.insist(routes.rooms.results, { params: this.#params });
	}

	async delete(): Promise<void> {
		await gone(
			this.#caller.insist(routes.rooms.delete, { params: this.#params }),
		);
	}

	/** Until the room is there: a step whose reply was lost is seen in its state, and one that came twice is refused as stale. */
	async #bring(
		phase: PhaseName,
		question: number | null,
		command: (at: string) => Command,
	): Promise<void> {
		for (let tries = 0; tries < mostTries; tries++) {
			const { view } = await this.state();
			if (view.phase === phase && view.question === question) return;
			await this.#caller
				.call(routes.rooms.command, {
					params: this.#params,
					body: command(view.at),
				})
				.catch(onlyPassing);
			await sleep(tries === 0 ? 0 : 200);
		}
		throw new Error(`The room could not be brought to “${phase}”.`);
	}
}

function onlyPassing(error: unknown): void {
	const { status } = error instanceof Unanswered ? error : { status: 400 };
	const passes = status === 0 || status === 409 || status === 429;
	if (!passes && status < 500) throw error;
}

/** What is to be deleted and is not there is deleted. */
async function gone(deleting: Promise<unknown>): Promise<void> {
	await deleting.catch((error: unknown) => {
		if (!(error instanceof Unanswered && error.status === 404)) throw error;
	});
}

/** Questions of every kind, without a time limit: what is late in a rehearsal shall be seen, not refused. */
function quizOf(count: number): Quiz {
	const all = course.flatMap(({ sample, quiz }) =>
		sample === "12-every-kind" ? quiz.questions : [],
	);
	return {
		v: quizFormat,
		title: "Rehearsal",
		description: "",
		questions: Array.from({ length: count }, (_, place) => {
			const question = all[place % all.length];
			if (question === undefined) throw new Error("the sample course is gone");
			return { ...question, id: `rehearsal-${place + 1}`, seconds: null };
		}),
	};
}
