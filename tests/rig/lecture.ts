import { io, type Socket } from "socket.io-client";
import type { Command, Done, Watched } from "../../shared/instructor-events.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal } from "../../shared/refusal.ts";
import type { QuizList, Results, RoomSummary } from "../../shared/rest.ts";
import type { InstructorView, Pulse, Student } from "../../shared/views.ts";
import { waitFor } from "./wait.ts";

/** An instructor at a running server, as a program: REST with the cookie, and the room's socket. */
export interface Lecturer {
	readonly cookie: string;
	get<T>(path: string): Promise<T>;
	/** Opens a room with the quiz of the sample course whose title has this text, and watches it. */
	open(title: string, settings?: object): Promise<RunningRoom>;
}

export interface RunningRoom {
	readonly summary: RoomSummary;
	readonly screenToken: string;
	view(): InstructorView;
	pulse(): Pulse;
	/** Sends a command; `at` is filled in. Throws on a refusal. Resolves when the page has the new state. */
	command(command: Without<Command, "at">): Promise<void>;
	/** Presses the primary button. */
	press(): Promise<void>;
	students(): Promise<Student[]>;
	/** Removes these seats. */
	remove(seats: readonly string[]): Promise<void>;
	results(): Promise<Results>;
	leave(): void;
}

/** Commands that carry the place at which they were given. */
const moves = new Set([
	"open",
	"close",
	"reveal",
	"goto",
	"extend",
	"untime",
	"end",
]);

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

export async function signIn(
	url: string,
	password?: string,
): Promise<Lecturer> {
	const reply = await fetch(`${url}/api/instructor`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(password === undefined ? {} : { password }),
	});
	if (!reply.ok) throw new Error(`could not sign in: ${reply.status}`);
	const cookie = (reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
	const get = async <T>(path: string): Promise<T> => {
		const found = await fetch(url + path, { headers: { cookie } });
		if (!found.ok) throw new Error(`${path}: ${found.status}`);
		return (await found.json()) as T;
	};
	return {
		cookie,
		get,
		async open(title, settings) {
			const { quizzes } = await get<QuizList>("/api/quizzes");
			const quiz = quizzes.find((one) => one.title.includes(title));
			if (quiz === undefined) throw new Error(`no quiz is called ${title}`);
			const opened = await fetch(`${url}/api/rooms`, {
				method: "POST",
				headers: { "content-type": "application/json", cookie },
				body: JSON.stringify({
					quiz: quiz.id,
					...(settings === undefined ? {} : { settings }),
				}),
			});
			if (!opened.ok)
				throw new Error(`could not open a room: ${opened.status}`);
			return watchRoom(url, cookie, (await opened.json()) as RoomSummary, get);
		},
	};
}

async function watchRoom(
	url: string,
	cookie: string,
	summary: RoomSummary,
	get: <T>(path: string) => Promise<T>,
): Promise<RunningRoom> {
	const socket: Socket = io(`${url}/instructor`, {
		auth: { v: protocolVersion },
		extraHeaders: { cookie },
		transports: ["websocket"],
		forceNew: true,
	});
	const ask = async <T>(event: string, message: object): Promise<T> => {
		const reply: unknown = await socket
			.timeout(10_000)
			.emitWithAck(event, message);
		if (isRefusal(reply))
			throw new Error(`${event}: ${reply.error}, ${reply.message}`);
		return reply as T;
	};
	let { view, pulse } = await ask<Watched>("watch", { room: summary.id });
	socket.on("view", (next: InstructorView) => {
		if (next.version > view.version) view = next;
	});
	socket.on("pulse", (next: Pulse) => {
		pulse = next;
	});
	socket.on("connect", async () => {
		({ view, pulse } = await ask<Watched>("watch", { room: summary.id }));
	});
	const send = async (command: object) => {
		const { version } = await ask<Done>("command", {
			room: summary.id,
			command,
		});
		await waitFor(
			`version ${version} at the instructor's page`,
			() => view.version >= version,
		);
	};
	return {
		summary,
		screenToken: view.screenToken,
		view: () => view,
		pulse: () => pulse,
		command: (command) =>
			send(moves.has(command.do) ? { at: view.at, ...command } : command),
		async press() {
			if (view.primary === null) throw new Error("there is nothing to press");
			await send(view.primary.command);
		},
		students: async () =>
			(await get<{ students: Student[] }>(`/api/rooms/${summary.id}/students`))
				.students,
		remove: async (seats) => {
			await ask<Done>("remove", { room: summary.id, seats });
		},
		results: () => get<Results>(`/api/rooms/${summary.id}/results`),
		leave: () => socket.disconnect(),
	};
}

/** A student's socket for this room; says `hello` to nobody by itself. */
export function connectStudent(
	url: string,
	code: string,
	token: string,
	transports: ("websocket" | "polling")[] = ["websocket"],
): Socket {
	return io(`${url}/student`, {
		auth: { v: protocolVersion, code, token },
		transports,
		forceNew: true,
	});
}
