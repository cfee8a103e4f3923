import { randomInt } from "node:crypto";
import { handOverHashOf } from "../room/seat.ts";
import type { QuizStore } from "../store/quiz-store.ts";
import { makeSecret } from "./code.ts";

/** What the store keeps, under hashes of secrets, until `expiresAt`. */
type Slip =
	/** The link, not opened yet. `ask`: the device that made it has to agree. */
	| { is: "link"; owner: string; ask: boolean; expiresAt: number }
	/** A device has opened it and waits. `claim`: hash of what it comes back with. */
	| {
			is: "asking";
			owner: string;
			device: string;
			number: string;
			claim: string;
			expiresAt: number;
	  }
	/** `by`: the session that let the device in; older programs did not note it. */
	| { is: "granted"; owner: string; by?: string }
	| { is: "refused" };

export type Asked =
	| { readonly is: "granted"; readonly owner: string }
	| {
			readonly is: "asking";
			readonly claim: string;
			readonly number: string;
			readonly expiresAt: number;
	  };

const minutes10 = 10 * 60_000;

/**
 * A link that opens an instructor's library on one other device. The first that opens it, and no other, is shown on the device
 * that made it, with a number to compare; only when that agrees does the other device get a session.
 */
export class HandOvers {
	readonly #store: Pick<QuizStore, "addHandOver" | "handOver" | "takeHandOver">;
	readonly #now: () => Promise<number>;

	constructor(parts: { quizzes: QuizStore; now: () => Promise<number> }) {
		this.#store = parts.quizzes;
		this.#now = parts.now;
	}

	/** `ask: false`: whoever has the link is let in without a question, for links that no device makes. */
	async offer(
		owner: string,
		{ ask = true, lastsMs = minutes10 } = {},
	): Promise<{ id: string; secret: string; expiresAt: number }> {
		const secret = makeSecret();
		const id = handOverHashOf(secret);
		const expiresAt = (await this.#now()) + lastsMs;
		await this.#put(id, { is: "link", owner, ask, expiresAt }, expiresAt);
		return { id, secret, expiresAt };
	}

	/** The first time that a link is opened; null: it was opened before, is over or never was. */
	async open(secret: string, device: string): Promise<Asked | null> {
		const id = handOverHashOf(secret);
		const link = read(await this.#store.takeHandOver(id));
		if (link?.is !== "link") return null;
		const { owner, expiresAt } = link;
		if (!link.ask) return { is: "granted", owner };
		const claim = `${id}.${makeSecret()}`;
		const number = String(randomInt(10, 100));
		const asking = { owner, device, number, claim: handOverHashOf(claim) };
		await this.#put(
			askingOf(id),
			{ is: "asking", ...asking, expiresAt },
			expiresAt,
		);
		return { is: "asking", claim, number, expiresAt };
	}

	/** For the device that made the link; null: it was used, refused, or is too old. */
	async look(
		owner: string,
		id: string,
	): Promise<
		| { state: "waiting" }
		| { state: "asked"; device: string; number: string }
		| null
	> {
		const link = read(await this.#store.handOver(id));
		if (link?.is === "link" && link.owner === owner)
			return { state: "waiting" };
		const asking = read(await this.#store.handOver(askingOf(id)));
		if (asking?.is !== "asking" || asking.owner !== owner) return null;
		const { device, number } = asking;
		return { state: "asked", device, number };
	}

	/** Lets the device in that waits, in the name of the session `by`. False: none does. */
	async grant(owner: string, id: string, by: string): Promise<boolean> {
		return this.#answer(owner, id, { is: "granted", owner, by });
	}

	/** Sends away the device that waits, and makes the link useless. False: it was so already. */
	async refuse(owner: string, id: string): Promise<boolean> {
		const link = read(await this.#store.handOver(id));
		const mine = link?.is === "link" && link.owner === owner;
		const taken = mine && (await this.#store.takeHandOver(id)) !== null;
		return (await this.#answer(owner, id, { is: "refused" })) || taken;
	}

	async #answer(owner: string, id: string, slip: Slip): Promise<boolean> {
		const asking = read(await this.#store.handOver(askingOf(id)));
		if (asking?.is !== "asking" || asking.owner !== owner) return false;
		// The answer first: who waits must never find neither.
		await this.#put(asking.claim, slip, asking.expiresAt);
		await this.#store.takeHandOver(askingOf(id));
		return true;
	}

	/** For the device that waits: whose library it may open now, and only once; null: it was refused, or it is over. */
	async collect(
		claim: string,
	): Promise<"waiting" | { owner: string; by: string | null } | null> {
		const key = handOverHashOf(claim);
		const [id = ""] = claim.split(".");
		const asking = read(await this.#store.handOver(askingOf(id)));
		if (asking?.is === "asking" && asking.claim === key) return "waiting";
		const slip = read(await this.#store.takeHandOver(key));
		if (slip?.is !== "granted") return null;
		return { owner: slip.owner, by: slip.by ?? null };
	}

	#put(key: string, slip: Slip, expiresAt: number): Promise<void> {
		return this.#store.addHandOver(key, JSON.stringify(slip), expiresAt);
	}
}

function askingOf(id: string): string {
	return handOverHashOf(`asking\0${id}`);
}

/** Null also for what older programs left. */
function read(text: string | null): Slip | null {
	if (text === null || !text.startsWith("{")) return null;
	return JSON.parse(text) as Slip;
}
