import { run } from "../serve.ts";

/** A command was called wrongly, or against what it may not touch: nothing was done. Ends with 2. */
export class WrongUse extends Error {}

interface Command {
	/** As in `npm run NAME -- …`, which hands `--NAME` on. */
	readonly name: string;
	/** How it is called: what `--help` says. */
	readonly usage: string;
	/** Gets the words that follow its name. Throws `WrongUse` when those are wrong, any other error when it failed. */
	act(words: readonly string[]): Promise<void>;
}

/** Runs a command. It ends with 0 when it is done, with 1 when it failed, with 2 when it was called wrongly. */
export function runCommand({ name, usage, act }: Command): void {
	run(async () => {
		const words = process.argv.slice(2).filter((word) => word !== `--${name}`);
		if (words.includes("--help")) {
			process.stdout.write(`${usage}\n`);
			return;
		}
		try {
			await act(words);
		} catch (error) {
			if (!(error instanceof WrongUse)) throw error;
			process.stderr.write(`${error.message}\n`);
			process.exitCode = 2;
		}
	});
}
