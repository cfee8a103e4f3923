import type { Json } from "../../shared/json.ts";
import type { Question } from "../../shared/quiz.ts";
import { questionOf } from "../rig/room.ts";

/** What a hall is asked for its pictures: every kind, few and many options, short and long words. */

export interface Asked {
	readonly question: Question;
	/** What students answer, by turns; else what the kind has as samples. */
	readonly values?: readonly Json[];
	/** It is asked a second time, with these answers. */
	readonly again?: readonly Json[];
}

const long =
	"Over HTTP/1.1 a browser opens about six connections, so most of its requests wait in line; with HTTP/2 all of them share one.";
const word =
	"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzgebungsverfahrensordnung";
const why =
	"The floor must push you up harder than gravity pulls you down, or you would not speed up: $N = m(g + a)$. The scale shows $N$.";

const one = (counts: readonly number[]): Json[] =>
	counts.flatMap((count, option) =>
		Array.from({ length: count }, () => [option]),
	);

const choice = (
	id: string,
	text: string,
	options: readonly string[],
	counts: readonly number[],
	more: Partial<Question> = {},
): Asked => ({
	question: questionOf(id, {
		text,
		ask: { options: [...options] },
		key: { correct: [0] },
		explanation: "",
		...more,
	}),
	values: one(counts),
});

const lift =
	"You stand on a scale in a lift. The lift accelerates upwards. What does the scale show?";

export const hallQuestions = (image: string): readonly Asked[] => [
	choice(
		"two",
		"Water boils at a lower temperature on a mountain.",
		["True", "False"],
		[19, 11],
		{ kind: "truefalse", explanation: "The air presses less." },
	),
	choice(
		"three",
		"Which of these is an element?",
		["Iron", "Steel", "Rust"],
		[22, 5, 3],
	),
	{
		...choice(
			"four",
			lift,
			[
				"more than at rest",
				"less than at rest",
				"the same as at rest",
				"nothing at all",
			],
			[10, 12, 6, 2],
			{ explanation: why },
		),
		again: one([24, 3, 2, 1]),
	},
	choice(
		"long",
		"A browser wants to make 40 requests in parallel and runs on HTTP/1.1. You switch to HTTP/2. What is the main gain?",
		[
			long,
			`It is the other way round: ${long}`,
			long.slice(0, 92),
			`Neither: ${long}`,
		],
		[17, 6, 4, 3],
		{ explanation: `${why} `.repeat(12).trim() },
	),
	choice("word", word, [word, "A short one"], [20, 10]),
	choice(
		"six",
		"Which of these are the same before and after two balls of clay collide and stick together?",
		[
			"Momentum",
			"Kinetic energy",
			"Total energy",
			"Speed of each ball",
			"Angular momentum",
			"Mechanical energy",
		],
		[12, 7, 5, 3, 2, 1],
		{ explanation: why },
	),
	choice(
		"ten",
		"Which of these ten is the capital of Australia?",
		"Canberra Sydney Melbourne Perth Adelaide Brisbane Hobart Darwin Cairns Newcastle".split(
			" ",
		),
		[12, 7, 3, 2, 1, 1, 1, 1, 1, 1],
	),
	{
		question: questionOf("multiple", {
			kind: "multiple",
			text: "Which of these does UDP leave to the application?",
			ask: {
				options: [
					"Order",
					"Ports",
					"Sending again what was lost",
					"A checksum",
				],
			},
			key: { correct: [0, 2] },
			explanation: "UDP has ports and a checksum.",
		}),
	},
	{
		question: questionOf("numeric", {
			kind: "numeric",
			text: "A stone falls 20 m from rest, $g = 10\\,\\text{m/s}^2$. How many seconds does it take?",
			ask: { unit: "s" },
			key: {
				bands: [{ is: "around", value: 2, by: 0.1, per: "one", share: 1 }],
			},
			explanation: "$s = \\frac12 g t^2$, so $t = 2$ s.",
		}),
		values:
			"2 2 2 2 1.9 2.1 2.1 2 4 4 1 1.4 1.4 2.8 2 2 2.1 1.9 1.8 1.7 2.3 2.5 3 20 2 2 2.2 1.6 200 2".split(
				" ",
			),
	},
	{
		question: questionOf("text", {
			kind: "text",
			text: "What is the name of the table in which a host keeps which hardware address belongs to which IP address?",
			ask: { caseCounts: false, accentsCount: false, spacesCount: false },
			key: {
				accepted: [
					{ text: "ARP table", share: 1 },
					{ text: "ARP cache", share: 1 },
				],
				typos: 1,
			},
			explanation: "The Address Resolution Protocol fills it.",
		}),
		values: [
			"ARP table",
			"arp cache",
			"ARP table",
			"routing table",
			"ARP tabel",
			"DNS",
			"no idea at all, sorry",
			"ARP table",
		],
	},
	{
		question: questionOf("pairs", {
			kind: "pairs",
			text: "Which port does each protocol listen at by default?",
			ask: {
				left: ["HTTPS", "SSH", "DNS", "HTTP"],
				right: ["53", "443", "80", "22", "8080"],
			},
			key: { pairs: [1, 3, 0, 2] },
			explanation: "Above 1023 anybody may listen.",
		}),
		values: [
			[1, 3, 0, 2],
			[1, 3, 0, 4],
			[2, 3, 0, 1],
			[1, 0, 3, 2],
		],
	},
	{
		question: questionOf("pairslong", {
			kind: "pairs",
			text: "Match each layer with what it does.",
			ask: {
				left: [
					"The network layer, which the internet's own protocol is in",
					"Transport",
					"Application",
					"Link",
					"Physical",
				],
				right: [
					"Finds a way through many networks",
					"Bits on a wire or in the air",
					"What people use",
					"From program to program, in order and whole",
					"From one machine to its neighbour",
				],
			},
			key: { pairs: [0, 3, 2, 4, 1] },
			explanation: "",
		}),
		values: [
			[0, 3, 2, 4, 1],
			[0, 4, 2, 3, 1],
			[3, 0, 2, 4, 1],
		],
	},
	{
		question: questionOf("order", {
			kind: "order",
			text: "Put the steps of a TCP connection in order.",
			ask: {
				items: [
					"Client sends ACK",
					"Client sends SYN",
					"Client sends the request",
					"Server answers SYN-ACK",
				],
			},
			key: { orders: [[1, 3, 0, 2]], measure: "tau" },
			explanation: "Three steps, then data.",
		}),
		values: [
			[1, 3, 0, 2],
			[1, 3, 0, 2],
			[1, 0, 3, 2],
			[3, 1, 0, 2],
			[1, 3, 2, 0],
		],
	},
	{
		question: questionOf("point", {
			kind: "point",
			text: "Point at the moment from which on the client may send its request.",
			ask: { image: `![A connection over time](image:${image})` },
			key: {
				regions: [{ shape: "oval", x: 140, y: 620, width: 140, height: 130 }],
			},
			explanation: "At 150 ms, when SYN and ACK are back.",
		}),
		values: [
			[200, 680],
			[210, 690],
			[195, 670],
			[500, 300],
			[700, 900],
			[220, 400],
			[205, 685],
		],
	},
	{
		question: questionOf("poll", {
			kind: "poll",
			text: "Which part of the course shall we go over once more?",
			ask: { options: ["TCP", "TLS", "DNS", "HTTP"], other: true },
			key: {},
			explanation: "",
		}),
		values: [
			[0],
			[1],
			[0],
			[3],
			[1],
			[1],
			{ other: "All of it" },
			{ other: "Exam" },
		],
	},
	{
		question: questionOf("scale", {
			kind: "scale",
			text: "I could explain Newton’s third law to a friend.",
			ask: { labels: ["not at all", "", "somewhat", "", "completely"] },
			key: {},
			explanation: "",
		}),
		values: [4, 4, 3, 5, 2, 4, 3, 5, 4, 1, 4, 3],
	},
	{
		question: questionOf("rating", {
			kind: "rating",
			text: "How sure are you that you could explain it to a friend?",
			ask: {
				statements: [
					"What happens in a TCP handshake",
					"How DNS finds an address",
					"What a certificate proves",
					"Why HTTP/3 runs over UDP",
				],
				labels: ["not at all", "", "", "", "entirely"],
			},
			key: {},
			explanation: "",
		}),
	},
	{
		question: questionOf("cloud", {
			kind: "cloud",
			text: "What did this lecture turn on?",
			ask: { entries: 2, moderated: false },
			key: {},
			explanation: "",
		}),
		values: [
			["force", "inertia"],
			["inertia"],
			["mass", "force"],
			["acceleration"],
			["inertia", "weight"],
			["momentum", "force"],
			["normal force"],
			["drag", "energy"],
			["inertia", "acceleration"],
			["Newton", "free fall"],
		],
	},
	{
		question: questionOf("open", {
			kind: "open",
			text: "What is still unclear to you?",
			ask: { entries: 1, moderated: false },
			key: {},
			explanation: "",
		}),
		values: [
			[
				"Why the scale shows more when the lift begins to move, but not while it moves.",
			],
			["What a normal force is"],
			["Nothing"],
			[
				"How large a is in a real lift, and whether one could measure it with a phone",
			],
		],
	},
];
