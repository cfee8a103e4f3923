import * as v from "valibot";
import type { Groups } from "../../shared/kinds/kind.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";
import type { Counted, Room } from "../room/state.ts";
import { StoredQuiz, StoredSheet } from "./quiz-schema.ts";
import { Room1, Room2 } from "./room-schema.ts";

/**
 * The only readers of stored quizzes, sheets and rooms: of any format that ever was, as today's. Each throws an error that names the
 * document and the place, where it is none that this version can read.
 */
export function readQuiz(text: string): Quiz {
	return read("a quiz", StoredQuiz, JSON.parse(text));
}

export function readSheet(text: string): Sheet {
	return read("a sheet", StoredSheet, JSON.parse(text));
}

/** `revision`: of the room. No two revisions of a room have one text, so that what is let go of is never what came back. */
export function textOfSheet(questions: Sheet, revision = 0): string {
	const revised = revision === 0 ? {} : { revision };
	return JSON.stringify({ v: quizFormat, ...revised, questions });
}

function read<T>(
	what: string,
	schema: v.GenericSchema<unknown, T>,
	stored: unknown,
): T {
	const parsed = v.safeParse(schema, stored, { abortEarly: true });
	if (parsed.success) return parsed.output;
	const [issue] = parsed.issues;
	throw new Error(
		`${what} cannot be read: ${v.getDotPath(issue) ?? "all of it"}: ${issue.message}`,
	);
}

/** As it was read or written last: the next version is stored only in the place of this very text. */
const texts = new WeakMap<Room, string>();

export function readRoom(text: string): Room {
	const stored: { id?: unknown } = JSON.parse(text);
	const what = `room ${stored.id}`;
	const room =
		"v" in stored
			? fromColumns(read(what, Room2, stored))
			: fromRoom1(read(what, Room1, stored));
	texts.set(room, text);
	return room;
}

/** A room stays of its format: an older version, still running beside this one in an upgrade, may have it open. */
export function textOfRoom(room: Room): string {
	const known = texts.get(room);
	if (known !== undefined) return known;
	const text = JSON.stringify(room.v === 1 ? toRoom1(room) : toColumns(room));
	texts.set(room, text);
	return text;
}

export function fromRoom1({ rounds, ...room }: Room1): Room {
	return {
		v: 1,
		...room,
		rounds: rounds.map(({ groups, ...round }) => ({
			...round,
			counted: groups && countedBy(groups),
			recounts: 0,
		})),
	};
}

function countedBy(values: Groups): Counted {
	const numbers = Object.values(values);
	return { answered: numbers.reduce((sum, one) => sum + one, 0), values };
}

function toRoom1({ v: _, rounds, ...room }: Room) {
	return {
		...room,
		rounds: rounds.map(({ counted, recounts: _, ...round }) => ({
			...round,
			groups: counted !== null && "values" in counted ? counted.values : null,
		})),
	};
}

function toColumns({ rounds, ...room }: Room) {
	return {
		...room,
		rounds: {
			question: rounds.map(({ question }) => question),
			openedAt: rounds.map(({ openedAt }) => openedAt),
			deadline: rounds.map(({ deadline }) => deadline),
			closedAt: rounds.map(({ closedAt }) => closedAt),
			changeable: rounds.map(({ changeable }) => changeable),
			revealed: rounds.map(({ revealed }) => revealed),
			counted: rounds.map(({ counted }) => counted),
			recounts: rounds.map(({ recounts }) => recounts),
			taken: rounds.map(({ taken = 0 }) => taken),
			...(rounds.some(({ revision = 0 }) => revision > 0) && {
				revision: rounds.map(({ revision = 0 }) => revision),
			}),
		},
	};
}

function fromColumns({ rounds, ...room }: Room2): Room {
	return {
		...room,
		rounds: rounds.question.map((question, index) => {
			const cell = <T>(column: readonly T[]): T => column[index] as T;
			const taken = cell(rounds.taken);
			const revision = rounds.revision?.[index] ?? 0;
			return {
				round: index + 1,
				question,
				openedAt: cell(rounds.openedAt),
				deadline: cell(rounds.deadline),
				closedAt: cell(rounds.closedAt),
				changeable: cell(rounds.changeable),
				revealed: cell(rounds.revealed),
				counted: cell(rounds.counted),
				recounts: cell(rounds.recounts),
				...(taken > 0 && { taken }),
				...(revision > 0 && { revision }),
			};
		}),
	};
}
