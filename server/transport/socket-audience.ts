import type { Namespace } from "socket.io";
import { protocolVersion } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type {
	InstructorView,
	Me,
	NextView,
	Pulse,
	ScreenView,
	StudentView,
} from "../../shared/views.ts";
import type { Audience } from "../live/audience.ts";
import { ownOf } from "../room/next-view.ts";
import type { Namespaces } from "./namespaces.ts";
import type { Streams } from "./streams.ts";
import { meFor2, oldClient, viewFor2 } from "./version2.ts";
import { instructorViewFor2 } from "./version2-instructor.ts";

/** Channel of one room's sockets in a namespace, of those that wait to be let in, and of one seat's. */
export const roomChannel = (roomId: string) => `room:${roomId}`;
/** Of those of its phones whose pages speak an older version. */
export const olderChannel = (roomId: string) => `older:${roomId}`;
/** Of those that take what is new alone. */
export const briefChannel = (roomId: string) => `brief:${roomId}`;
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
	/** Seats connected here, by room: seat → its socket's id. */
	readonly #seats = new Map<string, Map<string, string>>();

	constructor(sockets: Namespaces, streams: Streams) {
		this.#sockets = sockets;
		this.#streams = streams;
	}

	/** A socket now speaks for a seat. */
	seated(roomId: string, seat: string, socketId: string): void {
		const seats = this.#seats.get(roomId) ?? new Map<string, string>();
		this.#seats.set(roomId, seats.set(seat, socketId));
	}

	/** A socket is gone; the seat may long be another socket's. */
	unseated(roomId: string, seat: string, socketId: string): void {
		const seats = this.#seats.get(roomId);
		if (seats?.get(seat) !== socketId) return;
		seats.delete(seat);
		if (seats.size === 0) this.#seats.delete(roomId);
	}

	rooms(): Iterable<string> {
		const rooms = new Set<string>(this.#streams.rooms());
		const { students, instructors } = this.#sockets;
		for (const { adapter } of [students, instructors]) {
			for (const channel of adapter.rooms.keys()) {
				if (channel.startsWith("room:"))
					rooms.add(channel.slice("room:".length));
			}
		}
		return rooms;
	}

	has(roomId: string): boolean {
		return hasRoom(this.#sockets.students, roomId) || this.watched(roomId);
	}

	watched(roomId: string): boolean {
		return (
			this.#streams.has(roomId) || hasRoom(this.#sockets.instructors, roomId)
		);
	}

	connected(roomId: string): number {
		return this.#seats.get(roomId)?.size ?? 0;
	}

	toStudents(view: StudentView, next: NextView | null): void {
		const { students, olderStudents } = this.#sockets;
		const { rooms } = students.adapter;
		const older = olderChannel(view.roomId);
		const brief = next === null ? null : briefChannel(view.roomId);
		const sizeOf = (channel: string | null) =>
			(channel === null ? null : rooms.get(channel)?.size) ?? 0;
		if (brief !== null && next !== null)
			students.local.to(brief).emit("next", next);
		const whole = roomChannel(view.roomId);
		if (sizeOf(whole) > sizeOf(older) + sizeOf(brief))
			students.local
				.to(whole)
				.except(brief === null ? older : [older, brief])
				.emit("view", view);
		if (sizeOf(older) === 0) return;
		const told = viewFor2(view);
		const there = olderStudents.local.to(older);
		if (told === null) there.emit("out", oldClient);
		else there.emit("view", told);
	}

	toEachStudent(
		roomId: string,
		stays: boolean,
		me: (seat: string) => Me | null,
	): void {
		const { students, olderStudents } = this.#sockets;
		for (const [seat, socketId] of this.#seats.get(roomId) ?? []) {
			const own = me(seat);
			if (own === null) continue;
			const socket = students.sockets.get(socketId);
			if (socket === undefined) continue;
			if (socket.data.version < protocolVersion)
				olderStudents.sockets.get(socketId)?.emit("me", meFor2(own));
			else if (socket.data.brief) {
				const brief = ownOf(own, stays ? socket.data.told : null);
				socket.data.told = own.answer;
				if (brief !== null) socket.emit("own", brief);
			} else socket.emit("me", own);
		}
	}

	toInstructors(view: InstructorView): void {
		const older = olderChannel(view.roomId);
		const { instructors, olderInstructors } = this.#sockets;
		instructors.local
			.to(roomChannel(view.roomId))
			.except(older)
			.emit("view", view);
		if (instructors.adapter.rooms.has(older))
			olderInstructors.local.to(older).emit("view", instructorViewFor2(view));
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

	askLineAgain(roomId: string): void {
		this.#sockets.students.to(lineChannel(roomId)).emit("again");
	}

	removeSeats(roomId: string, seats: readonly string[], why: Refusal): void {
		const channels = seats.map((seat) => seatChannel(roomId, seat));
		letGo(this.#sockets.students.to(channels), why);
	}
}

function hasRoom(
	{ adapter }: Pick<Namespace, "adapter">,
	roomId: string,
): boolean {
	return adapter.rooms.has(roomChannel(roomId));
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
