import { io, type Socket } from "socket.io-client";
import type { Command, Done, Watched } from "../../shared/instructor-events.ts";
import { toQuestion1 } from "../../shared/older-quiz.ts";
import { paths, protocolVersion } from "../../shared/protocol.ts";
import { type Question, quizFormat } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { Results, RoomSummary, StoredQuiz } from "../../shared/rest.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import type { InstructorView, Pulse } from "../../shared/views.ts";
import { sleep } from "./dice.ts";
import type { Asking, Recorder } from "./history.ts";

/** A program in the instructor's place: REST and the room's socket, both tried again until they work. */
export class Instructor {
	readonly #url: string;
	readonly #recorder: Recorder;
	#cookie = "";
	#quiz = "";
	#socket: Socket | null = null;
	#conn = 0;
	#view: InstructorView | null = null;
	room: RoomSummary | null = null;

	constructor(url: string, recorder: Recorder) {
		this.#url = url;
		this.#recorder = recorder;
	}

	/** Signs in, writes a quiz and opens a room with it. `ofRelease`: in the format of the last release, whose nodes take it. */
	async open(
		questions: readonly Asking[],
		seconds: readonly (number | null)[],
		settings: RoomSettings,
		ofRelease = false,
	): Promise<RoomSummary> {
		const signed = await this.#request("POST", "/api/instructor", {});
		this.#cookie = (signed.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
		const written = questions.map(
			({ canary, ...question }, index): Question => ({
				...question,
				id: `q${index}`,
				text: `Question ${index + 1}`,
				explanation: canary,
				seconds: seconds[index] ?? null,
			}),
		);
		const quiz = {
			...(ofRelease ? {} : { v: quizFormat }),
			title: "Faults",
			description: "",
			questions: ofRelease ? written.map(toQuestion1) : written,
		};
		const stored = await this.#json<StoredQuiz>("POST", "/api/quizzes", quiz);
		this.#quiz = stored.id;
		const body = { quiz: stored.id, settings };
		const room = await this.#json<RoomSummary>("POST", "/api/rooms", body);
		this.room = room;
		await this.#watchFirst();
		return room;
	}

	/** The same instructor's second tab. */
	async secondTab(): Promise<Instructor> {
		const tab = new Instructor(this.#url, this.#recorder);
		tab.#cookie = this.#cookie;
		tab.room = this.room;
		await tab.#watchFirst();
		return tab;
	}

	view(): InstructorView {
		if (this.#view === null) throw new Error("the room is not watched");
		return this.#view;
	}

	get screenToken(): string {
		return this.view().screenToken;
	}

	/** Repeats until the room is so; what is stale is looked at again. */
	async order(
		make: (view: InstructorView) => Command,
		isSo: (view: InstructorView) => boolean,
		withinMs = 60_000,
	): Promise<void> {
		const end = performance.now() + withinMs;
		while (!isSo(this.view())) {
			if (performance.now() > end)
				throw new Error(`the room did not get there in ${withinMs} ms`);
			const reply = await this.command(make(this.view()));
			if (reply === "unknown" || isRefusal(reply)) {
				await sleep(200);
				await this.#look();
			} else {
				const seen = performance.now() + 2000;
				while (this.view().version < reply.version && performance.now() < seen)
					await sleep(10);
				if (this.view().version < reply.version) await this.#look();
			}
		}
	}

	/** One try. */
	async command(command: Command): Promise<Done | Refusal | "unknown"> {
		const number = this.#recorder.nextTry();
		this.#recorder.add({
			k: "command",
			try: number,
			do: command.do,
			at: "at" in command ? command.at : null,
			question:
				"question" in command
					? command.question
					: (this.#view?.question ?? null),
		});
		const reply = await this.#ask<Done>("command", {
			room: this.room?.id,
			command,
		});
		this.#recorder.add({
			k: "commanded",
			try: number,
			done: reply !== "unknown" && !isRefusal(reply) ? reply.version : null,
			reason:
				reply === "unknown" ? "unknown" : isRefusal(reply) ? reply.error : null,
		});
		return reply;
	}

	/** One more room of the same quiz, in which nobody is. */
	async openEmpty(settings: RoomSettings): Promise<RoomSummary> {
		return this.#json("POST", "/api/rooms", { quiz: this.#quiz, settings });
	}

	/** Of the lecture's room, when no other is named. Rejects where there is no such room. */
	async results(room = this.room?.id): Promise<Results> {
		return this.#json("GET", `/api/rooms/${room}/results`);
	}

	/** Makes answers of what phones have offered of closed rounds. Resolves to how many there were. */
	async takeOffers(): Promise<number> {
		const { questions } = await this.results();
		const rounds = questions
			.flatMap(({ rounds }) => rounds)
			.filter(({ offered }) => offered > 0);
		for (const { round } of rounds)
			await this.#request(
				"POST",
				`/api/rooms/${this.room?.id}/rounds/${round}/offers`,
			);
		return rounds.reduce((sum, { offered }) => sum + offered, 0);
	}

	/** Drops the connection and stays away for so long. */
	async stayAway(ms: number): Promise<void> {
		this.#socket?.disconnect();
		await sleep(ms);
		this.#socket?.connect();
		await this.#watchFirst(false);
	}

	leave(): void {
		this.#socket?.disconnect();
	}

	async #watchFirst(connect = true): Promise<void> {
		if (connect) this.#socket = this.#connect();
		const end = performance.now() + 30_000;
		while (!(await this.#look())) {
			if (performance.now() > end)
				throw new Error("the instructor cannot watch the room");
			await sleep(200);
		}
	}

	#connect(): Socket {
		const socket = io(`${this.#url}/instructor`, {
			path: paths.socket,
			extraHeaders: { cookie: this.#cookie },
			auth: { v: protocolVersion },
			transports: ["websocket"],
			forceNew: true,
			reconnectionDelay: 300,
			reconnectionDelayMax: 1000,
			timeout: 3000,
		});
		socket.on("connect", () => {
			this.#conn = this.#recorder.nextConn();
			void this.#look();
		});
		socket.on("view", (view: InstructorView) => this.#take(view));
		socket.on("pulse", (pulse: Pulse) => this.#pulse(pulse));
		const again = () => {
			if (!socket.active) setTimeout(() => socket.connect(), 500);
		};
		socket.on("connect_error", again);
		socket.on("disconnect", (reason) => {
			if (reason === "io server disconnect") again();
		});
		return socket;
	}

	async #look(): Promise<boolean> {
		if (this.#socket?.connected !== true) return false;
		const room = this.room?.id;
		const reply = await this.#ask<Watched>("watch", { room }, (watched) => {
			if (isRefusal(watched)) return;
			this.#take(watched.view);
			this.#pulse(watched.pulse);
		});
		return reply !== "unknown" && !isRefusal(reply);
	}

	#take(view: InstructorView): void {
		const known = this.#view;
		if (known?.epoch === view.epoch && view.version < known.version) return;
		this.#view = view;
		const rounds = view.run.flat();
		this.#recorder.add({
			k: "room",
			epoch: view.epoch,
			version: view.version,
			phase: view.phase,
			round: view.round,
			counted: Object.fromEntries(
				rounds.map(({ round, distribution }) => [round, distribution]),
			),
			leaderboard: view.leaderboard,
		});
	}

	#pulse({ round, joined, answered }: Pulse): void {
		const to = "instructor";
		const conn = this.#conn;
		this.#recorder.add({ k: "pulse", to, conn, round, joined, answered });
	}

	/** `onReply` at once, not in a promise's turn: what comes next in the same packet is newer. */
	#ask<T>(
		event: string,
		message: object,
		onReply: (reply: T | Refusal) => void = () => {},
	): Promise<T | Refusal | "unknown"> {
		return new Promise((resolve) => {
			const socket = this.#socket;
			if (socket?.connected !== true) resolve("unknown");
			else
				socket.timeout(3000).emit(event, message, (lost: unknown, reply: T) => {
					if (!lost) onReply(reply);
					resolve(lost ? "unknown" : reply);
				});
		});
	}

	async #json<T>(method: string, path: string, body?: object): Promise<T> {
		return (await (await this.#request(method, path, body)).json()) as T;
	}

	/** Repeats what no node did: refused connections and 503, for 30 s. */
	async #request(
		method: string,
		path: string,
		body?: object,
	): Promise<Response> {
		const end = performance.now() + 30_000;
		for (;;) {
			const reply = await fetch(this.#url + path, {
				method,
				headers: { "content-type": "application/json", cookie: this.#cookie },
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
				signal: AbortSignal.timeout(10_000),
			}).catch(() => null);
			const known = path.replace(this.room?.id ?? "-", ":id");
			if (reply !== null)
				this.#recorder.add({ k: "http", path: known, status: reply.status });
			if (reply?.ok) return reply;
			if (performance.now() > end || (reply !== null && reply.status < 500))
				throw new Error(`${method} ${path}: ${reply?.status ?? "no reply"}`);
			await sleep(300);
		}
	}
}

export function isAt(
	view: InstructorView,
	round: number,
	phases: readonly string[],
): boolean {
	return view.round === round && phases.includes(view.phase);
}
