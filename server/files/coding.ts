/**
 * A file's text as one character for each of its units, bytes or pairs of them, so that what is not changed is written back as it was,
 * also where it is broken. What separates cells is the same character in all of them.
 */
export interface Coded {
	/** Behind the byte order mark. */
	readonly text: string;
	/** What a part of it says. */
	read(part: string): string;
	/** Such a part that says this. */
	write(said: string): string;
	/** The file of such a text. */
	bytes(text: string): Buffer;
}

/** Null: nothing that texts are written in. */
export function decode(file: Uint8Array): Coded | null {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
	if (startsWith(bytes, [0xff, 0xfe])) return pairs(bytes, (pair) => pair);
	if (startsWith(bytes, [0xfe, 0xff])) return pairs(bytes, swapped);
	if (bytes.includes(0)) return null;
	const bom = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0;
	const isUtf8 = bom > 0 || isRight(bytes);
	const charset = isUtf8 ? utf8 : windows;
	const mark = bytes.subarray(0, bom);
	return {
		...charset,
		text: bytes.toString("latin1", bom),
		bytes: (text) => Buffer.concat([mark, Buffer.from(text, "latin1")]),
	};
}

/** The same in all of them. */
const isPlain = (part: string) => !/[\u0080-\uffff]/.test(part);

type Charset = Pick<Coded, "read" | "write">;

const utf8: Charset = {
	read: (part) =>
		isPlain(part) ? part : Buffer.from(part, "latin1").toString("utf8"),
	write: (said) => Buffer.from(said, "utf8").toString("latin1"),
};

const decoder = new TextDecoder("windows-1252");
const unitOf = new Map(
	Array.from({ length: 256 }, (_, unit) => [
		decoder.decode(Uint8Array.of(unit)),
		String.fromCharCode(unit),
	]),
);
/** What older spreadsheets write in western Europe. A letter that it has not becomes a question mark, as they do it. */
const windows: Charset = {
	read: (part) =>
		isPlain(part) ? part : decoder.decode(Buffer.from(part, "latin1")),
	write: (said) =>
		Array.from(said, (letter) => unitOf.get(letter) ?? "?").join(""),
};

function pairs(bytes: Buffer, order: (bytes: Buffer) => Buffer): Coded {
	const odd = bytes.length % 2;
	const end = bytes.length - odd;
	const same = (part: string) => part;
	return {
		read: same,
		write: same,
		text: order(bytes.subarray(2, end)).toString("utf16le"),
		bytes: (text) =>
			Buffer.concat([
				bytes.subarray(0, 2),
				order(Buffer.from(text, "utf16le")),
				bytes.subarray(end),
			]),
	};
}

function swapped(bytes: Buffer): Buffer {
	return Buffer.from(bytes).swap16();
}

function startsWith(bytes: Buffer, mark: readonly number[]): boolean {
	return mark.every((byte, at) => bytes[at] === byte);
}

function isRight(bytes: Buffer): boolean {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
