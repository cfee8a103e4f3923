import { RateLimiterMemory } from "rate-limiter-flexible";
import { readCode } from "../../shared/code.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import {
	type Join,
	StudentHandshake,
	type StudentReplies,
	studentMessages,
	type Welcome,
} from "../../shared/student-events.ts";
import type { Entry } from "../live/entry.ts";
import type { Feed } from "../live/feed.ts";
import type { Log } from "../live/log.ts";
import type { Offers } from "../live/offers.ts";
import type { OwnResultsDesk } from "../live/own-results.ts";
import type { Reactions } from "../live/reactions.ts";
import type { Seats } from "../live/seats.ts";
import { seatIdOf } from "../room/seat.ts";
import type { Secret } from "./alarms.ts";
import type { Allowance } from "./allowance.ts";
import type { ConnectionSlots } from "./connection-slots.ts";
import { answerEvents, type Handlers } from "./events.ts";
import { type GuessLimit, wait } from "./guess-limit.ts";
import { authoriseSockets } from "./handshake.ts";
import type { Metrics } from "./metrics.ts";
import type {
	StudentData,
	StudentNamespace,
	StudentSocket,
} from "./namespaces.ts";
import { addressOf, type OriginRules } from "./origin.ts";
import { parse } from "./parse.ts";
import { versionRefusal } from "./protocol-version.ts";
import {
	lineChannel,
	roomChannel,
	type SocketAudience,
	seatChannel,
} from "./socket-audience.ts";
import type { TakeOvers } from "./take-overs.ts";
import { studentHandlersFor2, studentMessages2 } from "./version2.ts";

export interface StudentParts {
	readonly entry: Entry;
	readonly seats: Seats;
	readonly offers: Offers;
	readonly ownResults: OwnResultsDesk;
	readonly reactions: Reactions;
	readonly feed: Feed;
	readonly audience: SocketAudience;
	readonly takeOvers: TakeOvers;
	readonly rules: OriginRules;
	/** At codes, by address: a whole campus is one. */
	readonly codes: GuessLimit;
	/** At a room's word, by seat: whoever else is at the same address has no part in it. */
	readonly words: GuessLimit;
	/** Of each seat: a review is as long as the quiz. */
	readonly allowance: Allowance;
	readonly slots: ConnectionSlots;
	readonly metrics: Metrics;
	readonly wrong: (what: Secret) => void;
	readonly log: Log;
}

const noRoom = refuse("no-room", "no-such-code");
const crowded = refuse("busy", "many-codes", { retryAfterMs: 2000 });
const noSlot = refuse("busy", "many-connected", {
	retryAfterMs: 2000,
});

const manyWords = refuse("too-fast", "many-wrong-words", {
	retryAfterMs: 2000,
});

/** Nobody's finger is faster for long; of a seat, whichever connection says it. */
const mostReactions = { points: 10, duration: 10 };
const manyReactions = refuse("too-fast", "many-messages", {
	retryAfterMs: 2000,
});

/** How long a phone without a slot has to hear so, ms. */
const lastWordMs = 500;

/** The `/student` namespace. */
export function serveStudents(
	namespace: StudentNamespace,
	parts: StudentParts,
): void {
	authoriseSockets(namespace, parts.log, (socket) => authorise(socket, parts));
	const handlers = handlersOf(parts);
	const rest = {
		perSecond: 10,
		// An answer's reply is one answer; whatever may be long is done under the allowance.
		charge(bytes: number, event: string, { data }: StudentSocket) {
			if (event !== "answer") parts.allowance.charge(data.seat, bytes);
		},
		log: parts.log,
	};
	const service = { messages: studentMessages, handlers, ...rest };
	const older = studentHandlersFor2(handlers);
	const service2 = { messages: studentMessages2, handlers: older, ...rest };
	namespace.on("connection", (socket) => {
		enter(socket, parts);
		if (socket.data.version < protocolVersion) answerEvents(socket, service2);
		else answerEvents(socket, service);
	});
}

/** Finds the room and seat that a handshake speaks for. */
async function authorise(
	socket: StudentSocket,
	{ entry, rules, codes, slots, metrics, wrong }: StudentParts,
): Promise<StudentData | Refusal> {
	const auth = parse(StudentHandshake, socket.handshake.auth);
	if (isRefusal(auth)) return auth;
	const unspoken = versionRefusal(auth.v);
	if (unspoken !== null) return unspoken;
	const code = readCode(auth.code);
	const roomId = code === null ? null : await entry.room(code);
	const seat = roomId === null ? "" : seatIdOf(roomId, auth.token);
	const address = addressOf(rules, socket.request);
	const isSeated = roomId !== null && (await entry.isSeated(roomId, seat));
	// A class that comes at once guesses nothing; nor does who sits there already, whoever else guesses from this address.
	const isFree = isSeated || (roomId !== null && !codes.isSlowed(address));
	if (!isFree) {
		const turn = codes.take(address);
		if (roomId === null) wrong("code");
		if (turn === null) return crowded;
		await wait(turn.inMs);
		if (roomId === null) await wait(turn.toldAfterMs);
		else codes.forgive(address);
	}
	if (roomId === null) return noRoom;
	if (isSeated) slots.hasSeat(socket.conn);
	else if (!slots.staysWithoutSeat(socket.conn)) {
		metrics.connectionRefused("full");
		setTimeout(() => socket.conn.close(), lastWordMs);
		return noSlot;
	}
	const { number, v: version, brief = false } = auth;
	return { roomId, seat, number, version, brief, sits: false, told: null };
}

/** From now on this socket speaks for the seat: an older one is let go, and what concerns the seat alone is heard. */
function enter(socket: StudentSocket, parts: StudentParts): void {
	const { roomId, seat, number } = socket.data;
	const own = seatChannel(roomId, seat);
	socket.join(own);
	parts.takeOvers.take(own, socket.id, number);
	socket.on("disconnect", (reason) => leave(socket, reason, parts));
}

function leave(
	socket: StudentSocket,
	reason: string,
	{ entry, feed, audience, reactions, takeOvers, slots }: StudentParts,
): void {
	const { roomId, seat, sits } = socket.data;
	if (sits && reason !== "server namespace disconnect")
		entry.broke(roomId, seat);
	slots.lostSeat(socket.conn);
	takeOvers.leave(seatChannel(roomId, seat));
	if (audience.unseated(socket)) reactions.fall(roomId, seat);
	feed.countsChanged(roomId);
}

function handlersOf({
	entry,
	seats,
	offers,
	ownResults,
	reactions,
	feed,
	audience,
	words,
	allowance,
	slots,
	wrong,
}: StudentParts): Handlers<
	typeof studentMessages,
	StudentReplies,
	StudentSocket
> {
	const sit = (socket: StudentSocket) => {
		const { data } = socket;
		if (data.sits) return;
		data.sits = true;
		socket.join(roomChannel(data.roomId));
		socket.leave(lineChannel(data.roomId));
		slots.hasSeat(socket.conn);
		// Of another connection, which it takes the seat over from.
		reactions.fall(data.roomId, data.seat);
		audience.seated(socket);
		feed.countsChanged(data.roomId);
	};
	/** It has no seat any more, and said so itself. */
	const stand = (socket: StudentSocket) => {
		const { data } = socket;
		entry.unseated(data.roomId, data.seat);
		slots.lostSeat(socket.conn);
		if (!data.sits) return;
		data.sits = false;
		data.told = null;
		socket.leave(roomChannel(data.roomId));
		if (audience.unseated(socket)) reactions.fall(data.roomId, data.seat);
		feed.countsChanged(data.roomId);
	};
	const welcome = async (socket: StudentSocket): Promise<Welcome | Refusal> => {
		const { roomId, seat } = socket.data;
		const reply = await seats.welcome(roomId, seat);
		if (isRefusal(reply) || reply.me === null)
			if (entry.unseated(roomId, seat)) slots.lostSeat(socket.conn);
		if (isRefusal(reply) || !socket.connected) return reply;
		if (reply.me === null) {
			if (reply.view.waiting !== null) socket.join(lineChannel(roomId));
			return reply;
		}
		sit(socket);
		socket.data.told = reply.me.answer;
		// The room may have moved on between the reading and the reply: then this phone shall ask again.
		setImmediate(() => {
			if (feed.isBehind(roomId, reply.view)) socket.emit("again");
		});
		return reply;
	};
	const greet = (socket: StudentSocket) =>
		allowance.act(socket.data.seat, () => welcome(socket));

	const join = async (
		{ name, word }: Join,
		{ roomId, seat }: StudentData,
	): Promise<Refusal | null> => {
		if (word === undefined) return seats.join(roomId, seat, name);
		const turn = words.take(seat);
		if (turn === null) {
			wrong("word");
			return manyWords;
		}
		await wait(turn.inMs);
		const refusal = await seats.join(roomId, seat, name, word);
		if (refusal?.error === "word-needed") {
			wrong("word");
			await wait(turn.toldAfterMs);
		} else words.forgive(seat);
		return refusal;
	};

	const limiter = new RateLimiterMemory(mostReactions);

	return {
		hello: (_message, socket) => greet(socket),
		join: async (message, socket) =>
			(await join(message, socket.data)) ?? (await greet(socket)),
		rename: async ({ name }, socket) => {
			const { roomId, seat } = socket.data;
			return (
				(await seats.own.rename(roomId, seat, name)) ?? (await greet(socket))
			);
		},
		leave: async (_message, socket) => {
			const { roomId, seat } = socket.data;
			const refusal = await seats.own.leave(roomId, seat);
			if (refusal !== null) return refusal;
			stand(socket);
			return {};
		},
		answer: async (message, { data }) => {
			const reply = await seats.answer(data.roomId, data.seat, message);
			data.told = reply.saved;
			// Whether all have answered is judged by what they were told.
			feed.countsChanged(data.roomId);
			return reply;
		},
		offer: (message, { data: { roomId, seat } }) =>
			allowance.act(seat, () => offers.keep(roomId, seat, message)),
		results: (_message, { data: { roomId, seat } }) =>
			ownResults.secret(roomId, seat),
		react: async (message, socket) => {
			const { roomId, seat } = socket.data;
			try {
				await limiter.consume(seat);
			} catch {
				return manyReactions;
			}
			return reactions.react(
				roomId,
				seat,
				message,
				() => socket.connected && socket.data.sits,
			);
		},
	};
}
