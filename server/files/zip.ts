import { crc32, deflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { zipLimits } from "../../shared/gradebook.ts";
import { FileFault } from "./fault.ts";

/** The entries of a zip, of which some are read and one can be replaced. */
export class Zip {
	readonly #bytes: Buffer;
	readonly #file: ZipFile;
	readonly #entries: readonly Entry[];

	private constructor(bytes: Buffer, file: ZipFile, entries: readonly Entry[]) {
		this.#bytes = bytes;
		this.#file = file;
		this.#entries = entries;
	}

	/** Throws a `FileFault` of what is damaged, locked, or larger than the limits. Nothing is unpacked yet. */
	static async open(bytes: Buffer): Promise<Zip> {
		const file = await whole(() =>
			fromBufferPromise(bytes, {
				autoClose: false,
				lazyEntries: true,
				strictFileNames: true,
			}),
		);
		const { entries, ratio, smallBytes } = zipLimits;
		if (file.entryCount > entries)
			throw new FileFault("zip-entries", { most: entries });
		const found: Entry[] = [];
		await whole(async () => {
			for await (const entry of file.eachEntry()) found.push(entry);
		});
		let total = 0;
		for (const entry of found) {
			if (entry.isEncrypted()) throw new FileFault("file-locked");
			const { uncompressedSize: size, compressedSize: packed } = entry;
			total += size;
			const isMuch = size > smallBytes && size > packed * ratio;
			if (total > zipLimits.bytes || isMuch)
				throw new FileFault("zip-bytes", { most: zipLimits.bytes / 2 ** 20 });
		}
		return new Zip(bytes, file, found);
	}

	has(name: string): boolean {
		return this.#entries.some((entry) => entry.fileName === name);
	}

	/** Null: there is none. What is not as large as it says is damaged. */
	async read(name: string): Promise<string | null> {
		const entry = this.#entries.find(({ fileName }) => fileName === name);
		if (entry === undefined) return null;
		const bytes = await whole(async () => {
			const stream = await this.#file.openReadStreamPromise(entry);
			const parts: Buffer[] = [];
			for await (const part of stream) parts.push(part);
			return Buffer.concat(parts);
		});
		if (crc32(bytes) !== entry.crc32) throw new FileFault("file-damaged");
		return bytes.toString("utf8");
	}

	/** The same zip with another text in this entry, and every byte of the others as it was. */
	replaced(name: string, text: string): Buffer {
		const fresh = Buffer.from(text, "utf8");
		const packed = deflateRawSync(fresh);
		const sums = {
			crc: crc32(fresh),
			packed: packed.length,
			size: fresh.length,
		};
		const bytes = this.#bytes;
		const end = bytes.lastIndexOf(signatures.end);
		const from = bytes.readUInt32LE(end + 16);
		const starts = this.#entries.map(
			({ relativeOffsetOfLocalHeader: start }) => start,
		);
		const at = this.#entries.findIndex(({ fileName }) => fileName === name);
		const start = starts[at];
		if (start === undefined) throw new Error(`no entry ${name}`);
		if (from === most32 || starts.includes(most32))
			throw new FileFault("file-damaged");
		const next = Math.min(...starts.filter((other) => other > start), from);
		const local = Buffer.concat([withSums(bytes, start, sums), packed]);
		const shift = local.length - (next - start);
		const directory = Buffer.from(bytes.subarray(from, end));
		let entry = 0;
		for (const [index, old] of starts.entries()) {
			if (index === at) writeSums(directory, entry, central, sums);
			if (old > start) directory.writeUInt32LE(old + shift, entry + 42);
			entry +=
				46 +
				directory.readUInt16LE(entry + 28) +
				directory.readUInt16LE(entry + 30) +
				directory.readUInt16LE(entry + 32);
		}
		const tail = Buffer.from(bytes.subarray(end));
		tail.writeUInt32LE(from + shift, 16);
		return Buffer.concat([
			bytes.subarray(0, start),
			local,
			bytes.subarray(next, from),
			directory,
			tail,
		]);
	}
}

const signatures = { end: Buffer.from([0x50, 0x4b, 5, 6]) };
const most32 = 0xffffffff;

interface Sums {
	readonly crc: number;
	readonly packed: number;
	readonly size: number;
}

/** Where a header of its kind says these things (APPNOTE 4.3.7 and 4.3.12). */
const local = { flags: 6, method: 8, sums: 14 };
const central = { flags: 8, method: 10, sums: 16 };
/** Sums that stand behind the data. */
const behind = 0b1000;
const deflated = 8;

function writeSums(
	bytes: Buffer,
	at: number,
	place: typeof local,
	{ crc, packed, size }: Sums,
): void {
	const flags = bytes.readUInt16LE(at + place.flags);
	bytes.writeUInt16LE(flags & ~behind, at + place.flags);
	bytes.writeUInt16LE(deflated, at + place.method);
	bytes.writeUInt32LE(crc, at + place.sums);
	bytes.writeUInt32LE(packed, at + place.sums + 4);
	bytes.writeUInt32LE(size, at + place.sums + 8);
}

/** The header before an entry's data, name and all. */
function withSums(bytes: Buffer, start: number, sums: Sums): Buffer {
	const length =
		30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
	const header = Buffer.from(bytes.subarray(start, start + length));
	writeSums(header, 0, local, sums);
	return header;
}

/** What the reader of zips holds against a file: that it is damaged. */
async function whole<T>(read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch {
		throw new FileFault("file-damaged");
	}
}
