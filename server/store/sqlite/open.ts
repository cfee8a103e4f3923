import { Bin } from "../bin.ts";
import type { ImageStore } from "../image-store.ts";
import { clockOf, type MachineClock, machineClock } from "../machine-clock.ts";
import type { OperatorStore } from "../operator-store.ts";
import type { QuizStore } from "../quiz-store.ts";
import type { RoomStore } from "../room-store.ts";
import type { SessionStore } from "../session-store.ts";
import { answerTable } from "./answers.ts";
import { binTable } from "./bin.ts";
import { openClock } from "./clock.ts";
import { Database } from "./database.ts";
import { type Connection, connect, worded } from "./driver.ts";
import { erasure } from "./erasure.ts";
import { Hints } from "./hints.ts";
import { type History, openHistory } from "./history.ts";
import { imageTable } from "./images.ts";
import { instructorTable } from "./instructors.ts";
import { lineTable } from "./line.ts";
import { noteTable } from "./notes.ts";
import { offerTable } from "./offers.ts";
import { operatorTable } from "./operator.ts";
import { Presence } from "./presence.ts";
import { quizTable } from "./quizzes.ts";
import { Reactions } from "./reactions.ts";
import { roomTable } from "./rooms.ts";
import { migrate } from "./schema.ts";
import { seatTable } from "./seats.ts";
import { sessionTable } from "./sessions.ts";
import { storeRoom } from "./store-room.ts";
import { transferOn } from "./transfer.ts";

export interface SqliteStores {
	readonly rooms: RoomStore;
	readonly quizzes: QuizStore;
	readonly operator: OperatorStore;
	readonly sessions: SessionStore;
	readonly bin: Bin;
	readonly images: ImageStore;
	close(): void;
}

/**
 * Both stores in one file, for one process. `file` is made when there is none, its folder is not; `":memory:"` keeps
 * nothing. `beside`: a server has it open too and keeps the time. `now`: a clock in the place of the machine's. Throws when
 * the file cannot be opened, is damaged, another program's or a newer Lectern's. Each act is done, to the disk, before its promise exists: a rejected one was undone.
 */
export function openSqlite({
	file,
	now,
	machine = now === undefined ? machineClock() : clockOf(now),
	beside = false,
}: {
	file: string;
	now?: () => number;
	machine?: MachineClock;
	beside?: boolean;
}): SqliteStores {
	return openStores(connect(file), file, machine, beside);
}

/** The stores on a connection that is theirs from now on. */
export function openStores(
	connection: Connection,
	file: string,
	machine: MachineClock,
	beside = false,
): SqliteStores {
	const { db, history } = begin(connection, file);
	const now = openClock(db, machine, beside);
	const hints = new Hints();
	const close = () => {
		hints.silence();
		db.close();
	};
	const rooms = roomStore(db, file, history, hints, machine, now, close);
	return {
		rooms,
		bin: new Bin(binTable(db), rooms, transferOn(db)),
		quizzes: quizStore(db, now),
		operator: operatorTable(db),
		sessions: sessionTable(db),
		images: imageTable(db, now),
		close,
	};
}

function begin(connection: Connection, file: string) {
	try {
		migrate(connection, file);
		const db = new Database(connection, file);
		return { db, history: openHistory(db, file) };
	} catch (cause) {
		connection.close();
		throw worded(file, cause);
	}
}

function roomStore(
	db: Database,
	file: string,
	history: History,
	hints: Hints,
	machine: MachineClock,
	now: () => number,
	close: () => void,
): RoomStore {
	const rooms = roomTable(db);
	const seats = seatTable(db, now);
	const line = lineTable(db);
	const answers = answerTable(db, history, now);
	const offers = offerTable(db, now);
	const presence = new Presence();
	const reactions = new Reactions();
	const erasing = erasure(db);
	const notes = noteTable(db);
	const gone = (roomId: string) => {
		presence.forget(roomId);
		reactions.forget(roomId);
		hints.send(roomId, "room");
	};
	return {
		now: async () => now(),
		clockOff: async () => machine.wall() - now(),
		epoch: async () => history.epoch(),

		create: async (room, sheet) => rooms.create(room, sheet),
		load: async (roomId) => rooms.load(roomId),
		async look(roomId, these = [], round = null) {
			const looked = rooms.look(roomId);
			if (looked === null) return null;
			const of = these.map((seat) => ({
				seat: seats.seat(roomId, seat),
				answer: round === null ? null : answers.answer(roomId, round, seat),
			}));
			return { ...looked, now: now(), of };
		},
		sheet: async (roomId, name) => rooms.sheet(roomId, name),
		byCode: async (code) => rooms.byCode(code),
		byScreen: async (screenToken) => rooms.byScreen(screenToken),
		roomsOf: async (owner, page) => rooms.roomsOf(owner, page),
		weighRooms: async (owner) => rooms.weigh(owner),
		versions: async (roomIds) => rooms.versions(roomIds),
		async commit(room, gate, from, sheet) {
			const done = rooms.commit(room, gate, from, sheet);
			if (done) hints.send(room.id, "room");
			return done;
		},
		async remove(roomId, version) {
			const done = erasing.remove(roomId, version);
			if (done || version === undefined) gone(roomId);
			return done;
		},
		/** A disk has room: see docs/PERFORMANCE.md. */
		pack: async () => 0,
		ages: () => erasing.ages(),
		connected: async (roomId) => presence.sum(roomId, now()),
		note: async (name) => notes.read(name),
		keepNote: async (name, text) => notes.keep(name, text),
		scrub: async () => erasing.scrub(),

		async wait(roomId, newcomers, most) {
			const { outcomes, fresh } = line.wait(roomId, newcomers, most);
			if (fresh > 0) hints.send(roomId, "pulse");
			return outcomes;
		},
		waiter: async (roomId, seatId) => line.waiter(roomId, seatId),
		placeAfter: async (roomId, before) => line.placeAfter(roomId, before),
		async clearLine(roomId) {
			erasing.clearLine(roomId);
			hints.send(roomId, "pulse");
		},
		seat: async (roomId, seatId) => seats.seat(roomId, seatId),
		seats: async (roomId) => seats.seats(roomId),
		seatsSince: async (roomId, mark) => seats.seatsSince(roomId, mark),
		async join(roomId, newcomers, cap) {
			const { outcomes, fresh } = seats.join(roomId, newcomers, cap);
			if (fresh > 0) hints.send(roomId, "pulse");
			return outcomes;
		},
		async alter(roomId, seatId, change) {
			const outcome = seats.alter(roomId, seatId, change);
			if (outcome === "altered") hints.send(roomId, "pulse");
			return outcome;
		},
		async bar(roomId, seatIds) {
			seats.bar(roomId, seatIds);
			hints.send(roomId, "pulse");
		},
		async clearSilent(roomId, seatIds, joinedBefore) {
			const cleared = erasing.clearSilent(roomId, seatIds, joinedBefore);
			if (cleared.length > 0) hints.send(roomId, "pulse");
			return cleared;
		},
		async erase(room, seatId, from) {
			const done = erasing.erase(room, seatId, from);
			if (done) hints.send(room.id, "room");
			return done;
		},

		answers: async (roomId, round) => answers.answers(roomId, round),
		answer: async (roomId, round, seatId) =>
			answers.answer(roomId, round, seatId),
		whoAnswered: (roomId) => answers.whoAnswered(roomId),
		answeredSince: async (...which) => answers.answeredSince(...which),
		tally: (roomId, round) => answers.tally(roomId, round),
		async save(roomId, attempts) {
			const { outcomes, put } = answers.save(roomId, attempts);
			if (put) hints.send(roomId, "pulse");
			return outcomes;
		},

		offer: async (roomId, seatId, said) => offers.offer(roomId, seatId, said),
		offered: async (roomId) => offers.offered(roomId),
		async takeOffers(room, round, from) {
			const done = offers.take(room, round, from);
			if (done) hints.send(room.id, "room");
			return done;
		},

		async present(roomId, node, connected, ttlMs, silent) {
			const { changed, ...present } = presence.say(
				roomId,
				node,
				connected,
				now(),
				ttlMs,
				silent,
			);
			if (changed) hints.send(roomId, "pulse");
			return present;
		},
		async reactions(roomId, node, said, ttlMs) {
			const all = reactions.say(roomId, node, said, now(), ttlMs);
			const { changed, ...reacted } = all;
			if (changed) hints.send(roomId, "pulse");
			return reacted;
		},
		async lowerHands(roomId, ttlMs) {
			reactions.lower(roomId, now(), ttlMs);
			hints.send(roomId, "pulse");
		},

		follow: async () => {},
		onHint: (listener) => hints.listen(listener),
		room: storeRoom(db, file),
		health: async () => db.faults(),
		close: async () => close(),
	};
}

function quizStore(db: Database, now: () => number): QuizStore {
	const instructors = instructorTable(db, now);
	const quizzes = quizTable(db, now);
	return {
		addInstructor: async (instructor) => instructors.add(instructor),
		instructor: async (id) => instructors.get(id),
		addHandOver: async (secretHash, instructorId, expiresAt) =>
			instructors.addHandOver(secretHash, instructorId, expiresAt),
		handOver: async (secretHash) => instructors.handOver(secretHash),
		takeHandOver: async (secretHash) => instructors.takeHandOver(secretHash),

		summaries: quizzes.summaries,
		weighQuizzes: async (owner) => quizzes.weigh(owner),
		quiz: async (owner, id) => quizzes.quiz(owner, id),
		addQuizzes: async (owner, added) => quizzes.add(owner, added),
		putQuiz: async (owner, id, expected, quiz, digest) =>
			quizzes.put(owner, id, expected, quiz, digest),
		removeQuiz: async (owner, id) => quizzes.remove(owner, id),
		markUsed: async (owner, id) => quizzes.markUsed(owner, id),
		archive: async (owner, id, isArchived) =>
			quizzes.archive(owner, id, isArchived),
	};
}
