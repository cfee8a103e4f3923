import pino from "pino";
import { readConfig } from "../config.ts";
import { run } from "../serve.ts";
import type { Contents } from "../store/backup.ts";
import { openBackups } from "../stores.ts";

/**
 * `npm run backup -- FILE`, in the image `node dist/server/backup.js FILE`: all that the store holds, beside running
 * servers, read again before it is said to be there.
 */
const usage = `npm run backup -- FILE    writes all that the store holds to a new file; servers may run meanwhile

The store is Redis where REDIS_URL is set, else SQLite in DATA_DIR.`;

run(async () => {
	const [file, ...more] = process.argv
		.slice(2)
		.filter((word) => word !== "--backup");
	if (file === undefined || file.startsWith("-") || more.length > 0)
		throw new Error(usage);
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
});

function listOf(contents: Contents): string {
	return Object.entries(contents)
		.map(([what, number]) => `${number} ${what}`)
		.join(", ");
}
