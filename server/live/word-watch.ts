import { reduce } from "../room/reduce.ts";
import type { Room } from "../room/state.ts";
import { hardMs, isWord, wordsAsked } from "../room/word.ts";
import type { RoomRepository } from "./room-repository.ts";

/** Wrong words from which on a room asks for two, and for three; a class that types many right ones may err more often. */
const steps = [
	{ words: 3, wrong: 100 },
	{ words: 2, wrong: 8 },
] as const;
const slips = 0.2;
const most = 10_000;

interface Typed {
	wrong: number;
	right: number;
	/** What this node has asked the room for, before the room says so too. */
	words: number;
	until: number;
	raising: Promise<void> | null;
}

/** Judges the words that newcomers type, and has a room ask for more of them when many are wrong. */
export class WordWatch {
	readonly #repository: RoomRepository;
	readonly #rooms = new Map<string, Typed>();

	constructor(repository: RoomRepository) {
		this.#repository = repository;
	}

	/** Whether that is the word. Everything that a wrong one leads to is decided before the next is judged. */
	async isRight(room: Room, typed: string, now: number): Promise<boolean> {
		const known = this.#typedIn(room.id, now);
		// What this node has asked for has run out in the room, while wrong words went on.
		if (known.raising === null && known.words > wordsAsked(room, now))
			this.#ask(room.id, known);
		await known.raising?.catch(() => {});
		const least = Math.max(known.words, wordsAsked(room, now));
		const right = isWord(room, typed, now, least);
		if (right) known.right++;
		else this.#wrong(room.id, known, now);
		return right;
	}

	#wrong(roomId: string, known: Typed, now: number): void {
		known.wrong++;
		known.until = now + hardMs;
		const free = known.wrong - known.right * slips;
		const step = steps.find(({ wrong }) => free > wrong);
		if (step === undefined || step.words <= known.words) return;
		known.words = step.words;
		this.#ask(roomId, known);
	}

	#ask(roomId: string, known: Typed): void {
		known.raising = this.#raise(roomId, known.words).finally(() => {
			known.raising = null;
		});
		// The next wrong word is the next reason; until then this node asks for more than the screen shows.
		known.raising.catch(() => {
			known.words = 1;
		});
	}

	async #raise(roomId: string, words: number): Promise<void> {
		await this.#repository.change(roomId, ({ room, sheet, now }) =>
			reduce(room, sheet, { do: "harden", words }, now()),
		);
	}

	/** What was typed long ago is forgotten. */
	#typedIn(roomId: string, now: number): Typed {
		const known = this.#rooms.get(roomId);
		if (known !== undefined && now < known.until) return known;
		const fresh = {
			wrong: 0,
			right: 0,
			words: 1,
			until: now + hardMs,
			raising: null,
		};
		if (this.#rooms.size >= most)
			for (const [id, { until }] of this.#rooms)
				if (until <= now) this.#rooms.delete(id);
		this.#rooms.set(roomId, fresh);
		return fresh;
	}
}
