import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pino from "pino";
import { readConfig } from "../config.ts";
import { exportLibrary, importLibrary } from "../store/transfer.ts";
import { openTransfer } from "../stores.ts";
import { runCommand, WrongUse } from "./command.ts";

/**
 * `npm run transfer -- export FILE` and `import FILE`: the whole library of the store that the environment names, to a
 * file and back, so also from SQLite to Redis. Stop the servers first.
 */
const usage = `npm run transfer -- export FILE    writes the library of this store
npm run transfer -- import FILE    puts it into this store; what is there already stays

The store is Redis where REDIS_URL is set, else SQLite in DATA_DIR.`;

runCommand({ name: "transfer", usage, act: transfer });

async function transfer(words: readonly string[]): Promise<void> {
	const [direction, file, ...more] = words;
	if (
		(direction !== "export" && direction !== "import") ||
		file === undefined ||
		more.length > 0
	)
		throw new WrongUse(usage);
	if (existsSync(file) === (direction === "export"))
		throw new WrongUse(
			direction === "export"
				? `${file} is there already, and stays as it is. Name another file.`
				: `There is no ${file}.`,
		);
	const config = readConfig(process.env);
	const stores = await openTransfer(
		config,
		pino({ level: "warn" }),
		direction === "import",
	);
	try {
		if (direction === "export") {
			await pipeline(
				Readable.from(exportLibrary(stores.transfer)),
				createWriteStream(file, { flags: "wx", mode: 0o600 }),
			);
			process.stdout.write(
				`Written to ${file}. It holds names and answers: keep it as you keep those.\n`,
			);
		} else {
			const lines = createInterface({
				input: createReadStream(file),
				crlfDelay: Number.POSITIVE_INFINITY,
			});
			for (const [kind, { restored, there, refused }] of Object.entries(
				await importLibrary(stores.transfer, lines),
			)) {
				process.stdout.write(
					`${kind}: ${restored} put in, ${there} there already, ${refused} refused\n`,
				);
			}
		}
	} finally {
		await stores.close();
	}
	process.exit(0);
}
