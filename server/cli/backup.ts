import pino from "pino";
import { readConfig } from "../config.ts";
import type { Contents } from "../store/backup.ts";
import { openBackups } from "../stores.ts";
import { runCommand, WrongUse } from "./command.ts";

/**
 * `npm run backup -- FILE`, in the image `node dist/server/backup.js FILE`: all that the store holds, beside running
 * servers, read again before it is said to be there.
 */
const usage = `npm run backup -- FILE    writes all that the store holds to a new file; servers may run meanwhile

The store is Redis where REDIS_URL is set, else SQLite in DATA_DIR.`;

runCommand({ name: "backup", usage, act: backUp });

async function backUp([file, ...more]: readonly string[]): Promise<void> {
	if (file === undefined || file.startsWith("-") || more.length > 0)
		throw new WrongUse(usage);
	const log = pino({ level: "warn" }, pino.destination(2));
	const backups = await openBackups(readConfig(process.env), log);
	try {
		const contents = await backups.backUp(file);
		process.stdout.write(
			`Written to ${file} and read again: ${listOf(contents)}. It holds names and answers: keep it as you keep those.\n`,
		);
	} finally {
		backups.close();
	}
}

function listOf(contents: Contents): string {
	return Object.entries(contents)
		.map(([what, number]) => `${number} ${what}`)
		.join(", ");
}
