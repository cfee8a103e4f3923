import {
	InstructorHandshake,
	type InstructorReplies,
	instructorMessages,
	type Watched,
} from "../../shared/instructor-events.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Feed } from "../live/feed.ts";
import type { Log } from "../live/log.ts";
import type { Reactions } from "../live/reactions.ts";
import type { Rooms } from "../live/rooms.ts";
import type { Sessions } from "../live/sessions.ts";
import type { Allowance } from "./allowance.ts";
import type { ConnectionSlots } from "./connection-slots.ts";
import { readKey } from "./cookie.ts";
import { answerEvents, type Handlers } from "./events.ts";
import { authoriseSockets } from "./handshake.ts";
import type {
	InstructorSocket,
	Namespaces,
	OlderInstructorSocket,
} from "./namespaces.ts";
import type { OriginRules } from "./origin.ts";
import { parse } from "./parse.ts";
import type { SessionWatch } from "./session-watch.ts";
import { olderChannel, roomChannel } from "./socket-audience.ts";
import {
	instructorHandlersFor2,
	instructorViewFor2,
} from "./version2-instructor.ts";

export interface InstructorParts {
	readonly sessions: Sessions;
	readonly watch: SessionWatch;
	readonly rules: OriginRules;
	readonly rooms: Rooms;
	readonly reactions: Reactions;
	readonly feed: Feed;
	readonly allowance: Allowance;
	readonly slots: ConnectionSlots;
	readonly log: Log;
}

const notSignedIn = refuse("not-signed-in", "not-signed-in");

/** The `/instructor` namespace, authorised by the browser's cookie. */
export function serveInstructors(
	{ instructors, olderInstructors }: Namespaces,
	parts: InstructorParts,
): void {
	authoriseSockets(instructors, parts.log, async (socket) => {
		const caller = await parts.sessions.known(
			readKey(parts.rules, socket.request),
		);
		if (caller === null) return notSignedIn;
		const auth = parse(InstructorHandshake, socket.handshake.auth);
		if (isRefusal(auth)) return auth;
		parts.slots.hasSeat(socket.conn);
		const { instructor, session } = caller;
		return { owner: instructor.id, session, version: auth.v };
	});
	instructors.on("connection", (socket) => {
		const older =
			socket.data.version < protocolVersion
				? olderInstructors.sockets.get(socket.id)
				: undefined;
		serve(socket, older ?? null, parts);
		void parts.watch.add(socket);
	});
}

function serve(
	socket: InstructorSocket,
	/** The same, where its page speaks version 2. */
	older: OlderInstructorSocket | null,
	{ rooms, reactions, feed, allowance, slots, log }: InstructorParts,
): void {
	const { owner, session } = socket.data;
	socket.on("disconnect", () => slots.lostSeat(socket.conn));

	const watch = async (room: string): Promise<Watched | Refusal> => {
		const reply = await rooms.watch(owner, room);
		if (isRefusal(reply) || !socket.connected) return reply;
		socket.join(roomChannel(room));
		if (older !== null) {
			socket.data.revision = reply.view.revision;
			socket.join(olderChannel(room));
		}
		feed.countsChanged(room);
		// The room may have moved on between the reading and the reply: then the newest state follows it.
		setImmediate(async () => {
			if (!feed.isBehind(room, reply.view)) return;
			const newest = await rooms.watch(owner, room).catch(() => null);
			if (newest === null || isRefusal(newest)) return;
			if (older === null) socket.emit("view", newest.view);
			else older.emit("view", instructorViewFor2(newest.view));
		});
		return reply;
	};

	const handlers: Handlers<typeof instructorMessages, InstructorReplies> = {
		// Forty-five bytes that are answered with a whole quiz.
		watch: ({ room }) => allowance.act(owner, () => watch(room)),
		command: ({ room, command }) =>
			rooms.command(owner, room, command, session),
		remove: ({ room, seats }) => rooms.removeSeats(owner, room, seats),
		admit: ({ room, first }) => rooms.admit(owner, room, first),
		clearLine: ({ room }) => rooms.clearLine(owner, room),
		rename: ({ room, seat, name }) => rooms.renameSeat(owner, room, seat, name),
		lowerHands: ({ room }) => reactions.lower(owner, room),
	};
	const service = {
		perSecond: 20,
		charge: (bytes: number) => allowance.charge(owner, bytes),
		log,
	};
	if (older === null)
		answerEvents(socket, {
			messages: instructorMessages,
			handlers,
			...service,
		});
	else {
		const handlers2 = instructorHandlersFor2(handlers);
		answerEvents(socket, {
			messages: instructorMessages,
			handlers: handlers2,
			...service,
		});
	}
}
