import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { connectPhone, joinPhone } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import {
	type Move,
	type OpenRoom,
	openRoom,
	questionOf,
	twoQuestions,
} from "../rig/room.ts";
import { waitFor } from "../rig/wait.ts";

/** Another quiz in every respect: title, number of questions, their kinds, options and times. */
const other: Quiz = {
	v: quizFormat,
	title: "CANARY of titles",
	description: "CANARY",
	questions: [
		questionOf("q1", {
			kind: "multiple",
			text: "CANARY or not?",
			seconds: 300,
			ask: { options: [..."abcde"].map((text) => `CANARY ${text}`) },
			key: { correct: [0, 1] },
		}),
		questionOf("q2", { ask: { options: ["q2 first", "q2 second"] } }),
		questionOf("q3", { kind: "multiple", points: 3 }),
	],
};

const lecture: readonly (Move | null)[] = [
	null,
	{ do: "goto", question: 0 },
	{ do: "open", question: 0 },
	{ do: "close" },
	{ do: "reveal" },
	{ do: "open", question: 1 },
	{ do: "close" },
	{ do: "end" },
];

/** What a page sends, and what no page of ours sends before it has a seat; no more than a socket may at once. */
const messages: readonly [string, unknown][] = [
	["hello", {}],
	...[1, 2, 3].flatMap((round) =>
		[[1], [4], [0, 1], [99]].map((value): [string, unknown] => [
			"answer",
			{ round, seq: 1, value },
		]),
	),
	["answer", { round: 1, seq: 1, value: ["0"] }],
	["watch", { room: "x" }],
];

describe("whoever has the code and no seat", () => {
	let rig: Rig;
	let rest: Rest;
	beforeAll(async () => {
		rig = await startRig();
		rest = await signedIn(rig.url);
	});
	afterAll(() => rig.close());

	/** Everything that a stranger gets of this room in each step of its lecture, without what names the room. */
	async function told(room: OpenRoom): Promise<string[][]> {
		const epoch = await rig.stores.rooms.epoch();
		const ada = await joinPhone(rig.url, room.code, "Ada");
		const stranger = await connectPhone(rig.url, room.code);
		const all: string[][] = [];
		for (const move of lecture) {
			if (move !== null) await room.move(move);
			const version = room.view().version;
			await waitFor(
				"Ada to see it",
				async () =>
					move === null ||
					ada.heard("view").some((view) => view.version >= version),
			);
			if (move?.do === "open") {
				const { round } = room.view();
				const answer = { round: round ?? 0, seq: 1, value: [1] };
				await ada.ask("answer", answer);
			}
			const late = await connectPhone(rig.url, room.code);
			const replies: unknown[] = [];
			replies.push(await stranger.send("hello", {}));
			for (const [event, message] of messages)
				replies.push(await late.send(event, message));
			const bare = new Rest(rig.url);
			for (const path of [
				`/api/rooms/${room.id}`,
				`/api/rooms/${room.id}/results`,
				`/api/rooms/${room.id}/students`,
				`/api/screens/${room.code}/events`,
				`/api/screens/${room.id}/qr.svg`,
				`/j/${room.code}`,
			])
				replies.push((await bare.get(path)).text);
			expect(stranger.heard("view")).toEqual([]);
			expect(stranger.heard("me")).toEqual([]);
			all.push(
				replies.map((reply) =>
					JSON.stringify(reply)
						.replaceAll(epoch, "EPOCH")
						.replaceAll(room.id, "ROOM")
						.replaceAll(room.code, "CODE"),
				),
			);
			late.close();
		}
		for (const link of [ada, stranger, room.page]) link.close();
		return all;
	}

	it("[HC250] gets the same bytes from all rooms that take newcomers in the same way, whatever is asked there and however far they are", {
		timeout: 120_000,
	}, async () => {
		const settings = { names: "optional", phonesShow: "reveal" } as const;
		const [one, two] = await Promise.all([
			told(await openRoom(rest, twoQuestions, settings)),
			told(await openRoom(rest, other, settings)),
		]);
		expect(two).toEqual(one);
		expect(JSON.stringify(two)).not.toContain("CANARY");
		for (const step of two.slice(0, -1)) expect(step).toEqual(two[0]);
		expect(two.at(-1)?.[0]).toBe(two[0]?.[0]?.replace("open", "ended"));
	});

	it("[HC250] is told whether the room is locked, ended or asks for a word, and nothing else of it", async () => {
		const room = await openRoom(rest, other, { word: true });
		const stranger = await connectPhone(rig.url, room.code);
		const entrance = (state: string) => ({
			view: {
				roomId: room.id,
				epoch: expect.any(String),
				code: room.code,
				state,
				names: "required",
				word: state !== "ended",
				waiting: null,
			},
			me: null,
		});
		expect(await stranger.ask("hello", {})).toEqual(entrance("open"));
		await room.move({ do: "lock", on: true });
		expect(await stranger.ask("hello", {})).toEqual(entrance("locked"));
		await room.move({ do: "end" });
		expect(await stranger.ask("hello", {})).toEqual(entrance("ended"));
		for (const link of [stranger, room.page]) link.close();
	});
});
