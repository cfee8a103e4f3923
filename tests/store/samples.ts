import type { Gate, Room } from "../../server/room/state.ts";
import type {
	Attempt,
	JoinOutcome,
	Look,
	LookedSeat,
	NewSeat,
	RoomDocuments,
	RoomSeats,
	RoomStore,
	SaveOutcome,
	WaitOutcome,
} from "../../server/store/room-store.ts";
import type { Json } from "../../shared/json.ts";
import { type Quiz, quizFormat } from "../../shared/quiz.ts";
import { defaultSettings } from "../../shared/settings.ts";
import type { Sheet } from "../../shared/views.ts";

export function roomOf(id: string, more: Partial<Room> = {}): Room {
	return {
		v: 2,
		id,
		code: `CODE-${id}`,
		owner: "owner-1",
		quiz: "quiz-1",
		title: "Lesson “1” — naïve 🚀",
		screenToken: `screen-${id}`,
		version: 1,
		createdAt: 1_700_000_000_000,
		changedAt: 1_700_000_000_000,
		endedAt: null,
		settings: defaultSettings,
		locked: false,
		phase: { name: "lobby" },
		rounds: [],
		screen: { distribution: false, leaderboard: false },
		...more,
	};
}

export const sheet: Sheet = [
	{
		id: "q1",
		kind: "single",
		text: "Which layer has 'ports'?",
		ask: { options: ["Transport", "Network; DROP TABLE rooms"] },
		key: { correct: [0] },
		explanation: "TCP and UDP number their end points.",
		seconds: null,
		points: 1,
	},
];

export function quizOf(title: string): Quiz {
	return { v: quizFormat, title, description: "", questions: [...sheet] };
}

export function newSeat(id: string): NewSeat {
	return { id, name: `Name ${id}`, nameKey: `name${id}` };
}

export function seatIds(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `seat-${index + 1}`);
}

export async function joinAll(
	rooms: RoomStore,
	roomId: string,
	ids: readonly string[],
): Promise<void> {
	await rooms.join(roomId, ids.map(newSeat), ids.length);
}

/** Takes one seat. */
export async function joinOne(
	rooms: RoomSeats,
	roomId: string,
	seat: NewSeat,
	cap: number,
): Promise<JoinOutcome> {
	return soleOf(await rooms.join(roomId, [seat], cap));
}

/** Takes one place in the line. */
export async function waitOne(
	rooms: RoomSeats,
	roomId: string,
	seat: NewSeat,
	most: number,
): Promise<WaitOutcome> {
	return soleOf(await rooms.wait(roomId, [seat], most));
}

/** What one seat is, and has in a round; null when there is no such room. */
export async function lookAt(
	rooms: RoomDocuments,
	roomId: string,
	seat: string,
	round: number | null,
): Promise<(Omit<Look, "of"> & LookedSeat) | null> {
	const looked = await rooms.look(roomId, [seat], round);
	if (looked === null) return null;
	const { of, ...rest } = looked;
	return { ...rest, ...soleOf(of) };
}

function soleOf<T>(all: readonly T[]): T {
	const [one, ...more] = all;
	if (one === undefined || more.length > 0)
		throw new Error("one of each that was asked for");
	return one;
}

export function rename(
	rooms: RoomStore,
	roomId: string,
	seat: string,
	name: string,
	nameKey: string,
) {
	return rooms.alter(roomId, seat, { named: { name, nameKey } });
}

/** A tally's counts where answers have no groups. */
export function byValue(values: Readonly<Record<string, number>>) {
	return { groups: {}, left: 0, values };
}

/** Creates a room with seats `seat-1`, `seat-2`, … and with this gate. */
export async function openRoom(
	rooms: RoomStore,
	id: string,
	seats: number,
	gate: Gate | null,
): Promise<Room> {
	const room = roomOf(id);
	await rooms.create(room, sheet);
	await joinAll(rooms, id, seatIds(seats));
	return regate(rooms, room, gate);
}

/** Commits the next version of this room with another gate. Throws when it was not the newest. */
export async function regate(
	rooms: RoomStore,
	room: Room,
	gate: Gate | null,
): Promise<Room> {
	const next = { ...room, version: room.version + 1 };
	if (!(await rooms.commit(next, gate)))
		throw new Error(`room ${room.id} is not at version ${room.version}`);
	return next;
}

export const openGate: Gate = { round: 1, until: null, changeable: true };
export const finalGate: Gate = { round: 1, until: null, changeable: false };

export function attempt(
	seat: string,
	seq: number,
	value: Json,
	round = 1,
): Attempt {
	return { seat, round, seq, value };
}

export async function saveOne(
	rooms: RoomStore,
	roomId: string,
	one: Attempt,
): Promise<SaveOutcome> {
	return soleOf(await rooms.save(roomId, [one]));
}
