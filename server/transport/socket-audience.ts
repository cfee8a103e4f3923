import type { Namespace } from "socket.io";
import { protocolVersion } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { ServerToStudent } from "../../shared/student-events.ts";
import type {
	InstructorView,
	Me,
	NextView,
	Pulse,
	ScreenView,
	StudentView,
} from "../../shared/views.ts";
import type { Audience } from "../live/audience.ts";
import { slices } from "../live/slices.ts";
import { ownOf } from "../room/next-view.ts";
import { packetsOf, send } from "./direct-line.ts";
import {
	type Namespaces,
	type StudentSocket,
	studentNamespace,
} from "./namespaces.ts";
import type { Streams } from "./streams.ts";
import {
	meFor2,
	oldClient,
	type ServerToStudent2,
	viewFor2,
} from "./version2.ts";
import { instructorViewFor2 } from "./version2-instructor.ts";

/** What students hear; those whose pages speak version 2 hear it in its terms. */
const packetOf = packetsOf<ServerToStudent>(studentNamespace);
const packetOf2 = packetsOf<ServerToStudent2>(studentNamespace);

/**
 * Of what all hear: longer than other tasks' slices, as a large hall's last phone waits for whatever comes in between. Of 10,000 it heard
 * after 1.2 to 1.7 times what a bare server needs in slices of 10 ms, 1.06 in slices of 40; these held others up for 70 to 97 ms.
 */
const viewSliceMs = 25;

/** Channel of one room's sockets in a namespace, of those that wait to be let in, and of one seat's. */
export const roomChannel = (roomId: string) => `room:${roomId}`;
/** Of those of its instructors whose pages speak an older version. */
export const olderChannel = (roomId: string) => `older:${roomId}`;
export const lineChannel = (roomId: string) => `line:${roomId}`;
export const seatChannel = (roomId: string, seat: string) =>
	`seat:${roomId}:${seat}`;

/** The channels of all seats that sockets of this node speak for. */
export function seatsHere({ adapter }: Pick<Namespace, "adapter">): string[] {
	return [...adapter.rooms.keys()].filter((name) => name.startsWith("seat:"));
}

/** The audience on this node: socket.io for students and instructors, event streams for screens. */
export class SocketAudience implements Audience {
	readonly #sockets: Namespaces;
	readonly #streams: Streams;
	/** Phones here, by room and by the seat that they speak for. */
	readonly #phones = new Map<string, Map<string, StudentSocket>>();

	constructor(sockets: Namespaces, streams: Streams) {
		this.#sockets = sockets;
		this.#streams = streams;
	}

	/** A socket now speaks for a seat. */
	seated(phone: StudentSocket): void {
		const { roomId, seat } = phone.data;
		const phones = this.#phones.get(roomId) ?? new Map<string, StudentSocket>();
		this.#phones.set(roomId, phones.set(seat, phone));
	}

	/** A socket is gone; false where the seat is another socket's by now. */
	unseated(phone: StudentSocket): boolean {
		const { roomId, seat } = phone.data;
		const phones = this.#phones.get(roomId);
		if (phones?.get(seat) !== phone) return false;
		phones.delete(seat);
		if (phones.size === 0) this.#phones.delete(roomId);
		return true;
	}

	rooms(): Iterable<string> {
		const { adapter } = this.#sockets.instructors;
		const watched = [...adapter.rooms.keys()]
			.filter((channel) => channel.startsWith(roomChannel("")))
			.map((channel) => channel.slice(roomChannel("").length));
		return new Set([
			...this.#phones.keys(),
			...watched,
			...this.#streams.rooms(),
		]);
	}

	has(roomId: string): boolean {
		return this.#phones.has(roomId) || this.watched(roomId);
	}

	watched(roomId: string): boolean {
		return (
			this.#streams.has(roomId) ||
			this.#sockets.instructors.adapter.rooms.has(roomChannel(roomId))
		);
	}

	connected(roomId: string): number {
		return this.#phones.get(roomId)?.size ?? 0;
	}

	silent(roomId: string, round: number): number {
		let seats = 0;
		for (const { data } of this.#phones.get(roomId)?.values() ?? [])
			if (data.told?.round !== round) seats++;
		return seats;
	}

	async toStudents(
		view: StudentView,
		next: NextView | null,
		holds: () => boolean,
	): Promise<void> {
		const whole = once(() => packetOf("view", view));
		const brief = once(() =>
			next === null ? whole() : packetOf("next", next),
		);
		const older = once(() => {
			const told = viewFor2(view);
			return told === null
				? packetOf2("out", oldClient)
				: packetOf2("view", told);
		});
		const turn = slices(viewSliceMs);
		for (const phone of this.#phonesOf(view.roomId)) {
			const turning = turn();
			if (turning !== undefined) {
				await turning;
				if (!holds()) return;
				if (!phone.connected) continue;
			}
			const { version, brief: isBrief } = phone.data;
			const told = version < protocolVersion ? older : isBrief ? brief : whole;
			send(phone, told());
		}
	}

	hasAnyWhole(roomId: string): boolean {
		for (const { data } of this.#phonesOf(roomId)) if (!data.brief) return true;
		return false;
	}

	async toEachStudent(
		roomId: string,
		stays: boolean,
		me: (seat: string) => Me | null,
	): Promise<void> {
		const turn = slices();
		for (const phone of this.#phonesOf(roomId)) {
			const turning = turn();
			if (turning !== undefined) await turning;
			// Gone meanwhile, or another connection's by now, which has asked for itself.
			if (!phone.connected) continue;
			const { data } = phone;
			const own = me(data.seat);
			if (own === null) continue;
			if (data.version < protocolVersion)
				send(phone, packetOf2("me", meFor2(own)));
			else if (data.brief) {
				const brief = ownOf(own, stays ? data.told : null);
				data.told = own.answer;
				if (brief !== null) send(phone, packetOf("own", brief));
			} else send(phone, packetOf("me", own));
		}
	}

	/** Those whose connection still stands. */
	*#phonesOf(roomId: string): Generator<StudentSocket> {
		for (const phone of this.#phones.get(roomId)?.values() ?? [])
			if (phone.connected) yield phone;
	}

	toInstructors(view: InstructorView): void {
		const older = olderChannel(view.roomId);
		const { instructors, olderInstructors } = this.#sockets;
		instructors.local
			.to(roomChannel(view.roomId))
			.except(older)
			.emit("view", view);
		const ids = instructors.adapter.rooms.get(older);
		if (ids === undefined) return;
		olderInstructors.local.to(older).emit("view", instructorViewFor2(view));
		for (const id of ids) {
			const socket = instructors.sockets.get(id);
			// It comes back by itself, and is given the questions as they are now.
			if (socket !== undefined && socket.data.revision !== view.revision)
				socket.conn.close();
		}
	}

	toScreens(view: ScreenView): void {
		this.#streams.view(view);
	}

	pulse(forInstructors: Pulse, forScreens: Pulse): void {
		this.#sockets.instructors.local
			.to(roomChannel(forInstructors.roomId))
			.emit("pulse", forInstructors);
		this.#streams.pulse(forScreens);
	}

	dismiss(roomId: string, why: Refusal): void {
		const { students, instructors } = this.#sockets;
		letGo(students.local.to(roomChannel(roomId)), why);
		letGo(instructors.local.to(roomChannel(roomId)), why);
		this.#streams.dismiss(roomId, why);
	}

	askSeatAgain(roomId: string, seat: string): void {
		this.#sockets.students.to(seatChannel(roomId, seat)).emit("again");
	}

	handsLowered(roomId: string, seats: readonly string[]): void {
		const phones = this.#phones.get(roomId);
		for (const seat of seats) phones?.get(seat)?.emit("lowered");
	}

	askLineAgain(roomId: string): void {
		this.#sockets.students.to(lineChannel(roomId)).emit("again");
	}

	removeSeats(roomId: string, seats: readonly string[], why: Refusal): void {
		const channels = seats.map((seat) => seatChannel(roomId, seat));
		letGo(this.#sockets.students.to(channels), why);
	}
}

/** Made when the first one needs it. */
function once<T>(make: () => T): () => T {
	let made: { readonly it: T } | null = null;
	return () => {
		made ??= { it: make() };
		return made.it;
	};
}

/** Tells those sockets why, and closes their connections. */
export function letGo(
	those: {
		emit(event: "out", why: Refusal): boolean;
		disconnectSockets(close: boolean): void;
	},
	why: Refusal,
): void {
	those.emit("out", why);
	those.disconnectSockets(true);
}
