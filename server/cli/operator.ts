import pino from "pino";
import { type Config, readConfig } from "../config.ts";
import { openBeside } from "../stores.ts";
import { runCommand, WrongUse } from "./command.ts";
import type { Verb } from "./operator/verb.ts";
import { verbs } from "./operator/verbs.ts";

/**
 * `npm run operator -- VERB …`, in the image `node dist/server/operator.js VERB …`: what an operator does by hand, beside
 * running servers. Ends with 0 when done, 1 when it failed, 2 when it was called wrongly.
 */
// Who reads may have seen enough, as `head` has.
process.stdout.on("error", () => process.exit(0));
runCommand({ name: "operator", usage: usage(), act: operate });

async function operate(given: readonly string[]): Promise<void> {
	// An id may begin with a dash too.
	const [name = "", ...words] = given.filter((word) => word !== "--yes");
	const verb = verbs.find((one) => one.name === name);
	if (verb === undefined) {
		const what = name === "" ? "What shall be done?" : `No verb “${name}”.`;
		throw new WrongUse(`${what}\n\n${usage()}`);
	}
	const config = readConfig(process.env);
	const log = pino({ level: "warn" }, pino.destination(2));
	const stores = await openBeside(config, log);
	try {
		await verb.run({
			words,
			sure: given.includes("--yes"),
			stores,
			address: addressOf(config),
			say: (line) => void process.stdout.write(`${line}\n`),
		});
	} catch (error) {
		if (!(error instanceof WrongUse)) throw error;
		throw new WrongUse(`${error.message}\n  ${shape(verb)}`);
	} finally {
		await stores.close();
	}
}

/** Where people reach the servers, with the path that those are under. */
function addressOf({ publicUrl, path, port }: Config): string {
	return (publicUrl ?? `http://localhost:${port}`) + path;
}

function shape({ name, takes }: Verb): string {
	return `npm run operator -- ${name} ${takes}`.trimEnd();
}

function usage(): string {
	const width = Math.max(...verbs.map((verb) => shape(verb).length));
	const lines = verbs.map(
		(verb) => `${shape(verb).padEnd(width)}   ${verb.does}`,
	);
	return [
		...lines,
		"",
		"The store is Redis where REDIS_URL is set, else SQLite in DATA_DIR. Servers may run meanwhile.",
	].join("\n");
}
