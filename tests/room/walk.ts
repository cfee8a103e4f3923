import { positionOf, primaryOf } from "../../server/room/position.ts";
import { reduce, type Upkeep } from "../../server/room/reduce.ts";
import { graceMs, type Room } from "../../server/room/state.ts";
import type { Command } from "../../shared/instructor-events.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import type { Dice } from "./dice.ts";
import { counted, dawn, placed, room } from "./example.ts";

export interface Step {
	readonly before: Room;
	readonly command: Command | Upkeep;
	readonly now: number;
	readonly result: ReturnType<typeof reduce>;
	/** The room from here on. */
	readonly room: Room;
}

/** In the order of their schema, as the edge and the store give them. */
export function anySettings(dice: Dice): RoomSettings {
	const names = dice.pick(["required", "optional", "generated"] as const);
	const scoring = dice.pick(["none", "correctness", "speed"] as const);
	const perPoint = dice.pick([1, 1000] as const);
	const idle = dice.chance(20) ? "end" : "stay";
	const leaderboard = dice.chance(70);
	return {
		names,
		scoring,
		perPoint,
		leaderboard,
		answers: dice.pick(["final", "changeable"]),
		textOnPhones: dice.chance(70),
		phonesShow: dice.pick(["reveal", "end", "never"]),
		namesOnScreen: dice.chance(50),
		expected: dice.pick([null, 1, 30]),
		word: dice.chance(30),
		// Most lectures go by hand: in those most goes astray.
		next: dice.chance(20) ? "open" : "read",
		closes: dice.chance(20) ? "all" : "hand",
		withClose: dice.chance(20) ? dice.pick(["bars", "answer"]) : "nothing",
		talk: dice.chance(20) ? dice.pick(["30-70", "35-70", "40-60"]) : "never",
		idle,
		why: dice.chance(20) ? "press" : "beside",
		podium: dice.chance(50) ? "press" : "whole",
		// Of what was drawn already: a seed plays the lecture that it played before there were these.
		streaks: names !== "required",
		sound: ({ none: "off", correctness: "countdown", speed: "all" } as const)[
			scoring
		],
		reactions: names !== "optional",
		confidence: names === "optional",
		ownResults: scoring !== "none",
	};
}

/** Any command, sensible or not; mostly from a page that is up to date. */
export function anyCommand(dice: Dice, so: Room, sheet: Sheet): Command {
	const primary = primaryOf(so, sheet);
	if (primary !== null && dice.chance(45)) return primary.command;
	const at = dice.chance(90) ? positionOf(so) : "open:0:1";
	const question = dice.roll(sheet.length + 1);
	const act = dice.pick<Parameters<typeof placed>[0]>([
		{ do: "goto", question },
		{ do: "open", question },
		{ do: "close" },
		{ do: "reveal" },
		dice.chance(50)
			? { do: "reveal" }
			: dice.chance(30)
				? { do: "wait" }
				: {
						do: "reopen",
						...(dice.chance(50) && { seconds: 1 + dice.roll(60) }),
					},
		{ do: "extend", seconds: 1 + dice.roll(60) },
		{ do: "untime" },
		{ do: dice.chance(15) ? "end" : "reveal" },
		{ do: "show", what: "distribution", on: dice.chance(60) },
		{ do: "show", what: "leaderboard", on: dice.chance(60) },
		{ do: "lock", on: dice.chance(50) },
		{ do: "settings", settings: anySettings(dice) },
		{ do: "keep", quiz: dice.pick(["quiz", "another"]) },
	]);
	return placed(act, at) as Command;
}

/** A lecture by chance: what it did to the room, step by step, closed rounds counted as the live layer would. */
export function walk(
	dice: Dice,
	sheet: Sheet,
	steps: number,
	groupsOf: (round: number, question: number) => Record<string, number>,
): Step[] {
	let so = room({ settings: anySettings(dice) });
	let now = dawn;
	const taken: Step[] = [];
	for (let step = 0; step < steps; step++) {
		now += dice.roll(8000);
		const uncounted = so.rounds.find(
			(round) => round.closedAt !== null && round.counted === null,
		);
		let command: Command | Upkeep = anyCommand(dice, so, sheet);
		if (uncounted !== undefined && dice.chance(80)) {
			const { round, question } = uncounted;
			const groups = groupsOf(round, question);
			command = { do: "count", round, counted: counted(groups) };
		} else if (dice.chance(10)) {
			command = { do: "expire", round: so.rounds.length };
			now += dice.chance(50) ? 60_000 + graceMs : 0;
		}
		const before = so;
		const result = reduce(before, sheet, command, now);
		if (!isRefusal(result)) so = result;
		taken.push({ before, command, now, result, room: so });
	}
	return taken;
}
