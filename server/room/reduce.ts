import type { Corrected } from "../../shared/correction.ts";
import type { Command } from "../../shared/instructor-events.ts";
import { slidePartsOf } from "../../shared/kinds/kinds.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";
import {
	close,
	count,
	expire,
	lastCall,
	open,
	reopen,
	retime,
	reveal,
	tapped,
	wait,
} from "./asking.ts";
import { change, changeRound, nothingShown, uncounted } from "./change.ts";
import { correct, correctionsTag } from "./corrections.ts";
import { admit, guardAgainst } from "./guard.ts";
import { decideOnName } from "./held-names.ts";
import { decide } from "./moderation.ts";
import { podiumPlaces } from "./places.ts";
import { positionOf } from "./position.ts";
import {
	type Counted,
	idleAt,
	type Phase,
	type Room,
	type Rush,
	roundsOf,
} from "./state.ts";
import { hardMs, wordsAsked } from "./word.ts";

/**
 * What the live layer itself does to a room: end it when it was left open, close a round whose time is over, begin its last seconds when all have answered, write down the count of a closed one,
 * have all closed ones counted anew because answers were erased, or one because answers were taken in that phones sent again
 * after a restore, make a new version of the same state because rows that
 * views are built from have changed, look at who has come, let in who waits, ask newcomers for more words.
 */
export type Upkeep =
	| { do: "expire"; round: number }
	| { do: "last-call"; round: number; all: boolean }
	| { do: "tapped"; round: number }
	| { do: "end-idle" }
	| { do: "count"; round: number; counted: Counted }
	| { do: "recount" }
	| { do: "take-offers"; round: number }
	| { do: "renew" }
	| { do: "guard"; joined: number; rush: Rush | null; slight: Rush | null }
	| { do: "harden"; words: number }
	| { do: "admit"; upTo: number; reopen: boolean };

/**
 * The room after a command, with the next version; or why not. Pure: `now` is the store's clock in ms.
 * The same room (identical object) means that the command changes nothing. `sheet`: corrected. `by`: the session whose command it is.
 */
export function reduce(
	room: Room,
	sheet: Sheet,
	command: Command | Upkeep,
	now: number,
	by = room.owner,
): Room | Refusal {
	if ("at" in command && command.at !== positionOf(room)) {
		return refuse("stale", "moved-on");
	}
	const isOfEnd = command.do === "reveal" && command.shows === "place";
	if (room.phase.name === "ended" && !isOfEnd && !lasting.has(command.do)) {
		return refuse("room-ended", "room-ended");
	}
	const next = apply(room, sheet, command, now, by);
	return isRefusal(next) || next === room ? next : { ...next, changedAt: now };
}

/** What may still be done to an ended room. */
const lasting: ReadonlySet<(Command | Upkeep)["do"]> = new Set([
	"count",
	"recount",
	"take-offers",
	"renew",
	"correct",
	"keep",
	"name",
]);

function apply(
	room: Room,
	sheet: Sheet,
	command: Command | Upkeep,
	now: number,
	by: string,
): Room | Refusal {
	switch (command.do) {
		case "goto":
			return show(room, sheet, command.question, command.parts);
		case "open":
			return open(room, sheet, command.question, now);
		case "close":
			return close(room, now, command.shows);
		case "reopen":
			return reopen(room, now, command.seconds);
		case "expire":
			return expire(room, sheet, command.round, now);
		case "last-call":
			return lastCall(room, command.round, command.all, now);
		case "tapped":
			return tapped(room, command.round, now);
		case "wait":
			return wait(room);
		case "count":
			return count(room, sheet, command.round, command.counted);
		case "recount":
			return recount(room);
		case "take-offers":
			return takeOffers(room, command.round);
		case "renew":
			return change(room, {});
		case "reveal":
			return command.shows === undefined
				? reveal(room)
				: showMore(room, command.shows);
		case "extend":
			return retime(
				room,
				(round) =>
					Math.max(round.deadline ?? now, now) + command.seconds * 1000,
			);
		case "untime":
			return retime(room, () => null);
		case "end":
			return end(room, now, isByPress(room.settings));
		case "end-idle": {
			const at = idleAt(room);
			return at === null || now < at ? room : end(room, now, false);
		}
		case "show":
			return change(room, {
				screen: { ...room.screen, [command.what]: command.on },
			});
		case "lock":
			return change(room, { locked: command.on });
		case "guard": {
			const { joined, rush, slight } = command;
			const part = guardAgainst(room, joined, rush, slight, now);
			return part === null ? room : change(room, part);
		}
		case "harden": {
			const words = { count: command.words, until: now + hardMs };
			return wordsAsked(room, now) >= words.count
				? room
				: change(room, { words });
		}
		case "admit":
			return change(room, admit(room, command.upTo, command.reopen, now));
		case "settings":
			return change(room, { settings: command.settings });
		case "keep":
			return room.quiz === command.quiz
				? room
				: change(room, { quiz: command.quiz });
		case "correct": {
			const { question, correction, seen } = command;
			const made = correct(room, sheet, question, correction, now, by);
			// What holds already has been done, by this very command perhaps, whose reply was lost.
			const isOvertaken =
				seen !== undefined && made !== null && seen !== correctionsTag(room);
			return recorrect(
				room,
				question,
				isOvertaken ? refuse("stale", "corrected-since") : made,
			);
		}
		case "name": {
			const decidedNames = decideOnName(room, command.name, command.on);
			if (decidedNames === null) return room;
			return isRefusal(decidedNames)
				? decidedNames
				: change(room, { decidedNames });
		}
		case "moderate":
		case "merge": {
			const moderated = decide(room, sheet[command.question], command);
			if (moderated === null) return room;
			return isRefusal(moderated) ? moderated : change(room, { moderated });
		}
	}
}

/** `parts`: so many of a slide's. */
function show(
	room: Room,
	sheet: Sheet,
	question: number,
	parts = 1,
): Room | Refusal {
	if (room.phase.name === "open")
		return refuse("wrong-phase", "close-open-first");
	const shown = sheet[question];
	if (shown === undefined) return refuse("not-found", "no-such-question");
	if (parts > (slidePartsOf(shown)?.length ?? 1))
		return refuse("not-found", "no-such-part");
	const last = roundsOf(room, question).at(-1);
	const phase: Phase =
		last === undefined
			? { name: "ready", question, ...(parts > 1 && { parts }) }
			: {
					name: last.revealed ? "revealed" : "closed",
					question,
					round: last.round,
				};
	return change(room, { phase, screen: nothingShown });
}

/** What comes after the answer, and after the end, by a press of its own. */
function showMore(room: Room, what: "why" | "place"): Room | Refusal {
	const { phase, screen } = room;
	if (what === "why") {
		if (phase.name !== "revealed") return refuse("wrong-phase", "reveal-first");
		return screen.why === true
			? room
			: change(room, { screen: { ...screen, why: true } });
	}
	if (phase.name !== "ended") return refuse("wrong-phase", "end-first");
	return screen.podium === undefined || screen.podium >= podiumPlaces
		? room
		: change(room, { screen: { ...screen, podium: screen.podium + 1 } });
}

function recount(room: Room): Room {
	return change(room, {
		rounds: room.rounds.map((round) => ({ ...round, ...uncounted(round) })),
	});
}

/** What was counted as right of the question's rounds is counted anew. */
function recorrect(
	room: Room,
	question: number,
	corrections: Refusal | readonly Corrected[] | null,
): Room | Refusal {
	if (corrections === null) return room;
	if (isRefusal(corrections)) return corrections;
	const rounds = room.rounds.map((round) =>
		round.question === question && round.counted !== null
			? { ...round, ...uncounted(round) }
			: round,
	);
	return change(room, { corrections, rounds });
}

function takeOffers(room: Room, number: number): Room | Refusal {
	const round = room.rounds[number - 1];
	if (round === undefined) return refuse("not-found", "no-such-round");
	if (round.closedAt === null) return refuse("wrong-phase", "close-first");
	const taken = (round.taken ?? 0) + 1;
	return changeRound(room, number, { ...uncounted(round), taken });
}

/** Whether the podium comes place by place; where a room ends by itself nobody is there to press. */
function isByPress({ podium, leaderboard, scoring }: RoomSettings): boolean {
	return podium === "press" && leaderboard && scoring !== "none";
}

/** The end reveals every round that was asked: from then on results and scores are one thing. */
function end(room: Room, now: number, byPress: boolean): Room {
	const rounds = room.rounds.map((round) => ({
		...round,
		closedAt: round.closedAt ?? now,
		revealed: true,
	}));
	return change(room, {
		phase: { name: "ended" },
		endedAt: now,
		rounds,
		screen: {
			distribution: false,
			leaderboard: true,
			...(byPress && { podium: 0 }),
		},
	});
}
