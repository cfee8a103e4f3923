import type { Stores } from "../../stores.ts";

/** One thing that an operator does: `npm run operator -- NAME WORDS`. A new one is a file here and its line in `verbs.ts`. */
export interface Verb {
	readonly name: string;
	/** What follows the name, as in the usage: `ID --yes`; empty for nothing. */
	readonly takes: string;
	/** What it does, in a line of the usage. */
	readonly does: string;
	/** Throws `WrongUse` when it was called wrongly, any other error when it failed. */
	run(call: Call): Promise<void>;
}

export interface Call {
	/** The words that follow the name, without switches. */
	readonly words: readonly string[];
	/** Whether `--yes` is among them: nothing is deleted without. */
	readonly sure: boolean;
	readonly stores: Stores;
	/** Where people reach the servers, without a slash at the end. */
	readonly address: string;
	/** Prints one line. */
	say(line: string): void;
}
