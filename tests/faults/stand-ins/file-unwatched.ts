import * as real from "../../../server/store/sqlite/file-watch.ts";

export * from "../../../server/store/sqlite/file-watch.ts";

/** M13. */
export class FileWatch extends real.FileWatch {
	override fault(): string | null {
		return null;
	}
}
