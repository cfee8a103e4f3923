import * as v from "valibot";
import { refuse } from "../../shared/refuse.ts";
import { makeId } from "../live/code.ts";
import type { StudentNamespace } from "./namespaces.ts";
import { type Channels, seatWordsOver } from "./seat-words.ts";
import { letGo, seatsHere } from "./socket-audience.ts";

/** The number of the connection that takes over, where the phone told one. */
type Number = number | undefined;

/** What one node says to another: who says it, and which connection has the seat now. */
const Word = v.strictObject({ node: v.string(), by: v.optional(v.number()) });

const takenOver = refuse("conflict", "opened-elsewhere");

/** One seat, one socket: the newest takes over from those before it, wherever they are. */
export interface TakeOvers {
	/** A socket that speaks for the seat from now on. */
	take(seat: string, socketId: string, by: Number): void;
	/** A socket that has gone. */
	leave(seat: string): void;
}

/** Among the sockets of this node. A seat is named by its channel. */
export function takeOversHere(students: StudentNamespace): TakeOvers {
	return {
		take: (seat, socketId, by) =>
			letGo(students.local.to(seat).except(socketId), outOf(by)),
		leave: () => {},
	};
}

/**
 * Among all nodes. Each listens for the seats that it has, so that Redis itself knows whether another node has one: a phone that comes, or
 * comes back, sends no message at all as long as nobody else has its seat; also where its node was killed.
 */
export function takeOversEverywhere(
	students: StudentNamespace,
	channels: Channels,
): TakeOvers {
	const node = makeId();
	const here = takeOversHere(students);
	const words = seatWordsOver(channels);
	words.hear((seat, text) => {
		const word = v.parse(Word, JSON.parse(text));
		if (word.node === node) return;
		letGo(students.local.to(seat), outOf(word.by));
	});
	// What was asked for while Redis was away may have been given up.
	channels.sub.on("ready", () => {
		const seats = seatsHere(students);
		if (seats.length > 0) void words.listen(seats);
	});
	/** Seats that came or went since it was last told; for those that came the number of their newest connection. */
	const due = new Map<string, Number>();
	const tellDue = async () => {
		const all = [...due];
		due.clear();
		const isHere = (seat: string) => students.adapter.rooms.has(seat);
		const gone = all.filter(([seat]) => !isHere(seat));
		const come = all.filter(([seat]) => isHere(seat));
		if (gone.length > 0) words.ignore(gone.map(([seat]) => seat));
		if (come.length === 0) return;
		// First listen, then look: of two that come at once one finds the other.
		await words.listen(come.map(([seat]) => seat));
		await words.say(
			new Map(come.map(([seat, by]) => [seat, JSON.stringify({ node, by })])),
		);
	};
	/** Those of one turn of the event loop together. */
	const note = (seat: string, by: Number) => {
		if (due.size === 0) setImmediate(() => void tellDue());
		due.set(seat, by);
	};
	return {
		take(seat, socketId, by) {
			here.take(seat, socketId, by);
			note(seat, by);
		},
		leave(seat) {
			if (!students.adapter.rooms.has(seat)) note(seat, undefined);
		},
	};
}

function outOf(by: Number) {
	return by === undefined ? takenOver : { ...takenOver, by };
}
