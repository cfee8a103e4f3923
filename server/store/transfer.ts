import { format, type Line, readLine } from "./transfer-line.ts";
import type { LibraryRecord, TransferStore } from "./transfer-store.ts";

/** What became of each kind of record. */
export type Imported = Record<
	LibraryRecord["is"],
	{ restored: number; there: number; refused: number }
>;

/**
 * The whole library as lines of JSON, each with its line feed: a head, the records, and an end that says how many they
 * are, so that half a file is known as such. Names and answers are in it, and what makes a browser an instructor is not: only
 * slow hashes of recovery words.
 */
export async function* exportLibrary(
	store: TransferStore,
): AsyncGenerator<string> {
	yield textOf({ is: "lectern-library", format });
	let records = 0;
	for await (const record of store.dump()) {
		yield textOf(record);
		records++;
	}
	yield textOf({ is: "end", records });
}

/** Some programs, Node's readline among them, take these two characters for ends of a line. */
function textOf(line: Line | LibraryRecord): string {
	const text = JSON.stringify(line)
		.replaceAll("\u2028", "\\u2028")
		.replaceAll("\u2029", "\\u2029");
	return `${text}\n`;
}

/**
 * Puts exported lines into a store. What is there already stays, so an import that broke off can be done again. `refused`
 * are rooms whose code or screen token another room has here, and what belongs to such rooms. Throws an error that names
 * the line when the file is no library, damaged, cut off or of a newer format; what came before it has been put back.
 */
export async function importLibrary(
	store: TransferStore,
	lines: AsyncIterable<string> | Iterable<string>,
): Promise<Imported> {
	const none = () => ({ restored: 0, there: 0, refused: 0 });
	const imported: Imported = {
		instructor: none(),
		access: none(),
		image: none(),
		quiz: none(),
		room: none(),
		seats: none(),
		answers: none(),
	};
	let number = 0;
	let records = 0;
	let ended = false;
	for await (const text of lines) {
		number++;
		if (text.trim() === "") continue;
		const line = readLine(text, number);
		if ((number === 1) !== (line.is === "lectern-library") || ended)
			throw new Error(`Line ${number}: this is no library of Lectern.`);
		if (line.is === "lectern-library") continue;
		if (line.is === "end") {
			if (line.records !== records)
				throw new Error(
					`Line ${number}: ${line.records} records were written, ${records} are here.`,
				);
			ended = true;
			continue;
		}
		records++;
		const counts = imported[line.is];
		switch (await store.restore(line)) {
			case "restored":
				counts.restored++;
				break;
			case "there":
				counts.there++;
				break;
			case "taken":
			case "no-room":
				counts.refused++;
		}
	}
	if (!ended)
		throw new Error(`The file ends after line ${number}, before its end.`);
	return imported;
}
