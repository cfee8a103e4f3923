import { statSync } from "node:fs";
import pino from "pino";
import { readConfig } from "../config.ts";
import { openBackups } from "../stores.ts";
import { runCommand, WrongUse } from "./command.ts";

/** `npm run restore -- FILE`, in the image `node dist/server/restore.js FILE`: puts a backup into a store that no server uses. */
const usage = `npm run restore -- FILE              puts a backup into an empty store; stop all servers first
npm run restore -- --replace FILE    also where there is something: SQLite's file is put aside, Redis' keys are deleted

The store is Redis where REDIS_URL is set, else SQLite in DATA_DIR.`;

runCommand({ name: "restore", usage, act: restore });

async function restore(words: readonly string[]): Promise<void> {
	const [file, ...more] = words.filter((word) => word !== "--replace");
	if (file === undefined || file.startsWith("-") || more.length > 0)
		throw new WrongUse(usage);
	if (statSync(file, { throwIfNoEntry: false })?.isFile() === false)
		throw new Error(`${file} is no file.`);
	const log = pino({ level: "warn" }, pino.destination(2));
	const backups = await openBackups(readConfig(process.env), log);
	try {
		const { contents, kept } = await backups.restore(
			file,
			words.includes("--replace"),
		);
		const list = Object.entries(contents)
			.map(([what, number]) => `${number} ${what}`)
			.join(", ");
		process.stdout.write(`Restored from ${file}: ${list}.\n`);
		if (kept !== null)
			process.stdout.write(
				`What was there before is in ${kept}: delete it when you are sure.\n`,
			);
	} finally {
		backups.close();
	}
}
