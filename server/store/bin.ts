import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { imagesIn } from "../../shared/images.ts";
import type { BinItem, BinStore } from "./bin-store.ts";
import type { RoomStore } from "./room-store.ts";
import { readRecord } from "./transfer-line.ts";
import type {
	LibraryRecord,
	RestoreOutcome,
	TransferStore,
} from "./transfer-store.ts";

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Of each owner so many bytes are put in within the time. */
export interface BinBound {
	readonly bytes: number;
	readonly withinMs: number;
}

/**
 * Deletes rooms such that they can be brought back for a while: what an export would hold of a room is put away in one
 * piece, then the room is deleted as ever. So nothing else in the store knows of the bin.
 */
export class Bin {
	readonly #store: BinStore;
	readonly #rooms: RoomStore;
	readonly #transfer: Pick<TransferStore, "dumpRoom" | "restore">;

	constructor(
		store: BinStore,
		rooms: RoomStore,
		transfer: Pick<TransferStore, "dumpRoom" | "restore">,
	) {
		this.#store = store;
		this.#rooms = rooms;
		this.#transfer = transfer;
	}

	/**
	 * Takes a room away, only while it is at `version` where one is given. False: it is not there, or has changed. What goes
	 * over `bound` is gone at once.
	 */
	async take(
		roomId: string,
		version?: number,
		bound: BinBound | null = null,
	): Promise<boolean> {
		const records: LibraryRecord[] = [];
		for await (const record of this.#transfer.dumpRoom(roomId))
			records.push(record);
		const [first] = records;
		if (first?.is !== "room") return false;
		const { owner, title, changedAt } = first.room;
		const item = {
			room: roomId,
			owner,
			title,
			students: records.reduce(
				(sum, one) => sum + (one.is === "seats" ? one.seats.length : 0),
				0,
			),
			changedAt,
			deletedAt: await this.#rooms.now(),
		};
		const text = await textOf(records);
		if (!(await this.#hasRoom(owner, text.length, bound)))
			return this.#rooms.remove(roomId, version);
		await this.#store.put(item, text);
		if (await this.#rooms.remove(roomId, version)) return true;
		await this.#store.drop(roomId);
		return false;
	}

	async #hasRoom(
		owner: string,
		size: number,
		bound: BinBound | null,
	): Promise<boolean> {
		if (bound === null) return true;
		const { bytes, withinMs } = bound;
		return (await this.#store.count(owner, size, withinMs)) <= bytes;
	}

	items(): Promise<BinItem[]> {
		return this.#store.items();
	}

	/** Brings a room back. `taken`: another room has its code by now. Can be done again when it was cut off. */
	async restore(roomId: string): Promise<RestoreOutcome> {
		const records = await this.#read(roomId);
		if (records === null) return "no-room";
		for (const record of records) {
			const outcome = await this.#transfer.restore(record);
			if (outcome === "taken") return outcome;
		}
		await this.#store.drop(roomId);
		return "restored";
	}

	drop(roomId: string): Promise<boolean> {
		return this.#store.drop(roomId);
	}

	/** Deletes for good what was put in before this moment. Returns how many rooms. */
	async empty(before: number): Promise<number> {
		let emptied = 0;
		for (const { room, deletedAt } of await this.#store.items())
			if (deletedAt < before && (await this.#store.drop(room))) emptied++;
		return emptied;
	}

	/** Deletes all that is kept of a student in a room of this owner. False: there is none. */
	async erase(owner: string, roomId: string, seat: string): Promise<boolean> {
		const item = await this.#store.item(roomId);
		if (item?.owner !== owner) return false;
		const records = await this.#read(roomId);
		if (records === null) return false;
		const left = records.map((record) => without(record, seat));
		if (JSON.stringify(left) === JSON.stringify(records)) return false;
		await this.#store.put(
			{ ...item, students: item.students - 1 },
			await textOf(left.map(uncounted)),
		);
		return true;
	}

	/** Names of the images that stand in what is kept of a room. */
	async images(roomId: string): Promise<string[]> {
		return imagesIn((await this.#text(roomId)) ?? "");
	}

	async #read(roomId: string): Promise<LibraryRecord[] | null> {
		const text = await this.#text(roomId);
		if (text === null) return null;
		const records: unknown[] = JSON.parse(text);
		return records.map(readRecord);
	}

	async #text(roomId: string): Promise<string | null> {
		const packed = await this.#store.content(roomId);
		if (packed === null) return null;
		return (await unpack(Buffer.from(packed, "base64"))).toString();
	}
}

async function textOf(records: readonly LibraryRecord[]): Promise<string> {
	return (await pack(JSON.stringify(records))).toString("base64");
}

function without(record: LibraryRecord, seat: string): LibraryRecord {
	if (record.is === "seats")
		return { ...record, seats: record.seats.filter(({ id }) => id !== seat) };
	if (record.is === "answers")
		return { ...record, rows: record.rows.filter((row) => row.seat !== seat) };
	return record;
}

/** Its rounds are counted anew when it is back. */
function uncounted(record: LibraryRecord): LibraryRecord {
	if (record.is !== "room") return record;
	const rounds = record.room.rounds.map((round) => ({
		...round,
		counted: null,
		recounts: round.recounts + 1,
	}));
	return { ...record, room: { ...record.room, rounds } };
}
