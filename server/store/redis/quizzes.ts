import type { Quiz } from "../../../shared/quiz.ts";
import type { QuizRecord, QuizStore } from "../quiz-store.ts";
import type { Keys } from "./keys.ts";
import type { Link } from "./link.ts";

/** Takes apart what `lua/add-quizzes.lua` puts together. */
function readQuiz(
	id: string,
	stored: string,
): { record: QuizRecord; place: number } {
	const feed = stored.indexOf("\n");
	const [version, createdAt, updatedAt, usedAt, place, ...sample] = stored
		.slice(0, feed)
		.split(" ");
	return {
		record: {
			id,
			version: Number(version),
			createdAt: Number(createdAt),
			updatedAt: Number(updatedAt),
			usedAt: usedAt === "-" ? null : Number(usedAt),
			sample: JSON.parse(sample.join(" ")) as string | null,
			quiz: JSON.parse(stored.slice(feed + 1)) as Quiz,
		},
		place: Number(place),
	};
}

/** Quiz id → what is stored, as quizzes in the order of adding. */
export function readQuizzes(
	stored: Readonly<Record<string, string>>,
): QuizRecord[] {
	return Object.entries(stored)
		.map(([id, quiz]) => readQuiz(id, quiz))
		.sort((one, other) => one.place - other.place)
		.map(({ record }) => record);
}

/** Every key holds the owner: an id of another instructor's quiz finds nothing. */
export function quizKeys(link: Link, keys: Keys): QuizStore {
	return {
		async addInstructor({ id, createdAt }) {
			const there = await link.ask<string | null>(
				"set",
				keys.instructor(id),
				createdAt,
				"NX",
				"GET",
			);
			return there === null || there === String(createdAt);
		},

		async instructor(id) {
			const createdAt = await link.ask<string | null>(
				"get",
				keys.instructor(id),
			);
			return createdAt === null ? null : { id, createdAt: Number(createdAt) };
		},

		async addHandOver(secretHash, sealed, expiresAt) {
			await link.ask(
				"set",
				keys.handOver(secretHash),
				sealed,
				"PXAT",
				expiresAt,
			);
		},

		handOver: (secretHash) =>
			link.ask<string | null>("get", keys.handOver(secretHash)),

		takeHandOver: (secretHash) =>
			link.ask<string | null>("getdel", keys.handOver(secretHash)),

		async quizzes(owner) {
			return readQuizzes(await link.hash(keys.quizzes(owner))).sort(
				(one, other) => other.updatedAt - one.updatedAt,
			);
		},

		async quiz(owner, id) {
			const stored = await link.ask<string | null>(
				"hget",
				keys.quizzes(owner),
				id,
			);
			return stored === null ? null : readQuiz(id, stored).record;
		},

		async addQuizzes(owner, quizzes) {
			const ids = new Set(quizzes.map(({ id }) => id));
			if (ids.size < quizzes.length) return false;
			const added = await link.run<0 | 1>(
				"add-quizzes",
				[keys.quizzes(owner), keys.places(owner)],
				quizzes.flatMap(({ id, quiz, sample }) => [
					id,
					JSON.stringify(sample),
					JSON.stringify(quiz),
				]),
			);
			return added === 1;
		},

		async putQuiz(owner, id, expected, quiz) {
			const reply = await link.run<["put" | "conflict", string] | null>(
				"put-quiz",
				[keys.quizzes(owner)],
				[id, expected, JSON.stringify(quiz)],
			);
			if (reply === null) return null;
			const [is, stored] = reply;
			return { is, record: readQuiz(id, stored).record };
		},

		removeQuiz: async (owner, id) =>
			1 === (await link.ask<number>("hdel", keys.quizzes(owner), id)),

		async markUsed(owner, id) {
			await link.run("use-quiz", [keys.quizzes(owner)], [id]);
		},
	};
}
