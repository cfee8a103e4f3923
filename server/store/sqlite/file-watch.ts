import { statSync } from "node:fs";

/**
 * Tells whether the files that SQLite has open are still those that the next start will find. A program keeps writing into
 * a deleted, moved or replaced file without an error, and what it writes there is gone. One look takes some microseconds.
 */
export class FileWatch {
	readonly #files: readonly { path: string; atOpening: string }[];

	/** To be made when SQLite has opened all its files. A database in memory has none. */
	constructor(file: string) {
		this.#files = [file, `${file}-wal`, `${file}-shm`].flatMap((path) => {
			const found = whereabouts(path);
			return found.is === "there" ? [{ path, atOpening: found.identity }] : [];
		});
	}

	/** What is wrong, in words; null when nothing is. */
	fault(): string | null {
		for (const { path, atOpening } of this.#files) {
			const now = whereabouts(path);
			if (now.is === "there" && now.identity === atOpening) continue;
			const what =
				now.is === "there"
					? "was replaced by another file"
					: `was moved or deleted, or its disk is gone (${now.code})`;
			return `The database file ${path} ${what} while it was open. Move the very file back, or stop this server, restore a backup and start it again.`;
		}
		return null;
	}
}

/** Device and inode: while a file is open nobody else can get its number. */
function whereabouts(
	path: string,
): { is: "there"; identity: string } | { is: "gone"; code: string } {
	try {
		const { dev, ino } = statSync(path, { bigint: true });
		return { is: "there", identity: `${dev}:${ino}` };
	} catch (cause) {
		const code =
			cause instanceof Error && "code" in cause ? String(cause.code) : "?";
		return { is: "gone", code };
	}
}
