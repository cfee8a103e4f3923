import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import type { Job } from "../../server/files/open.ts";
import { FileReader } from "../../server/live/file-reader.ts";
import { facultyParts, moodle, zipOf } from "./gradebooks.ts";

const logged: string[] = [];
const note = (_fields: object, message: string) => void logged.push(message);
const log = { info: note, warn: note, error: note };

const job = (file: Uint8Array | string, more: Partial<Job> = {}): Job => ({
	file: Buffer.from(file),
	students: [{ name: "Ada Lovelace", value: 9 }],
	title: "Week 3",
	query: { sheet: 0, into: "new", by: undefined },
	isFilled: true,
	...more,
});

/** A thread that does this when it is asked. */
const thread = (act: string) => () =>
	new Worker(
		`const { parentPort } = require("node:worker_threads");
		parentPort.on("message", (job) => { ${act} });
		parentPort.postMessage("here");`,
		{ eval: true, resourceLimits: { maxOldGenerationSizeMb: 32 } },
	);

it("[FI2175] reads a file in a thread that is gone when it is read, and says what is wrong with one", async () => {
	const reader = new FileReader(log);
	const done = await reader.read(job(moodle), "ann");
	expect(done).toMatchObject({ is: "file", form: "csv" });
	const book = job(await zipOf(facultyParts), {
		query: { sheet: 1, into: "new", by: undefined },
		isFilled: false,
	});
	expect(await reader.read(book, "ann")).toMatchObject({
		is: "preview",
		told: { matched: 1, sheets: ["Notes", "Marks"] },
	});
	expect(await reader.read(job('a\n"b'), "ann")).toMatchObject({
		error: "bad-input",
		why: "file-open-quote",
		message: "In row 2 a quotation mark opens and is never closed.",
	});
	expect(logged).toEqual([]);
});

it("[FI2175] gives up a file that takes too long or too much memory, and reads the next one", async () => {
	const slow = { error: "bad-input", why: "file-slow" };
	const hanging = new FileReader(log, { ms: 200 }, thread("for (;;) {}"));
	expect(await hanging.read(job(moodle), "ann")).toMatchObject(slow);
	const eating = new FileReader(
		log,
		{},
		thread("const all = []; for (;;) all.push(new Array(1000).fill(job));"),
	);
	expect(await eating.read(job(moodle), "ann")).toMatchObject(slow);
	expect(logged).toEqual([]);
});

it("[FI2175] that ends by itself, or cannot be started, makes nobody wait", async () => {
	const away = { error: "busy", why: "try-again" };
	const ending = new FileReader(log, {}, thread("process.exit(3)"));
	expect(await ending.read(job(moodle), "ann")).toMatchObject(away);
	const none = new FileReader(log, {}, () => {
		throw new Error("no memory");
	});
	expect(await none.read(job(moodle), "ann")).toMatchObject(away);
	const silent = new FileReader(
		log,
		{ startMs: 200 },
		() => new Worker("setInterval(() => {}, 1000)", { eval: true }),
	);
	expect(await silent.read(job(moodle), "ann")).toMatchObject(away);
	expect(logged).toHaveLength(3);
});
