import type { Bin } from "../../server/store/bin.ts";
import type { ImageStore } from "../../server/store/image-store.ts";
import type { OperatorStore } from "../../server/store/operator-store.ts";
import type { QuizStore } from "../../server/store/quiz-store.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import type { SessionStore } from "../../server/store/session-store.ts";

/** A store under test. */
export interface Opened {
	readonly rooms: RoomStore;
	readonly quizzes: QuizStore;
	readonly bin: Bin;
	readonly sessions: SessionStore;
	readonly images: ImageStore;
	readonly operator: OperatorStore;
	/** Lets at least `ms` pass on the store's clock: a fake clock is put forward, a real one is waited for. */
	wait(ms: number): Promise<void>;
}

/** Opens a new, empty store with a history of its own. The runner closes it after the case. */
export type Opener = () => Promise<Opened>;

/** One duty that every adapter has; a broken one throws. */
export interface Case {
	/** Its number in the list of rules. */
	readonly rule: string;
	readonly title: string;
	run(open: Opener): Promise<void>;
}

/** A case whose title opens with its rule in brackets. */
export function duty(
	title: string,
	run: (open: Opener) => Promise<void>,
): Case {
	const rule = /^\[(ST\d+)\] /.exec(title)?.[1];
	if (rule === undefined) throw new Error(`no rule opens this title: ${title}`);
	return { rule, title, run };
}
