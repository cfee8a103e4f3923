import { randomInt, scrypt } from "node:crypto";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { SessionStore } from "../store/session-store.ts";
import { Turns } from "./turns.ts";

/** Of 2,048 each: 88 bits, too many to guess even for who has the hash. */
const count = 8;
/** 32 MiB and a tenth of a second of another thread for each try. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
/** The words alone must lead to their instructor, so all have one salt; with 88 random bits nobody has a list of them. */
const salt = "lectern recovery words";
/** One is hashed at a time; of more than so many that wait, some are sent away. */
const mostWaiting = 16;

const busy = refuse("busy", "many-at-once", { retryAfterMs: 2000 });

/** Each word is told from all others by its first four letters. */
const byStart = new Map(wordlist.map((word) => [word.slice(0, 4), word]));

/** Recovery words: what brings an instructor back to her library when no device is left. */
export class Words {
	readonly #store: SessionStore;
	readonly #now: () => Promise<number>;
	readonly #turns = new Turns(mostWaiting);

	constructor(parts: { store: SessionStore; now: () => Promise<number> }) {
		this.#store = parts.store;
		this.#now = parts.now;
	}

	/** New words, in the place of those before. They are told here and never again. `source`: where it is asked from, for its turn. */
	async make(owner: string, source: string): Promise<string[] | Refusal> {
		const words = Array.from(
			{ length: count },
			() => wordlist[randomInt(wordlist.length)] ?? "",
		);
		const hash = await this.#hash(words, source);
		if (typeof hash !== "string") return hash;
		const madeAt = await this.#now();
		await this.#store.setWords(owner, { hash, madeAt, kept: false });
		return words;
	}

	async state(owner: string): Promise<"none" | "made" | "kept"> {
		const words = await this.#store.words(owner);
		if (words === null) return "none";
		return words.kept ? "kept" : "made";
	}

	/** The person has put them down. False: there are none. */
	async keep(owner: string): Promise<boolean> {
		const words = await this.#store.words(owner);
		return (
			words !== null && (await this.#store.markWordsKept(owner, words.hash))
		);
	}

	/** From now on they open nothing. */
	revoke(owner: string): Promise<void> {
		return this.#store.setWords(owner, null);
	}

	/** Whose words these are; null: nobody's. */
	async ownerOf(
		words: readonly string[],
		source: string,
	): Promise<string | null | Refusal> {
		const hash = await this.#hash(words, source);
		return typeof hash === "string" ? this.#store.byWords(hash) : hash;
	}

	async #hash(
		words: readonly string[],
		source: string,
	): Promise<string | Refusal> {
		const text = words.join(" ");
		return (await this.#turns.run(source, () => slowHashOf(text))) ?? busy;
	}
}

function slowHashOf(text: string): Promise<string> {
	return new Promise((resolve, reject) => {
		scrypt(text, salt, 32, cost, (error, hash) => {
			if (error === null) resolve(hash.toString("base64url"));
			else reject(error);
		});
	});
}

/** Words as people type them: in capitals, numbered, with commas, or only their first four letters. */
export function readWords(typed: string): string[] | Refusal {
	const parts = typed.toLowerCase().match(/\p{L}+/gu) ?? [];
	const words = parts.map((part) => byStart.get(part.slice(0, 4)));
	const unknown = parts.flatMap((typed, index) => {
		const word = words[index];
		if (word !== undefined && (word === typed || typed === word.slice(0, 4)))
			return [];
		const values = {
			number: index + 1,
			typed: typed.slice(0, 20),
			like: word ?? null,
		};
		return [refuse("bad-input", "recovery-word-unknown", { values })];
	});
	const [first] = unknown;
	if (first !== undefined)
		return { ...first, details: unknown.map(({ message }) => message) };
	if (parts.length !== count)
		return refuse("bad-input", "recovery-words-count", {
			values: { most: count, typed: parts.length },
		});
	return words.filter((word) => word !== undefined);
}
