import type { Confidence } from "../../shared/confidence.ts";
import type { Json } from "../../shared/json.ts";
import {
	isRefusal,
	type Refusal,
	type RefusalKind,
} from "../../shared/refusal.ts";
import type {
	Answer,
	AnswerRefusal,
	Saved,
} from "../../shared/student-events.ts";
import type { StoredAnswer } from "../../shared/views.ts";
import * as words from "../words/link.en.ts";
import type { Unknown } from "./ask.ts";
import { type AskedRound, type Entry, recall, remember } from "./entry.ts";
import type { Storing } from "./storage.ts";

/** What the server's whole state says that matters to an answer. */
export interface Situation {
	readonly room: string;
	readonly epoch: string;
	/** The round that is open, closed or revealed now. */
	readonly asked: { readonly round: number; readonly index: number } | null;
	readonly open: boolean;
	/** What the store has of this seat's answer to that round. */
	readonly stored: StoredAnswer | null;
}

export interface OutboxState {
	readonly state:
		| "none"
		| "sending"
		| "unsaved" // takes longer than a moment, or there is no connection
		| "saved" // by the server's word only
		| "refused"; // by the server's word, for good
	readonly place: AskedRound | null;
	/** What was answered; once the server has spoken, what the store has. Null: nothing. */
	readonly value: Json;
	/** How sure the student said they are of it. */
	readonly confidence?: Confidence | undefined;
	/** Why it was refused; null when it was not. */
	readonly error: RefusalKind | null;
	/** A sentence for the student about what became of it. */
	readonly message: string | null;
}

export interface OutboxPorts {
	/** May throw: then the answer lives in memory. */
	readonly storage: Storing;
	/** Where in the storage: one key per room. */
	readonly key: string;
	/** One try. A rejection counts as unknown. */
	readonly send: (
		answer: Answer,
	) => Promise<Saved | AnswerRefusal | Refusal | Unknown>;
	/** Calls `act` after `ms`; the result cancels. */
	readonly after: (ms: number, act: () => void) => () => void;
	/** From 0 up to 1. */
	readonly random: () => number;
	/** No reply came: the connection may be dead. */
	readonly doubt: () => void;
	readonly onChange: (state: OutboxState) => void;
}

export interface Outbox {
	readonly state: () => OutboxState;
	/** The student answered. A newer answer of the same round replaces the older one, also while that is on its way. */
	readonly answer: (
		place: AskedRound,
		value: Json,
		confidence?: Confidence,
	) => void;
	/** The server told the whole state to this seat: the connection is there, and an unsaved answer may go. */
	readonly sync: (now: Situation) => void;
	readonly offline: () => void;
	readonly close: () => void;
}

/** All in milliseconds. `jitter` keeps a class that comes back from sending as one. */
const times = {
	reply: 3_000,
	moment: 1_000,
	jitter: 300,
	jitterMore: 700,
	busy: 1_000,
};

/** No answer held. */
export const nothing: OutboxState = {
	state: "none",
	place: null,
	value: null,
	error: null,
	message: null,
};

const sameRound = (entry: Entry, place: AskedRound) =>
	entry.room === place.room &&
	entry.epoch === place.epoch &&
	entry.round === place.round &&
	entry.index === place.index;

/**
 * Keeps a student's answer until the server has spoken about it, through lost replies, lost connections and reloads.
 * One answer per room. A saved one is remembered too: the store may be restored to a time before it.
 */
export function openOutbox(ports: OutboxPorts): Outbox {
	let entry = recall(ports.storage, ports.key);
	let stored: StoredAnswer | null = null;
	let ready = false;
	let slow = true;
	/** The round that was over when the server told last. */
	let shut: number | null = null;
	let flight: object | null = null;
	let cancelWait: (() => void) | null = null;
	let cancelMoment: (() => void) | null = null;

	const state = (): OutboxState => {
		if (entry === null) return nothing;
		const pending = ready && !slow ? "sending" : "unsaved";
		return {
			state: entry.state === "pending" ? pending : entry.state,
			place: entry,
			value: entry.value,
			confidence: entry.confidence,
			error: entry.error,
			message: entry.message,
		};
	};

	const change = (next: Entry | null) => {
		entry = next;
		remember(ports.storage, ports.key, entry);
		ports.onChange(state());
	};

	const setSlow = () => {
		slow = true;
		ports.onChange(state());
	};

	const jitter = () => times.jitter + ports.random() * times.jitterMore;
	const transmitIn = (ms: number) => {
		cancelWait?.();
		cancelWait = ports.after(ms, () => {
			cancelWait = null;
			transmit();
		});
	};

	const transmit = () => {
		if (!ready || flight || cancelWait || entry?.state !== "pending") return;
		const sent = entry;
		const mine = {};
		flight = mine;
		const land = () => {
			cancelReply();
			if (flight !== mine) return false;
			flight = null;
			return true;
		};
		const lost = () => {
			if (!land()) return;
			setSlow();
			transmitIn(jitter());
			// Where the link itself says that it is gone, it comes back in its own time.
			if (ready) ports.doubt();
		};
		const cancelReply = ports.after(times.reply, lost);
		ports
			.send({
				round: sent.round,
				seq: sent.seq,
				value: sent.value,
				confidence: sent.confidence,
				epoch: sent.epoch,
				index: sent.index,
			})
			.then((reply) => {
				if (reply === "unknown") return lost();
				// The server's word counts also when it comes after we stopped waiting for it.
				land();
				hear(sent, reply);
			}, lost);
	};

	const hear = (sent: Entry, reply: Saved | AnswerRefusal | Refusal) => {
		if (entry?.state !== "pending") return;
		if (
			isRefusal(reply) &&
			(reply.error === "busy" || reply.error === "too-fast")
		) {
			setSlow();
			transmitIn((reply.retryAfterMs ?? times.busy) * (1 + ports.random()));
			return;
		}
		const word = "saved" in reply ? reply.saved : null;
		// An answer to a later question, or a changed mind, is not settled by the word about an earlier one.
		if (!sameRound(entry, sent)) return transmit();
		if (entry.seq > sent.seq && entry.seq > (word?.seq ?? 0)) return transmit();
		if (isRefusal(reply))
			change({
				...entry,
				value: word?.value ?? null,
				state: "refused",
				error: reply.error,
				message: reply.message,
			});
		else {
			const same =
				JSON.stringify(reply.saved.value) === JSON.stringify(entry.value);
			const message = same ? null : words.anotherAnswerOfYours;
			change({ ...entry, ...reply.saved, state: "saved", message });
		}
	};

	/** The server told that this round was over, and tells now that it takes answers again. */
	const isOpenAgain = ({ open, asked }: Situation) =>
		open && shut !== null && asked?.round === shut;

	/** What becomes of the entry now that the server has told the state. */
	const reconcile = (held: Entry, now: Situation): Entry | null => {
		if (held.room !== now.room) return null;
		const round = now.asked?.round === held.round;
		const here = round && now.asked?.index === held.index;
		const restored = held.epoch !== now.epoch;
		const stands = here && now.stored?.round === held.round && now.stored;
		if (stands && stands.seq >= held.seq)
			return {
				...held,
				...stands,
				epoch: now.epoch,
				state: "saved",
				error: null,
				message: null,
			};
		if (!restored && here && held.state === "refused" && isOpenAgain(now))
			return null;
		// Refused; but a copy of it or of an earlier choice was longer on its way, and stored after all.
		if (!restored)
			return stands && held.state === "refused"
				? { ...held, value: stands.value }
				: held;
		if (here && now.open && held.state !== "refused")
			return { ...held, epoch: now.epoch, state: "pending" };
		if (held.state !== "pending") return null;
		// Not to what this history asks under that number instead, nor to what it has yet to ask: a copy on its way would be stored then.
		const isAhead = now.asked !== null && now.asked.round < held.round;
		if (here || (!round && !isAhead)) return { ...held, epoch: now.epoch };
		return {
			...held,
			epoch: now.epoch,
			value: null,
			state: "refused",
			error: "old-round",
			message: words.anotherQuestionIsAsked,
		};
	};

	return {
		state,
		answer: (place, value, confidence) => {
			const mine = entry !== null && sameRound(entry, place) ? entry.seq : 0;
			const theirs = stored?.round === place.round ? stored.seq : 0;
			slow = false;
			cancelMoment?.();
			cancelMoment = ports.after(times.moment, () => {
				if (entry?.state === "pending") setSlow();
			});
			change({
				...place,
				seq: Math.max(mine, theirs) + 1,
				value,
				confidence,
				state: "pending",
				error: null,
				message: null,
			});
			transmit();
		},
		sync: (now) => {
			ready = true;
			stored = now.stored;
			if (entry !== null) change(reconcile(entry, now));
			shut = now.open ? null : (now.asked?.round ?? null);
			if (entry?.state === "pending" && !flight && !cancelWait)
				transmitIn(jitter());
		},
		offline: () => {
			ready = false;
			setSlow();
		},
		close: () => {
			ready = false;
			cancelWait?.();
			cancelMoment?.();
		},
	};
}
