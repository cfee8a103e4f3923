import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	renameSync,
	rmSync,
	statSync,
} from "node:fs";
import { dirname, resolve } from "node:path";

/** What is in a backup, counted when it was opened again. */
export type Contents = Readonly<Record<string, number>>;

/** A store that can be taken down while servers use it, and put back while none does. */
export interface BackupStore {
	/**
	 * Writes all that is stored to a new file: each room as it was at one moment, with every answer that was told saved
	 * before this was called. Resolves when the file is on the disk and was read again.
	 */
	backUp(to: string): Promise<Contents>;
	/**
	 * Puts a backup into this store, which gets a history of its own. Refused, by an error in words, while a server uses
	 * the store, when the file is no whole backup of this kind of store, and where the store holds something, unless `replace`. Resolves with the file in which what was replaced is kept, if it is.
	 */
	restore(from: string, replace: boolean): Promise<Restored>;
	close(): void;
}

export interface Restored {
	readonly contents: Contents;
	readonly kept: string | null;
}

/**
 * Makes a file by `write`, under a name of its own until it is whole and on the disk. Throws when the file is there already.
 */
export async function writeWhole<T>(
	to: string,
	write: (part: string) => Promise<T> | T,
): Promise<T> {
	const file = resolve(to);
	if (existsSync(file))
		throw new Error(`${to} is there already; nothing was overwritten.`);
	if (!existsSync(dirname(file)))
		throw new Error(`There is no folder ${dirname(file)}.`);
	const part = `${file}.part`;
	rmSync(part, { force: true });
	try {
		closeSync(openSync(part, "wx", 0o600));
		const written = await write(part);
		flush(part);
		renameSync(part, file);
		flush(dirname(file));
		return written;
	} catch (cause) {
		rmSync(part, { force: true });
		throw cause;
	}
}

/** To be called of files that no SQLite of this process has open. */
export function flush(path: string): void {
	const open = openSync(path, statSync(path).isDirectory() ? "r" : "r+");
	try {
		fsyncSync(open);
	} finally {
		closeSync(open);
	}
}
