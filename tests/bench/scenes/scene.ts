import type { Crowd } from "../crowd/crowd.ts";
import type { Line } from "../line.ts";
import type { TargetName } from "../targets/target.ts";

/** What is wanted of a run. */
export interface Wish {
	readonly students: number;
	readonly rounds: number;
	/** On the bench's clock: a second round of a lecture and every later one begins before. */
	readonly until: number;
	readonly seed: number;
	/** Those that may be started. */
	readonly targets: readonly TargetName[];
	/** Questions of a lecture after the first, before and after there is a leaderboard. */
	readonly questions: number;
	/** Whether a row of this name was asked for. */
	wants(row: string): boolean;
	/** The generators that most scenes use one after another. */
	crowd(): Promise<Crowd>;
	/** So many more, for who has two classes at a time; whoever asks ends them. */
	newCrowd(generators: number): Promise<Crowd>;
	/** Says how far it is. */
	tell(text: string): void;
}

/** One arrangement of servers and phones, and the rows that it gives. */
export interface Scene {
	readonly rows: readonly string[];
	play(wish: Wish): Promise<Played>;
}

export interface Played {
	readonly lines: readonly Line[];
	/** What else there is to read, as Markdown. */
	readonly note?: string;
	/** Goes into the JSON beside the lines. */
	readonly raw: unknown;
}
