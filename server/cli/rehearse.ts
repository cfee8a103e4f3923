import { runCommand } from "./command.ts";
import { Bar } from "./rehearse/bar.ts";
import { Caller } from "./rehearse/caller.ts";
import { readKey, signIn } from "./rehearse/key.ts";
import { type Options, readOptions, usage } from "./rehearse/options.ts";
import { type Outcome, rehearse } from "./rehearse/rehearsal.ts";
import { findTarget } from "./rehearse/target.ts";
import { describe, isKept } from "./rehearse/verdict.ts";
import { findTransport } from "./rehearse/way-in.ts";

/**
 * `npx lectern rehearse URL`, in the image `node dist/server/rehearse.js URL`: a lecture against one's own deployment. Ends with 0 when the promise
 * was kept, 1 when not, 2 when it was called wrongly.
 */
runCommand({ name: "rehearse", usage, act: play });

async function play(words: readonly string[]): Promise<void> {
	const bar = new Bar(process.stderr);
	try {
		const options = readOptions(words);
		const outcome = await playFor(options, bar);
		bar.clear();
		const told = options.json ? JSON.stringify(outcome) : describe(outcome);
		process.stdout.write(`${told}\n`);
		process.exitCode = isKept(outcome) ? 0 : 1;
	} catch (error) {
		bar.clear();
		if (error instanceof Error && error.name === "AbortError") {
			process.exitCode = 130;
			return;
		}
		throw error;
	}
}

async function playFor(options: Options, bar: Bar): Promise<Outcome> {
	const key = readKey(options.keyFile, process.env);
	const caller = new Caller(await findTarget(options.url));
	const leave = await signIn(caller, key, (line) => bar.say(line));
	const broken = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"] as const)
		process.on(signal, () => {
			if (broken.signal.aborted) process.exit(130);
			bar.say("Stopping: the room is deleted. Once more stops at once.");
			broken.abort();
		});
	try {
		const transport = await findTransport(caller.address);
		if (transport === null)
			throw new Error(
				"No student could connect: neither WebSockets nor long polling get through, or the servers are full.",
			);
		return await rehearse(caller, transport, options, bar, broken.signal);
	} finally {
		await leave();
	}
}
