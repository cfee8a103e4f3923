import { canonical } from "../../../shared/canonical.ts";
import type { Fault } from "../../../shared/fault.ts";
import type { Quiz } from "../../../shared/quiz.ts";
import type { StoredQuiz } from "../../../shared/rest.ts";
import type { Reply } from "../shell/rest.ts";

/** How the newest edits stand with the store. */
export type Saving =
	| { readonly is: "saved" }
	/** Changed; goes out when the typing pauses. */
	| { readonly is: "waiting" }
	| { readonly is: "saving" }
	/** No word from the store; tried again by itself. */
	| { readonly is: "retrying"; readonly why: string }
	/** The store said no to this content; the next edit tries again. */
	| {
			readonly is: "refused";
			readonly why: string;
			readonly faults: readonly Fault[];
	  }
	/** Somebody else changed the quiz; nothing goes out until the author decides. */
	| { readonly is: "conflict"; readonly theirs: StoredQuiz }
	/** The quiz was deleted elsewhere. */
	| { readonly is: "gone" };

export interface Saver {
	/** The stored version that the edits are based on. */
	version(): number;
	change(quiz: Quiz): void;
	/** Sends what is waiting at once. */
	flush(): void;
	/** Goes on from this stored version as the base; what was waiting is dropped. */
	adopt(stored: StoredQuiz): void;
	/** In a conflict: puts the author's version over the one that the conflict showed, and only over that one. */
	overwrite(): void;
	/** Asks whether the stored quiz moved on while nothing was waiting here; the newer one, or null. */
	look(): Promise<StoredQuiz | null>;
	/** Sends what is waiting at once, and no more after a pause or a failure; `tell` still hears how that went. */
	stop(): void;
}

export interface SaverPorts {
	get(): Promise<Reply<StoredQuiz>>;
	/** `version`: the one that was edited. */
	put(quiz: Quiz, version: number): Promise<Reply<StoredQuiz>>;
	tell(saving: Saving): void;
	/** Calls back after so many ms; returns how to prevent that. */
	wait(ms: number, call: () => void): () => void;
}

const pauseMs = 600;
const retryMs = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Keeps a stored quiz in step with the one being written: one PUT at a time, each based on the version that the last
 * one made. A PUT without an answer is unknown, not failed: it is sent again, and when the store then shows exactly
 * what was sent, that is no conflict.
 */
export function createSaver(base: StoredQuiz, ports: SaverPorts): Saver {
	let version = base.version;
	let wanted: Quiz | null = null;
	let unknown: readonly string[] = [];
	let conflict: StoredQuiz | null = null;
	let gone = false;
	let busy = false;
	let stopped = false;
	let failures = 0;
	let cancel = () => {};

	const schedule = (ms: number) => {
		cancel();
		cancel = stopped ? () => {} : ports.wait(ms, () => void send());
	};

	async function send(): Promise<void> {
		cancel();
		if (wanted === null || busy || conflict !== null || gone) return;
		const quiz = wanted;
		busy = true;
		ports.tell({ is: "saving" });
		const reply = await ports.put(quiz, version);
		const current = reply.ok || reply.status !== 412 ? null : await ports.get();
		busy = false;
		if (reply.ok) saved(reply.data, quiz);
		else if (current === null) failed(reply, quiz);
		else if (current.ok) collided(current.data, quiz);
		else failed(current, quiz);
	}

	function saved(stored: StoredQuiz, quiz: Quiz): void {
		version = stored.version;
		unknown = [];
		failures = 0;
		if (wanted === quiz) {
			wanted = null;
			ports.tell({ is: "saved" });
		} else {
			ports.tell({ is: "waiting" });
			if (stopped) void send();
			else schedule(pauseMs);
		}
	}

	function collided(theirs: StoredQuiz, quiz: Quiz): void {
		const text = canonical(theirs.quiz);
		if (text === canonical(quiz)) {
			saved(theirs, quiz);
		} else if (unknown.includes(text)) {
			version = theirs.version;
			unknown = [];
			void send();
		} else {
			conflict = theirs;
			ports.tell({ is: "conflict", theirs });
		}
	}

	function failed(reply: Reply<StoredQuiz> & { ok: false }, quiz: Quiz): void {
		const { status, problem } = reply;
		if (status === 404) {
			gone = true;
			ports.tell({ is: "gone" });
		} else if (
			status === 0 ||
			status === 401 ||
			status === 429 ||
			status >= 500
		) {
			if (status === 0 || status >= 500)
				unknown = [...unknown, canonical(quiz)].slice(-5);
			const ms = retryMs[Math.min(failures, retryMs.length - 1)] ?? pauseMs;
			failures += 1;
			ports.tell({
				is: "retrying",
				why: problem.detail,
			});
			schedule(ms);
		} else {
			failures = 0;
			ports.tell({
				is: "refused",
				why: problem.detail,
				faults: problem.faults ?? [],
			});
			if (wanted !== quiz) schedule(pauseMs);
		}
	}

	return {
		version: () => version,
		change(quiz) {
			wanted = quiz;
			if (conflict !== null || gone) return;
			if (stopped) {
				void send();
			} else if (failures === 0) {
				if (!busy) ports.tell({ is: "waiting" });
				schedule(pauseMs);
			}
		},
		flush() {
			void send();
		},
		adopt(stored) {
			version = stored.version;
			wanted = null;
			unknown = [];
			conflict = null;
			cancel();
			ports.tell({ is: "saved" });
		},
		overwrite() {
			if (conflict === null) return;
			version = conflict.version;
			conflict = null;
			void send();
		},
		async look() {
			const idle = () => wanted === null && !busy && conflict === null && !gone;
			if (!idle()) return null;
			const reply = await ports.get();
			return reply.ok && idle() && reply.data.version !== version
				? reply.data
				: null;
		},
		stop() {
			void send();
			stopped = true;
			cancel();
		},
	};
}
