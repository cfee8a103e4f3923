import { seatIdOf } from "../../server/room/seat.ts";
import type { Quiz } from "../../shared/quiz.ts";
import type { RoomSummary, StoredQuiz } from "../../shared/rest.ts";
import type { RoomSettings } from "../../shared/settings.ts";
import { openStream } from "../rig/events.ts";
import { newToken } from "../rig/links.ts";
import { type Rest, signedIn } from "../rig/rest.ts";
import { openRaw } from "../transport/raw.ts";
import { type Frame, fillIn, frameOf, nameAll, packetOf } from "./frames.ts";

/** One page's connection, below all that this program's own pages do with it. */
interface Line {
	readonly heard: Frame[];
	send(frame: Frame): void;
	close(): void;
}

/** The people of a recorded lecture, at a server of today. */
export class People {
	readonly #rest: Rest;
	readonly #known = new Map<string, string>();
	readonly #lines = new Map<string, Line>();

	private constructor(rest: Rest, room: RoomSummary) {
		this.#rest = rest;
		this.#known.set("<room>", room.id).set("<code>", room.code);
	}

	/** Opens a room with this quiz, for them to come to. */
	static async gather(
		url: string,
		quiz: Quiz,
		settings: RoomSettings,
	): Promise<People> {
		const rest = await signedIn(url);
		const stored = await rest.post("/api/quizzes", quiz);
		const made = await rest.post("/api/rooms", {
			quiz: stored.json<StoredQuiz>().id,
			settings,
		});
		if (made.status !== 201) throw new Error(`no room: ${made.text}`);
		return new People(rest, made.json<RoomSummary>());
	}

	/** Sends it from this person's page, which opens its connection with the first frame. */
	async send(who: string, frame: Frame): Promise<void> {
		this.#learn(frame);
		const line = this.#lines.get(who) ?? (await this.#open(who, frame[0]));
		this.#lines.set(who, line);
		line.send(fillIn(frame, this.#known));
	}

	/** What each has heard, by name, random things named. */
	heard(): Map<string, Frame[]> {
		return new Map(
			[...this.#lines].map(([who, { heard }]) => [
				who,
				heard.map((frame) => nameAll(frame, this.#known)),
			]),
		);
	}

	/** A token for each name that a frame has, and the seat that it leads to. */
	#learn(frame: Frame): void {
		for (const [, name = ""] of packetOf(frame).matchAll(
			/<(?:token) ([^>]+)>/g,
		))
			if (!this.#known.has(`<token ${name}>`)) {
				const token = newToken();
				const room = this.#known.get("<room>") ?? "";
				this.#known.set(`<token ${name}>`, token);
				this.#known.set(`<seat ${name}>`, seatIdOf(room, token));
			}
	}

	#hear(line: Frame[], frame: Frame): void {
		line.push(frame);
		const text = packetOf(frame);
		for (const [key, name] of [
			["epoch", "<epoch>"],
			["screenToken", "<screen>"],
			["at", "<at>"],
		] as const) {
			const [, value] = new RegExp(`"${key}":"([^"]+)"`).exec(text) ?? [];
			if (value !== undefined) this.#known.set(name, value);
		}
	}

	#open(who: string, head: string): Promise<Line> {
		if (head.startsWith("GET")) return this.#openStream();
		return this.#openSocket(who === "instructor" ? this.#rest.cookie : null);
	}

	async #openSocket(cookie: string | null): Promise<Line> {
		const heard: Frame[] = [];
		const { write, close } = await openRaw(
			this.#rest.url,
			"websocket",
			cookie === null ? {} : { cookie },
			(frame) => this.#hear(heard, frameOf(frame)),
		);
		return { heard, send: (frame) => write(packetOf(frame)), close };
	}

	async #openStream(): Promise<Line> {
		const token = this.#known.get("<screen>") ?? "";
		const stream = await openStream(this.#rest.url, token, {}, null);
		return {
			get heard() {
				return stream.events.map(
					({ event, data }): Frame => [`event ${event}`, JSON.parse(data)],
				);
			},
			send: () => {},
			close: () => stream.close(),
		};
	}

	leave(): void {
		for (const line of this.#lines.values()) line.close();
	}
}
