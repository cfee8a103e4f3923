import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** Of the file: one of another format is refused. */
export const format = 1;

/** What one slot's keys held at one moment: name without the prefix, when it ends (ms since 1970 or -1), DUMP's value in base64. */
export interface Group {
	readonly is: "keys";
	readonly tag: string;
	readonly keys: readonly (readonly [
		name: string,
		ends: number,
		value: string,
	])[];
}

export interface Head {
	readonly is: "lectern-redis-backup";
	readonly format: number;
	/** The version of Redis whose DUMP it was; an older one cannot read it. */
	readonly redis: string;
}

export interface End {
	readonly is: "end";
	readonly groups: number;
	/** Of all lines before it. */
	readonly sha256: string;
}

/** A line with its line feed, counted into the sum. */
export function lineWriter() {
	const sum = createHash("sha256");
	let groups = 0;
	const line = (value: Head | Group | End) => `${JSON.stringify(value)}\n`;
	return {
		line(value: Head | Group): string {
			const text = line(value);
			sum.update(text);
			if (value.is === "keys") groups++;
			return text;
		},
		end: () => line({ is: "end", groups, sha256: sum.digest("hex") }),
	};
}

/** Reads the lines of a backup. Throws in words when it is none, or is not the whole one that was written. */
export async function* readGroups(file: string): AsyncGenerator<Group> {
	const sum = createHash("sha256");
	const input = createReadStream(file);
	let number = 0;
	let groups = 0;
	let ended = false;
	for await (const text of createInterface({ input })) {
		number++;
		if (ended) throw new Error(`${file}: there is more after its end.`);
		const value = parsed(text);
		if (number === 1) {
			if (value?.is !== "lectern-redis-backup")
				throw new Error(
					`${file} is no backup of Redis. A backup of SQLite is restored without REDIS_URL; an exported library is imported by \`npm run transfer\`.`,
				);
			if (value.format !== format)
				throw new Error(`${file} was written by another version of Lectern.`);
		}
		if (value === null) throw new Error(`${file}: line ${number} is damaged.`);
		if (value.is === "end") {
			if (value.groups !== groups || value.sha256 !== sum.digest("hex"))
				throw new Error(`${file} is damaged: its sum is another.`);
			ended = true;
			continue;
		}
		sum.update(`${text}\n`);
		if (value.is !== "keys") continue;
		groups++;
		yield value;
	}
	if (!ended) throw new Error(`${file} is cut off: its end is missing.`);
}

/** The sum vouches for the shape of a line, once the end has been read. */
function parsed(text: string): Head | Group | End | null {
	try {
		return JSON.parse(text) as Head | Group | End;
	} catch {
		return null;
	}
}
