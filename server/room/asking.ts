import { isKnown, isSlide } from "../../shared/kinds/kinds.ts";
import { limits } from "../../shared/limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Sheet } from "../../shared/views.ts";
import { isTalkAdvised, shownWith } from "./advice.ts";
import { change, changeRound, nothingShown, uncounted } from "./change.ts";
import { isInThousands } from "./marks.ts";
import { questionAt } from "./sheet.ts";
import { speedSeconds } from "./speed.ts";
import {
	type Counted,
	closesAt,
	graceMs,
	type Phase,
	type Room,
	type Round,
	roundOf,
	type Shows,
} from "./state.ts";

/** A round from its opening to its reveal. */

export function open(
	room: Room,
	sheet: Sheet,
	question: number,
	now: number,
): Room | Refusal {
	if (room.phase.name === "open")
		return refuse("wrong-phase", "close-open-first");
	const asked = sheet[question];
	if (asked === undefined) return refuse("not-found", "no-such-question");
	if (!isKnown(asked)) return refuse("not-ready", "unknown-question");
	if (isSlide(asked)) return refuse("not-ready", "slide-not-asked");
	// The document has them all, and every page is shown them again with each change.
	if (room.rounds.length >= limits.rounds)
		return refuse("wrong-phase", "many-rounds", {
			values: { most: limits.rounds },
		});
	const seconds = asked.seconds ?? (isInThousands(room) ? speedSeconds : null);
	const round: Round = {
		round: room.rounds.length + 1,
		question,
		openedAt: now,
		deadline: seconds === null ? null : now + seconds * 1000,
		closedAt: null,
		changeable: room.settings.answers === "changeable",
		counted: null,
		recounts: 0,
		revealed: false,
		...(room.revision !== undefined && { revision: room.revision }),
	};
	return change(room, {
		phase: { name: "open", question, round: round.round },
		rounds: [...room.rounds, round],
		screen: nothingShown,
	});
}

/** `shows`: what is shown once it is counted. */
export function close(room: Room, now: number, shows?: Shows): Room | Refusal {
	const { phase } = room;
	if (phase.name !== "open") return refuse("wrong-phase", "none-open");
	const { question, round, reopened } = phase;
	return changeRound(
		room,
		round,
		{ closedAt: now },
		{
			phase: {
				name: "closed",
				question,
				round,
				...(reopened !== undefined && { reopened }),
				...(shows !== undefined && { shows }),
			},
		},
	);
}

/** What closes by itself shows the bars at most: the answer is the instructor's to give. */
export function expire(
	room: Room,
	sheet: Sheet,
	number: number,
	now: number,
): Room | Refusal {
	const { phase } = room;
	if (phase.name !== "open" || phase.round !== number) return room;
	const at = closesAt(room);
	if (at === null || now <= at + graceMs) return room;
	const shows = shownWith(room.settings, questionAt(sheet, phase.question));
	return close(room, now, shows === "bars" ? shows : undefined);
}

/** The same round takes answers again; what was answered stays, and is counted anew at its next close. */
export function reopen(
	room: Room,
	now: number,
	seconds?: number,
): Room | Refusal {
	const { phase } = room;
	if (phase.name === "revealed")
		return refuse("wrong-phase", "revealed-already");
	if (phase.name !== "closed") return refuse("wrong-phase", "close-first");
	const round = roundOf(room, phase.round);
	if (round.round < room.rounds.length)
		return refuse("wrong-phase", "asked-since");
	return changeRound(
		room,
		round.round,
		{
			...uncounted(round),
			closedAt: null,
			deadline: seconds === undefined ? null : now + seconds * 1000,
		},
		{
			phase: {
				name: "open",
				question: phase.question,
				round: phase.round,
				reopened: (phase.reopened ?? 0) + 1,
				// All have answered, most often; and it was closed too early once.
				held: true,
			},
			screen: nothingShown,
		},
	);
}

/** With the first count of a close comes what was to be shown with it, unless students shall talk first. */
export function count(
	room: Room,
	sheet: Sheet,
	number: number,
	counted: Counted,
): Room {
	const { phase } = room;
	const isHere = phase.name === "closed" && phase.round === number;
	if (!isHere || phase.shows === undefined)
		return changeRound(room, number, { counted });
	const { shows, ...closed } = phase;
	const next = changeRound(room, number, { counted }, { phase: closed });
	if (isTalkAdvised(next, sheet, roundOf(next, number))) return next;
	if (shows === "bars")
		return { ...next, screen: { ...next.screen, distribution: true } };
	return {
		...changeRound(next, number, { revealed: true }),
		version: next.version,
		phase: revealedFrom(phase),
	};
}

export function reveal(room: Room): Room | Refusal {
	const { phase } = room;
	if (phase.name !== "closed") return refuse("wrong-phase", "close-first");
	return changeRound(
		room,
		phase.round,
		{ revealed: true },
		{ phase: revealedFrom(phase) },
	);
}

function revealedFrom({
	shows: _,
	...phase
}: Extract<Phase, { name: "closed" }>): Phase {
	return { ...phase, name: "revealed" };
}

export function retime(
	room: Room,
	deadlineOf: (round: Round) => number | null,
): Room | Refusal {
	const { phase } = room;
	if (phase.name !== "open") return refuse("wrong-phase", "none-open");
	const deadline = deadlineOf(roundOf(room, phase.round));
	// Whoever gives time while the last seconds run wants it to be open for longer.
	return changeRound(
		room,
		phase.round,
		{ deadline },
		phase.due === undefined ? {} : { phase: held(phase) },
	);
}

/** How long a round stays open once all have answered, ms: time to take one's last tap back. */
export const lastCallMs = 3000;
/** So often it begins anew in a round; who goes on tapping then leaves the close to the instructor. */
const mostCalls = 4;

type Open = Extract<Phase, { name: "open" }>;

/** All who are here have answered, or no longer so. The same room where there is nothing to do. */
export function lastCall(
	room: Room,
	number: number,
	all: boolean,
	now: number,
): Room {
	const { phase, settings } = room;
	if (phase.name !== "open" || phase.round !== number) return room;
	const isDue = phase.due !== undefined;
	if (!all) return isDue ? change(room, { phase: without(phase) }) : room;
	if (isDue || phase.held === true || settings.closes !== "all") return room;
	return call(room, phase, now);
}

/** Somebody changed an answer in the last seconds. */
export function tapped(room: Room, number: number, now: number): Room {
	const { phase } = room;
	if (phase.name !== "open" || phase.round !== number) return room;
	return phase.due === undefined ? room : call(room, without(phase), now);
}

/** The round stays open until it is closed, or its time is over. */
export function wait(room: Room): Room | Refusal {
	const { phase } = room;
	if (phase.name !== "open") return refuse("wrong-phase", "none-open");
	return phase.held === true ? room : change(room, { phase: held(phase) });
}

function call(room: Room, phase: Open, now: number): Room {
	const { calls = 0 } = phase;
	return change(room, {
		phase:
			calls < mostCalls
				? { ...phase, due: now + lastCallMs, calls: calls + 1 }
				: held(phase),
	});
}

function without({ due: _, ...phase }: Open): Open {
	return phase;
}

function held(phase: Open): Open {
	return { ...without(phase), held: true };
}
