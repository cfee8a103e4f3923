import {
	chmodSync,
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	rmSync,
	statSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** What the database's files are called after it. */
const parts = ["", "-wal", "-shm", "-journal"];

/**
 * Makes the folder and an empty file in it where there is none, and lets nobody but this user read either: names and
 * answers are in there. Returns the file's path. Throws an error that says in words why it cannot be.
 */
export function prepareFile(folder: string, name: string): string {
	const file = join(resolve(folder), name);
	try {
		makeFolder(resolve(folder));
		closeToOthers(resolve(folder), 0o700);
		makeEmpty(file);
		for (const part of parts) closeToOthers(file + part, 0o600);
	} catch (cause) {
		throw new Error(`${file} cannot be used: ${adviceOn(cause)}`, { cause });
	}
	return file;
}

/** Deletes a database that nobody has open. */
export function removeDatabase(file: string): void {
	for (const part of parts) rmSync(file + part, { force: true });
}

/** Node's own `recursive` tries for ever where a folder takes no new ones, as those of /proc do. */
function makeFolder(path: string): void {
	if (existsSync(path)) return;
	makeFolder(dirname(path));
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (cause) {
		if (codeOf(cause) !== "EEXIST") throw cause;
	}
}

/** SQLite gives its other files the rights of this one. One that is there is not opened: closing it would drop SQLite's locks. */
function makeEmpty(file: string): void {
	try {
		closeSync(openSync(file, "wx", 0o600));
	} catch (cause) {
		if (codeOf(cause) !== "EEXIST") throw cause;
	}
}

/** Only what is this user's own, and no folder in which others have business: /tmp, or one that the program was started in. */
function closeToOthers(path: string, mode: number): void {
	const found = statSync(path, { throwIfNoEntry: false });
	if (found === undefined || found.uid !== process.getuid?.()) return;
	const sticky = (found.mode & 0o1000) !== 0;
	const holdsThisOne = !relative(path, process.cwd()).startsWith("..");
	if (found.isDirectory() && (sticky || holdsThisOne)) return;
	if ((found.mode & 0o777 & ~mode) !== 0) chmodSync(path, found.mode & mode);
}

function adviceOn(cause: unknown): string {
	const code = codeOf(cause);
	switch (code) {
		case "ENOSPC":
		case "EDQUOT":
			return "the disk is full. Make room on it, then start again.";
		case "EROFS":
			return "the disk is read-only. Choose another DATA_DIR, or mount it for writing.";
		case "EACCES":
		case "EPERM":
			return "this user may not write there. Give it the folder (chown), or choose another DATA_DIR.";
		case "ENOENT":
			return "no folder can be made there. Choose another DATA_DIR.";
		case "ENOTDIR":
		case "EEXIST":
			return "a part of its path is a file. Choose another DATA_DIR.";
		default:
			return cause instanceof Error ? cause.message : String(cause);
	}
}

function codeOf(cause: unknown): string | null {
	return cause instanceof Error && "code" in cause ? String(cause.code) : null;
}
