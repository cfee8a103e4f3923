import type { Namespace, Socket } from "socket.io";
import {
	Admit,
	ClearLine,
	CommandMessage,
	InstructorHandshake,
	Remove,
	Rename,
	Watch,
	type Watched,
} from "../../shared/instructor-events.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal, refuse } from "../../shared/refusal.ts";
import type { Feed } from "../live/feed.ts";
import type { Log } from "../live/log.ts";
import type { Rooms } from "../live/rooms.ts";
import type { Sessions } from "../live/sessions.ts";
import type { Allowance } from "./allowance.ts";
import type { ConnectionPlaces } from "./connection-places.ts";
import { readKey } from "./cookie.ts";
import { answerEvents, event } from "./events.ts";
import { guardHandshake } from "./handshake.ts";
import type { OriginRules } from "./origin.ts";
import { parse } from "./parse.ts";
import type { SessionWatch } from "./session-watch.ts";
import { roomChannel } from "./socket-audience.ts";
import { sheetFor2 } from "./version2.ts";

export interface InstructorParts {
	readonly sessions: Sessions;
	readonly watch: SessionWatch;
	readonly rules: OriginRules;
	readonly rooms: Rooms;
	readonly feed: Feed;
	readonly allowance: Allowance;
	readonly places: ConnectionPlaces;
	readonly log: Log;
}

const notSignedIn = refuse(
	"not-signed-in",
	"This browser is not signed in as an instructor.",
);

/** The `/instructor` namespace, authorised by the browser's cookie. */
export function serveInstructors(
	namespace: Namespace,
	parts: InstructorParts,
): void {
	guardHandshake(namespace, parts.log, async (socket) => {
		const caller = await parts.sessions.known(
			readKey(parts.rules, socket.request),
		);
		if (caller === null) return notSignedIn;
		socket.data.owner = caller.instructor.id;
		socket.data.session = caller.session;
		const auth = parse(InstructorHandshake, socket.handshake.auth);
		if (isRefusal(auth)) return auth;
		socket.data.version = auth.v;
		parts.places.hasSeat(socket.conn);
		return null;
	});
	namespace.on("connection", (socket) => {
		serve(socket, parts);
		void parts.watch.add(socket);
	});
}

function serve(
	socket: Socket,
	{ rooms, feed, allowance, places, log }: InstructorParts,
): void {
	const { owner, version } = socket.data as { owner: string; version: number };
	socket.on("disconnect", () => places.lostSeat(socket.conn));

	const watch = async (room: string): Promise<Watched | Refusal> => {
		const reply = await rooms.watch(owner, room);
		if (isRefusal(reply) || !socket.connected) return reply;
		socket.join(roomChannel(room));
		feed.stir(room);
		// The room may have moved on between the reading and the reply: then the newest state follows it.
		setImmediate(async () => {
			if (!feed.isBehind(room, reply.view)) return;
			const newest = await rooms.watch(owner, room).catch(() => null);
			if (newest !== null && !isRefusal(newest))
				socket.emit("view", newest.view);
		});
		return reply;
	};

	answerEvents(
		socket,
		{
			// Forty-five bytes that are answered with a whole quiz.
			watch: event(Watch, async ({ room }) => {
				const reply = await allowance.act(owner, () => watch(room));
				return version < protocolVersion && !isRefusal(reply)
					? { ...reply, sheet: sheetFor2(reply.sheet) }
					: reply;
			}),
			command: event(CommandMessage, ({ room, command }) =>
				rooms.command(owner, room, command),
			),
			remove: event(Remove, ({ room, seats }) =>
				rooms.removeSeats(owner, room, seats),
			),
			admit: event(Admit, ({ room, first }) => rooms.admit(owner, room, first)),
			clearLine: event(ClearLine, ({ room }) => rooms.clearLine(owner, room)),
			rename: event(Rename, ({ room, seat, name }) =>
				rooms.renameSeat(owner, room, seat, name),
			),
		},
		{
			perSecond: 20,
			charge: (bytes) => allowance.charge(owner, bytes),
		},
		log,
	);
}
