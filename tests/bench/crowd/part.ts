import { randomBytes } from "node:crypto";
import { now, sleep } from "../clock.ts";
import {
	type Dialect,
	type DialectName,
	dialects,
	type Given,
	type Newcomer,
} from "./dialect.ts";
import { frameOf } from "./frames.ts";
import { Phone, turnedAway } from "./phone.ts";

/** The round that is asked now, with all that will be said of it. */
interface Asked {
	readonly round: number;
	readonly sends: readonly Buffer[];
	readonly hears: readonly Buffer[];
	/** When each phone had the question, by its place; 0: not yet. */
	readonly seen: Float64Array;
	missing: number;
	/** Of the frame with the question. */
	bytes: number;
}

const options = 4;
/** What the server asks of those whom it turns away. */
const comeBackMs = 2000;

/** Some of the phones, in a process of their own; its public methods are what the runner can ask of it. */
export class Part {
	readonly #phones: Phone[] = [];
	#dialect: Dialect = dialects.ws;
	#first = 0;
	#epoch = "";
	#asked: Asked | null = null;
	/** When each answer went and was acknowledged. */
	#sent = new Float64Array(0);
	#took = new Float64Array(0);
	#open = 0;
	#lastAck = 0;
	#lastText = 0;
	#faults: string[] = [];

	/** Lets phones in, so many at a time; resolves when the last one has a seat. */
	async join(wish: {
		readonly dialect: DialectName;
		readonly urls: readonly string[];
		readonly codes: readonly string[];
		/** The number of its first phone among all. */
		readonly first: number;
		readonly count: number;
		readonly abreast: number;
	}): Promise<{ from: number; to: number; turnedAway: number }> {
		const { urls, codes, first, count } = wish;
		this.#dialect = dialects[wish.dialect];
		this.#first = first;
		const from = now();
		let next = 0;
		let again = 0;
		const walk = async () => {
			while (next < count) {
				const place = next++;
				const number = first + place;
				const url = urls[Math.floor(number / codes.length) % urls.length] ?? "";
				const newcomer = {
					code: codes[number % codes.length] ?? "",
					token: randomBytes(16).toString("base64url"),
					name: `S${number}`,
				};
				while (!(await this.#enter(place, url, newcomer))) {
					again++;
					await sleep(comeBackMs);
				}
				this.#check();
			}
		};
		await Promise.all(Array.from({ length: wish.abreast }, walk));
		const to = now();
		const { welcome } = this.#phones[0] ?? { welcome: "" };
		this.#epoch = /"epoch":"([^"]+)"/.exec(welcome)?.[1] ?? "";
		return { from, to, turnedAway: again };
	}

	/** False: it was turned away and has to come back. */
	async #enter(place: number, url: string, newcomer: Newcomer) {
		const fault = await new Promise<string | null>((resolve) => {
			const phone = new Phone(url, this.#dialect, newcomer, (fault) => {
				if (
					fault !== null &&
					fault !== turnedAway &&
					this.#phones[place] === phone
				)
					this.#faults.push(`${newcomer.name} ${fault}`);
				resolve(fault);
			});
			phone.onText = (text, at) => this.#hear(place, text, at);
			this.#phones[place] = phone;
		});
		return fault !== turnedAway;
	}

	/** Makes all texts of a round before it is asked. */
	async expect({ round, index }: { round: number; index: number }) {
		const given = (option: number): Given => ({
			...{ round, index, option, seq: 1, epoch: this.#epoch },
		});
		const every = Array.from({ length: options }, (_, option) => given(option));
		const count = this.#phones.length;
		this.#asked = {
			round,
			sends: every.map((one) => frameOf(this.#dialect.answer(one))),
			hears: every.map((one) => Buffer.from(this.#dialect.saved(one))),
			seen: new Float64Array(count),
			missing: count,
			bytes: 0,
		};
		this.#sent = new Float64Array(count);
		this.#took = new Float64Array(count);
	}

	/** Resolves when every phone has the question. */
	async seen({ withinMs }: { withinMs: number }) {
		const asked = this.#round();
		const end = now() + withinMs;
		while (asked.missing > 0 && now() < end) await sleep(5);
		this.#check();
		if (asked.missing > 0)
			throw new Error(`${asked.missing} phones do not have the question`);
		return { at: asked.seen, bytes: asked.bytes };
	}

	/** Resolves when nothing has come for so long. */
	async quiet({ forMs }: { forMs: number }) {
		this.#lastText = now();
		while (now() < this.#lastText + forMs) await sleep(20);
		this.#check();
	}

	/** Every phone answers, from `at` on, at random moments of `overMs` (0: all at once); resolves when all have the word. */
	async answer(wish: {
		readonly at: number;
		readonly overMs: number;
		readonly seed: number;
	}) {
		const moments = this.#moments(wish.overMs, wish.seed + this.#first);
		this.#open = this.#phones.length;
		await sleep(wish.at - now() - 2);
		while (now() < wish.at);
		let next = 0;
		while (next < moments.length) {
			const until = now() - wish.at;
			for (; next < moments.length; next++) {
				const [place, after] = moments[next] ?? [0, 0];
				if (after > until) break;
				this.#say(place);
			}
			if (next < moments.length) await sleep(1);
		}
		await this.#acknowledged();
		return {
			from: this.#sent.reduce((least, at) => Math.min(least, at)),
			to: this.#lastAck,
			took: this.#took,
			acknowledged: this.#phones.length,
		};
	}

	/** One answer on its own; resolves to how long its acknowledgement took, in ms. */
	async lone({ place }: { place: number }) {
		this.#open = 1;
		this.#say(place);
		while (this.#open > 0) {
			await sleep(1);
			this.#check();
		}
		return this.#took[place] ?? 0;
	}

	/** What each phone has received so far. */
	async bytes() {
		return this.#phones.map((phone) => phone.bytes);
	}

	/** Milliseconds of processor time of this process. */
	async cpu() {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1000;
	}

	async leave() {
		for (const phone of this.#phones.splice(0)) phone.leave();
		this.#asked = null;
		this.#faults = [];
		this.#open = 0;
	}

	#round(): Asked {
		if (this.#asked === null) throw new Error("no round was expected");
		return this.#asked;
	}

	/** Which phone answers how many ms after the beginning, in order. */
	#moments(overMs: number, seed: number): [place: number, after: number][] {
		let state = seed * 2_654_435_761 + 1;
		const random = () => {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			return state / 2 ** 32;
		};
		return this.#phones
			.map((_, place): [number, number] => [place, random() * overMs])
			.sort(([, a], [, b]) => a - b);
	}

	#say(place: number): void {
		const { sends, round } = this.#round();
		const option = (this.#first + place + round) % options;
		this.#sent[place] = now();
		this.#phones[place]?.send(sends[option] as Buffer);
	}

	/** An answer that never gets its word fails the run. */
	async #acknowledged(): Promise<void> {
		const end = now() + 60_000;
		while (this.#open > 0 && now() < end) {
			await sleep(5);
			this.#check();
		}
		if (this.#open > 0)
			throw new Error(`${this.#open} answers were not acknowledged`);
	}

	#hear(place: number, text: Buffer, at: number): void {
		this.#lastText = at;
		const asked = this.#asked;
		if (asked === null) return;
		const option = (this.#first + place + asked.round) % options;
		if (asked.hears[option]?.equals(text)) {
			this.#took[place] = at - (this.#sent[place] ?? 0);
			this.#lastAck = at;
			this.#open--;
			return;
		}
		const { reply, views } = this.#dialect;
		if (opensWith(text, reply)) this.#faults.push(`an answer was told ${text}`);
		else if (asked.seen[place] === 0 && isQuestion(text, views, asked.round)) {
			asked.seen[place] = at;
			asked.bytes = text.length;
			asked.missing--;
		}
	}

	#check(): void {
		const [fault] = this.#faults;
		if (fault !== undefined)
			throw new Error(`${this.#faults.length} faults, the first: ${fault}`);
	}
}

/** The first view that names a round is the one that asks its question. */
function isQuestion(
	text: Buffer,
	views: readonly string[],
	round: number,
): boolean {
	return (
		views.some((view) => opensWith(text, view)) &&
		text.includes(`"round":${round},`)
	);
}

/** Both are plain letters; the text is not made a string for it. */
function opensWith(text: Buffer, opening: string): boolean {
	for (let place = 0; place < opening.length; place++)
		if (text[place] !== opening.charCodeAt(place)) return false;
	return true;
}
