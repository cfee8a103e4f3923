import { positionOf } from "../../server/room/position.ts";
import { reduce, type Upkeep } from "../../server/room/reduce.ts";
import type { Counted, Room } from "../../server/room/state.ts";
import { type Scene, tallyOf, valuesOf } from "../../server/room/tally.ts";
import type { Command } from "../../shared/instructor-events.ts";
import type { Json } from "../../shared/json.ts";
import type { Groups, Tally } from "../../shared/kinds/kind.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { defaultSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import type { Dice } from "./dice.ts";

/** When the example lectures begin on the store's clock. */
export const dawn = 1_800_000_000_000;

/** A question of a kind that chooses options. */
export function question(
	kind: "single" | "multiple" | "truefalse" | "poll",
	correct: readonly number[],
	more: Partial<Question> & { size?: number } = {},
): Question {
	const { size = 4, ...rest } = more;
	const options =
		kind === "truefalse"
			? ["True", "False"]
			: Array.from({ length: size }, (_, index) => `Option ${index + 1}`);
	return {
		id: `${kind}-${correct.join("")}`,
		kind,
		text: `A ${kind} question`,
		ask: { options },
		key: kind === "poll" ? {} : { correct: [...correct] },
		explanation: `Because ${correct.join(" and ")}.`,
		seconds: null,
		points: 1,
		...rest,
	};
}

/** One question of each kind; the second has a time limit of 30 s. */
export const sheet: Sheet = [
	question("single", [1]),
	question("multiple", [0, 2], { seconds: 30, points: 2 }),
	question("truefalse", [0], { points: 3 }),
	question("poll", []),
];

export function room(more: Partial<Room> = {}): Room {
	return {
		v: 2,
		id: "room-1",
		code: "R0CD12",
		owner: "owner-1",
		quiz: "quiz-1",
		title: "Lesson 1",
		screenToken: "screen-1",
		version: 1,
		createdAt: dawn,
		changedAt: dawn,
		endedAt: null,
		settings: defaultSettings,
		locked: false,
		phase: { name: "lobby" },
		rounds: [],
		screen: { distribution: false, leaderboard: false },
		...more,
	};
}

/** A command as a test writes it: `at` is filled in with where the room stands. */
export type Act = Command extends infer C
	? C extends { at: string }
		? Omit<C, "at">
		: C
	: never;

/** The room after these acts of an instructor whose page is up to date, all at `now`; throws when one is refused. */
export function run(
	from: Room,
	acts: readonly (Act | Upkeep)[],
	now = dawn,
	asked: Sheet = sheet,
): Room {
	return acts.reduce<Room>(
		(so, act) => accepted(reduce(so, asked, placed(act, positionOf(so)), now)),
		from,
	);
}

/** A count by the JSON text of the values: what a room of the first format has, and tests say which answers there were. */
export function counted(values: Groups): Counted {
	const answered = Object.values(values).reduce((sum, one) => sum + one, 0);
	return { answered, values };
}

/** The room with the counts that its views need, from what was counted by value. */
export function sceneOf(so: Room, asked: Sheet): Scene {
	const tallies = so.rounds.flatMap((round): [number, Tally][] => {
		const question = asked[round.question];
		return question === undefined || round.counted === null
			? []
			: [[round.round, talliedOf(question, round.counted)]];
	});
	return { room: so, sheet: asked, tallies: new Map(tallies) };
}

function talliedOf(asked: Question, counted: Counted): Tally {
	return tallyOf(asked, "values" in counted ? valuesOf(counted.values) : []);
}

/** Asks a question from wherever the room stands, counts these answers, and reveals it. */
export function asked(
	from: Room,
	question: number,
	groups: Groups = {},
	now = dawn,
	of: Sheet = sheet,
): Room {
	const opened = run(from, [{ do: "open", question }], now, of);
	return run(
		opened,
		[
			{ do: "close" },
			{ do: "count", round: opened.rounds.length, counted: counted(groups) },
			{ do: "reveal" },
		],
		now,
		of,
	);
}

const unplaced = [
	"show",
	"lock",
	"settings",
	"expire",
	"last-call",
	"tapped",
	"recount",
	"count",
	"renew",
	"correct",
	"moderate",
	"merge",
	"name",
];

/** The act as a page that shows `at` sends it. */
export function placed(act: Act | Upkeep, at: string): Command | Upkeep {
	return (unplaced.includes(act.do) ? act : { ...act, at }) as Command | Upkeep;
}

export function accepted(result: Room | Refusal): Room {
	if (isRefusal(result))
		throw new Error(`refused: ${result.error} ${result.message}`);
	return result;
}

export function refusal(result: unknown): string {
	return isRefusal(result) ? result.error : "no refusal";
}

/** A possible answer to this question. */
export function anyAnswer(dice: Dice, asked: Question): Json {
	return kindOf(asked).sample(asked.ask, dice);
}
