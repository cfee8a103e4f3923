import type { Groups } from "../../shared/kinds/kind.ts";
import {
	fromQuestion1,
	type Question1,
	quizFrom1,
} from "../../shared/older-quiz.ts";
import type { Question, Quiz } from "../../shared/quiz.ts";
import type { Sheet } from "../../shared/views.ts";
import type { Counted, Room, Round } from "../room/state.ts";

/**
 * The only readers of stored quizzes, sheets and rooms: of any format that ever was, as today's. What is stored has been parsed by a
 * schema, this version's or another's; a question of a kind that only a newer one knows stays as it is.
 */
export function readQuiz(text: string): Quiz {
	const stored = JSON.parse(text) as Quiz | Parameters<typeof quizFrom1>[0];
	return "v" in stored ? stored : quizFrom1(stored);
}

export function readSheet(text: string): Sheet {
	const stored = JSON.parse(text) as (Question | Question1)[];
	return stored.map((question) =>
		"options" in question ? fromQuestion1(question) : question,
	);
}

/** A room of the first format: it had no number, and its rounds were counted by the JSON text of the answers' values. */
export type Room1 = Omit<Room, "v" | "rounds"> & {
	readonly rounds: readonly Round1[];
};
type Round1 = Omit<Round, "counted" | "recounts"> & {
	readonly groups: Groups | null;
};

/** Of this format a room's rounds are kept by columns: a long lecture has hundreds of them, and each change writes them all. */
type Stored2 = Omit<Room, "rounds"> & { readonly rounds: Columns };
interface Columns {
	readonly question: readonly number[];
	readonly openedAt: readonly number[];
	readonly deadline: readonly (number | null)[];
	readonly closedAt: readonly (number | null)[];
	readonly changeable: readonly boolean[];
	readonly revealed: readonly boolean[];
	readonly counted: readonly (Counted | null)[];
	readonly recounts: readonly number[];
	/** 0: never. */
	readonly taken: readonly number[];
}

/** As it was read or written last: the next version is stored only in the place of this very text. */
const texts = new WeakMap<Room, string>();

export function readRoom(text: string): Room {
	const stored = JSON.parse(text) as Room1 | Stored2;
	const room = "v" in stored ? fromColumns(stored) : fromRoom1(stored);
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

function toRoom1({ v: _, rounds, ...room }: Room): Room1 {
	return {
		...room,
		rounds: rounds.map(({ counted, recounts: _, ...round }) => ({
			...round,
			groups: counted !== null && "values" in counted ? counted.values : null,
		})),
	};
}

function toColumns({ rounds, ...room }: Room): Stored2 {
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
		},
	};
}

function fromColumns({ rounds, ...room }: Stored2): Room {
	const cell = <T>(column: readonly T[], index: number): T => {
		if (index in column) return column[index] as T;
		throw new Error(`room ${room.id}: round ${index + 1} is not whole`);
	};
	return {
		...room,
		rounds: rounds.question.map((question, index) => {
			const taken = cell(rounds.taken, index);
			return {
				round: index + 1,
				question,
				openedAt: cell(rounds.openedAt, index),
				deadline: cell(rounds.deadline, index),
				closedAt: cell(rounds.closedAt, index),
				changeable: cell(rounds.changeable, index),
				revealed: cell(rounds.revealed, index),
				counted: cell(rounds.counted, index),
				recounts: cell(rounds.recounts, index),
				...(taken > 0 && { taken }),
			};
		}),
	};
}
