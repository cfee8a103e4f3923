import type { Command } from "../../shared/instructor-events.ts";
import type { Frame } from "./frames.ts";

/** What the pages of protocol version 2 send in one lecture, in this order: to be recorded once, and never changed. */
type Sent = readonly [who: string, frame: Frame];

let acks = 0;

function ask(who: string, event: string, message: object): Sent {
	const namespace = who === "instructor" ? "instructor" : "student";
	return [who, [`2/${namespace},${acks++}`, [event, message]]];
}

const connect = (who: string, of: string, auth: object = {}): Sent => [
	who,
	["0/student,", { v: 2, code: "<code>", token: `<token ${of}>`, ...auth }],
];

type Move = Command extends infer C
	? C extends Command
		? Omit<C, "at">
		: never
	: never;
const move = (command: Move): Sent =>
	ask("instructor", "command", {
		room: "<room>",
		command: { at: "<at>", ...command },
	});
const turn = (command: Move): Sent =>
	ask("instructor", "command", { room: "<room>", command });

function answer(who: string, round: number, choice: number[], seq = 1): Sent {
	return ask(who, "answer", { round, seq, choice });
}

export const script: readonly Sent[] = [
	["instructor", ["0/instructor,", null]],
	ask("instructor", "watch", { room: "<room>" }),
	["screen", ["GET", "<screen>"]],
	connect("old", "Old", { v: 1 }),
	connect("lost", "Lost", { code: "BCDFGH" }),
	connect("odd", "Odd", { more: 1 }),
	connect("Ada", "Ada", { number: 1 }),
	ask("Ada", "hello", {}),
	ask("Ada", "join", { name: " Ada " }),
	connect("Ben", "Ben"),
	ask("Ben", "join", { name: "" }),
	ask("Ben", "join", { name: "ADA" }),
	ask("Ben", "join", { name: "Ben" }),
	answer("Ada", 1, [1]),
	ask("Ada", "answer", { round: 0 }),
	move({ do: "goto", question: 0 }),
	ask("instructor", "command", {
		room: "<room>",
		command: { do: "open", at: "lobby", question: 0 },
	}),
	move({ do: "open", question: 0 }),
	answer("Ada", 1, [1]),
	answer("Ada", 1, [0], 2),
	answer("Ada", 1, [1], 3),
	answer("Ben", 1, [0]),
	answer("Ben", 1, [7], 2),
	move({ do: "extend", seconds: 30 }),
	move({ do: "untime" }),
	ask("instructor", "rename", {
		room: "<room>",
		seat: "<seat Ben>",
		name: "Benno",
	}),
	ask("Ben", "hello", {}),
	move({ do: "close" }),
	answer("Ada", 1, [2], 4),
	turn({ do: "show", what: "distribution", on: true }),
	move({ do: "reveal" }),
	turn({ do: "show", what: "leaderboard", on: true }),
	connect("Cleo", "Cleo", { number: 3 }),
	ask("Cleo", "join", { name: "Cleo" }),
	// The same question a second time, under another rule.
	turn({
		do: "settings",
		settings: {
			names: "optional",
			scoring: "correctness",
			leaderboard: true,
			answers: "final",
			textOnPhones: false,
			phonesShow: "reveal",
		},
	} as Move),
	move({ do: "open", question: 0 }),
	answer("Cleo", 2, [1]),
	answer("Cleo", 2, [0], 2),
	answer("Ben", 2, [1]),
	move({ do: "close" }),
	move({ do: "reveal" }),
	ask("instructor", "remove", { room: "<room>", seats: ["<seat Cleo>"] }),
	turn({ do: "lock", on: true }),
	connect("Dora", "Dora"),
	ask("Dora", "join", { name: "Dora" }),
	turn({ do: "lock", on: false }),
	move({ do: "goto", question: 1 }),
	move({ do: "open", question: 1 }),
	ask("Ada", "answer", {
		round: 3,
		seq: 1,
		choice: [2, 1],
		epoch: "<epoch>",
		index: 1,
	}),
	ask("Ben", "answer", {
		round: 3,
		seq: 1,
		choice: [0],
		epoch: "of another store",
		index: 1,
	}),
	answer("Ben", 3, []),
	// Opened again on the same phone.
	connect("Ada again", "Ada", { number: 2 }),
	ask("Ada again", "hello", {}),
	move({ do: "close" }),
	move({ do: "reveal" }),
	ask("Ada again", "offer", { answers: [{ round: 2, index: 0, choice: [1] }] }),
	move({ do: "goto", question: 2 }),
	move({ do: "open", question: 2 }),
	answer("Ada again", 4, [0]),
	move({ do: "close" }),
	move({ do: "reveal" }),
	move({ do: "goto", question: 3 }),
	move({ do: "open", question: 3 }),
	answer("Ada again", 5, [1]),
	answer("Ben", 5, [0]),
	ask("Ben", "hello", {}),
	ask("instructor", "admit", { room: "<room>", first: null }),
	ask("instructor", "clearLine", { room: "<room>" }),
	move({ do: "end" }),
	ask("Ada again", "hello", {}),
	ask("Dora", "hello", {}),
	ask("instructor", "watch", { room: "<room>" }),
	ask("instructor", "watch", { room: "nowhere" }),
];
