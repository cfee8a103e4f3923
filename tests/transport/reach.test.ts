import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seatIdOf } from "../../server/room/seat.ts";
import type {
	Command,
	InstructorToServer,
} from "../../shared/instructor-events.ts";
import { Command as CommandSchema } from "../../shared/instructor-events.ts";
import type { QuizList, RoomList } from "../../shared/rest.ts";
import { defaultSettings } from "../../shared/settings.ts";
import { studentMessages } from "../../shared/student-events.ts";
import { moodle } from "../files/gradebooks.ts";
import { type Rig, startRig } from "../rig/app.ts";
import { connectInstructor, joinPhone, Refused } from "../rig/links.ts";
import { Rest, signedIn } from "../rig/rest.ts";
import { type OpenRoom, openRoom, twoQuestions } from "../rig/room.ts";
import { type Operation, readDocument } from "./document.ts";

/** One of each; the type keeps the list whole. */
const commands: Record<Command["do"], Command> = {
	open: { do: "open", at: "lobby", question: 0 },
	goto: { do: "goto", at: "lobby", question: 0 },
	close: { do: "close", at: "lobby" },
	reveal: { do: "reveal", at: "lobby" },
	reopen: { do: "reopen", at: "lobby" },
	wait: { do: "wait", at: "lobby" },
	extend: { do: "extend", at: "lobby", seconds: 10 },
	untime: { do: "untime", at: "lobby" },
	end: { do: "end", at: "lobby" },
	show: { do: "show", what: "leaderboard", on: true },
	lock: { do: "lock", on: true },
	settings: { do: "settings", settings: defaultSettings },
	keep: { do: "keep", quiz: "a-quiz" },
	correct: {
		do: "correct",
		question: 0,
		correction: { is: "scored", on: false },
	},
	moderate: {
		do: "moderate",
		question: 0,
		entries: ["AbCd-_09"],
		was: "new",
		is: "hidden",
	},
	name: { do: "name", name: "Ada", on: false },
	merge: {
		do: "merge",
		question: 0,
		entries: ["AbCd-_09"],
		was: null,
		into: "AbCd-_08",
	},
};

/** Every event of the instructor's namespace about this room and seat. */
function eventsAbout(room: string, seat: string) {
	const events: Record<keyof InstructorToServer, object[]> = {
		watch: [{ room }],
		command: Object.values(commands).map((command) => ({ room, command })),
		remove: [{ room, seats: [seat] }],
		rename: [{ room, seat, name: "Mallory" }],
		admit: [{ room, first: null }],
		clearLine: [{ room }],
		lowerHands: [{ room }],
	};
	return Object.entries(events).flatMap(([event, messages]) =>
		messages.map((message) => [event, message] as const),
	);
}

describe("who reaches what", () => {
	let rig: Rig;
	let anna: Rest;
	let bert: Rest;
	let room: OpenRoom;
	let quiz: string;
	let operations: Operation[];
	let phone: Awaited<ReturnType<typeof joinPhone>>;
	let seat: string;
	beforeAll(async () => {
		rig = await startRig();
		anna = await signedIn(rig.url);
		bert = await signedIn(rig.url);
		operations = await readDocument(anna);
		room = await openRoom(anna);
		const made = await anna.post("/api/quizzes", twoQuestions);
		quiz = made.json<{ id: string }>().id;
		phone = await joinPhone(rig.url, room.code, "Ada");
		seat = seatIdOf(room.id, phone.token);
	});
	afterAll(async () => {
		phone.close();
		room.page.close();
		await rig.close();
	});

	/** Everything of Anna's that anyone could have touched. */
	const all = async () => {
		const paths = [
			"/api/quizzes",
			`/api/quizzes/${quiz}`,
			"/api/rooms",
			`/api/rooms/${room.id}/students`,
			`/api/rooms/${room.id}/results`,
		];
		const replies = await Promise.all(paths.map((path) => anna.get(path)));
		return [...replies.map(({ text }) => text), room.view().version];
	};

	it("[SE10] shows one instructor nothing of another's, on any route", async () => {
		const before = await all();
		const naming = operations.filter(({ template }) =>
			template.includes("{id}"),
		);
		expect(naming.length).toBeGreaterThanOrEqual(9);
		for (const { method, template } of naming) {
			for (const id of [room.id, quiz]) {
				const last = template.split("/").at(-1) ?? "";
				const posts: Readonly<Record<string, object>> = {
					line: { first: null },
					sheet: { do: "skip", revision: 0, question: 0, on: true },
					preview: { question: 0, correction: { is: "scored", on: false } },
				};
				const post = posts[last] ?? { do: "lock", on: true };
				const lock = method === "POST" ? post : undefined;
				const named = template.includes("/sessions/");
				const change = named ? { name: "Mine" } : twoQuestions;
				const body = method === "PUT" ? change : lock;
				const path = template.replace("{id}", id);
				const file = { raw: moodle, headers: { "content-type": "text/csv" } };
				const json = { body, headers: { "if-match": '"1"' } };
				const isFile = template.includes("/gradebook");
				const reply = await bert.request(method, path, isFile ? file : json);
				expect(reply.status, `${method} ${template}`).toBe(404);
				expect(reply.text).not.toMatch(/Two questions|Ada/);
			}
		}
		expect((await bert.post("/api/rooms", { quiz })).status).toBe(404);
		const quizzes = (await bert.get("/api/quizzes")).json<QuizList>().quizzes;
		expect(quizzes.map(({ id }) => id)).not.toContain(quiz);
		const { rooms } = (await bert.get("/api/rooms")).json<RoomList>();
		expect(rooms).toEqual([]);
		expect(await all()).toEqual(before);
	});

	it("[SE11] lets one instructor do nothing to another's room, by any event", async () => {
		expect(CommandSchema.options).toHaveLength(Object.keys(commands).length);
		const before = await all();
		const page = await connectInstructor(bert);
		for (const [event, message] of eventsAbout(room.id, seat)) {
			expect(await page.send(event, message), event).toMatchObject({
				error: "not-found",
			});
		}
		const own = await openRoom(bert);
		for (const [event, message] of eventsAbout(own.id, seat))
			if (event !== "watch" && event !== "command")
				await page.send(event, message);
		await room.move({ do: "lock", on: true });
		await room.move({ do: "lock", on: false });
		expect(await phone.send("hello", {})).toMatchObject({
			me: { name: "Ada" },
		});
		expect(page.heard("view")).toEqual([]);
		expect(page.heard("pulse")).toEqual([]);
		expect((await all()).slice(0, -1)).toEqual(before.slice(0, -1));
		page.close();
		own.page.close();
	});

	it("[SE12] lets nobody into the instructor's namespace without a key", async () => {
		const stranger = new Rest(rig.url);
		const cookies = [
			null,
			"lectern_key=",
			`lectern_key=${phone.token}`,
			`lectern_key=${seat}`,
			`lectern_key=${room.screenToken}`,
		];
		for (const cookie of cookies) {
			stranger.cookie = cookie;
			const refused = await connectInstructor(stranger).catch(
				(error: unknown) => error,
			);
			expect(refused).toBeInstanceOf(Refused);
			expect((refused as Refused).refusal?.error).toBe("not-signed-in");
		}
	});

	it("[SE13] lets a student's socket do nothing of an instructor's", async () => {
		const other = await joinPhone(rig.url, room.code, "Bob");
		const before = await all();
		for (const [event, message] of eventsAbout(room.id, seat)) {
			if (event === "command") continue;
			const reply = await phone.send(event, message);
			// Of the same name a phone has one for its own seat, which has no place for another's.
			const error = event in studentMessages ? "bad-input" : "unknown-event";
			expect(reply, event).toMatchObject({ error });
		}
		for (const command of Object.values(commands)) {
			const reply = await other.send("command", { room: room.id, command });
			expect(reply).toMatchObject({ error: "unknown-event" });
		}
		other.close();
		expect(await all()).toEqual(before);
	});

	it("[SE14] ends an instructor's page of a room that is deleted", async () => {
		const gone = await openRoom(anna);
		const student = await joinPhone(rig.url, gone.code, "Ada");
		await anna.delete(`/api/rooms/${gone.id}`);
		for (const link of [gone.page, student]) {
			expect(await link.wait("out")).toMatchObject({ error: "no-room" });
			await link.gone();
		}
	});
});
