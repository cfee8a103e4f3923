import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type {
	Out,
	ServerToStudent,
	StudentHandshake,
	StudentToServer,
	Welcome,
} from "../../shared/student-events.ts";
import type { Entrance } from "../../shared/views.ts";
import type { Unknown } from "../link/ask.ts";
import { nothing, openOutbox } from "../link/outbox.ts";
import { partOf } from "../link/part.ts";
import {
	answerKey,
	forgetSeat,
	givenKey,
	keepName,
	nameKey,
	seatedAs,
	seatToken,
	wasThere,
} from "../link/seat.ts";
import { connect } from "../link/socket.ts";
import type { Storing } from "../link/storage.ts";
import { spread, waitOf } from "../link/wait.ts";
import { offsetOf } from "../look/clock.ts";
import {
	askedOf,
	type Held,
	takeSaved,
	takeView,
	takeWelcome,
} from "./held.ts";
import { inWords } from "./later.ts";
import type { openOffers } from "./offers.ts";
import { erased, sentAway } from "./sent-away.ts";
import type { Sitting, SittingState } from "./sitting-state.ts";

export type { Sitting, SittingState } from "./sitting-state.ts";

/** A page says `brief` and hears no `me`. */
type ToPage = Omit<ServerToStudent, "me">;

/** Until it is here, what is told is asked for as a whole, and nothing is offered. */
const seated = partOf(() => import("./seated.ts"));

/** How often a phone in the line asks by itself, and how soon after it heard that something changed, ms. */
const lineMs = 15_000;
const againMs = 750;

/**
 * Brings link, outbox and the newest view together. `storage` must not throw. `idleMs`: how long a form that nobody touches keeps
 * its connection; the server waits twice as long. `first`: what the form shows before there is a connection.
 */
export function sit(
	code: string,
	storage: Storing,
	onChange: (state: SittingState) => void,
	idleMs = 60_000,
	first: Entrance | null = null,
): Sitting {
	// Who was there may have a seat or wait for one: only the server knows.
	const entrance = wasThere(storage, code) ? null : first;
	const token = seatToken(storage, code);
	/** Of the connection that is there or tried now; two pages of one phone share the clock. */
	let number = 0;
	const handshake = (): StudentHandshake => {
		number = Math.max(number + 1, Date.now());
		return { v: protocolVersion, code, token, number, brief: true };
	};
	/** The name to join with, until the server has spoken. */
	let wanted: string | null = null;
	let word = "";
	let asking: ReturnType<typeof setTimeout> | undefined;
	let resting: ReturnType<typeof setTimeout> | undefined;
	/** The seat that this phone had here. A store that was restored may lack it: then its name is tried once. */
	let remembered = seatedAs(storage, code);
	let state: SittingState = {
		code,
		link: "connecting",
		held: null,
		entrance,
		offset: 0,
		outbox: nothing,
		joining: false,
		joinRefusal: null,
		stopped: null,
	};
	const set = (patch: Partial<SittingState>) => {
		state = { ...state, ...patch };
		onChange(state);
	};
	const show = (held: Held | null) => {
		if (held === null || held === state.held) return;
		// What was not told anew says nothing of the time.
		const isNew = held.view.now !== state.held?.view.now;
		const noted = seated.here()?.noteSeen(held) ?? held;
		set({ held: noted, ...(isNew && { offset: offsetOf(held.view.now) }) });
	};

	/** The server has told this seat what the store has of its answer. */
	const takeStored = (held: Held | null) => {
		if (held === null) return;
		const { view, me } = held;
		outbox.sync({
			room: view.roomId,
			epoch: view.epoch,
			asked: askedOf(view),
			open: view.phase === "open",
			stored: me.answer,
		});
		offers()?.later();
	};

	const take = (reply: Welcome | Refusal | Unknown) => {
		if (reply === "unknown" || isRefusal(reply)) return;
		if (reply.me === null) {
			const waited = state.entrance?.waiting != null;
			set({ held: null, entrance: reply.view });
			if (reply.view.waiting !== null || waited) {
				if (wanted) storage.setItem(nameKey, wanted);
				wanted = null;
				remembered = null;
				const gone = reply.view.waiting === null;
				set({ joining: false, joinRefusal: gone ? sentAway : null });
				if (!gone) askIn(lineMs);
				return;
			}
			restLater();
			if (reply.view.state !== "ended") comeIn(reply.view);
			return;
		}
		if (seated.here() === null)
			void seated.fetch().then(() => offers()?.later());
		show(takeWelcome(reply, state.held));
		takeStored(state.held);
		keepName(storage, code, reply.me, wanted !== null && wanted !== "");
		wanted = null;
		remembered = reply.me;
		set({ entrance: null, joining: false, joinRefusal: null });
	};

	/** Only the form stands here, and nobody has sent it. */
	const isIdle = () =>
		state.entrance !== null &&
		state.entrance.waiting === null &&
		wanted === null;
	/** Spread, as a whole line is let in at once. */
	const askIn = (ms: number) => {
		clearTimeout(asking);
		asking = setTimeout(() => link.probe(), spread(ms));
	};
	/** A form that nobody touches needs no connection: a place for somebody else. It comes back at the next touch. */
	const restLater = () => {
		clearTimeout(resting);
		resting = setTimeout(() => {
			if (isIdle()) link.rest();
		}, idleMs);
	};
	const touch = () => {
		if (state.link === "resting") link.probe();
		restLater();
	};

	/** There is no seat yet, but nothing to ask the student for: no name is needed, it was typed before, or the store lost the seat. */
	const comeIn = ({ names }: Entrance) => {
		wanted ??= remembered?.name ?? (names === "generated" ? "" : null);
		remembered = null;
		if (wanted !== null) takeSeat();
	};

	/** Resolves with the reply that says what became of it. */
	const takeSeat = async (): Promise<Welcome | Refusal | Unknown> => {
		if (wanted === null) return "unknown";
		set({ joining: true, joinRefusal: null });
		const message = { name: wanted, ...(word === "" ? {} : { word }) };
		const reply = await link.ask("join", message);
		const wait = reply === "unknown" ? 1_000 : waitOf(reply);
		if (wait !== null) {
			// Without a connection the next welcome comes back to it.
			if (state.link === "connected") setTimeout(takeSeat, spread(wait));
		} else if (isRefusal(reply)) {
			wanted = null;
			set({ joining: false, joinRefusal: inWords(reply) });
		} else take(reply);
		return reply;
	};

	let opened: ReturnType<typeof openOffers> | undefined;
	const offers = () => {
		opened ??= seated.here()?.openOffers({
			state: () => state,
			ask: () => link.ask,
			storage,
			key: givenKey(code),
		});
		return opened;
	};
	const outbox = openOutbox({
		storage,
		key: answerKey(code),
		send: async (answer) => {
			const reply = await link.ask("answer", answer, 10_000);
			if (reply !== "unknown" && "saved" in reply)
				show(takeSaved(state.held, reply.saved));
			return inWords(reply);
		},
		after: (ms, act) => {
			const timer = setTimeout(act, ms);
			return () => clearTimeout(timer);
		},
		random: Math.random,
		doubt: () => link.probe(),
		onChange: (outbox) => {
			offers()?.add(outbox);
			set({ outbox });
		},
	});

	const stop = (stopped: Refusal) => {
		if (stopped.error === "no-seat") forgetSeat(storage, code);
		set({ stopped: inWords(stopped), joining: false });
	};

	const on: ToPage = {
		view: (view) => {
			const restored = state.held && state.held.view.epoch !== view.epoch;
			show(takeView(state.held, view));
			if (restored) link.probe();
		},
		next: (next) => {
			if (state.held === null) return;
			const held = seated.here()?.takeNext(state.held, next) ?? null;
			// At the end of a lecture many may have come late.
			if (held === null) askIn(next.phase === "ended" ? againMs : 0);
			else show(held);
		},
		own: (own) => {
			const part = seated.here();
			if (part === null) return askIn(0);
			show(part.takeOwn(state.held, own));
			takeStored(state.held);
		},
		lowered: () => set({ lowered: {} }),
		again: () => askIn(state.entrance === null ? 0 : againMs),
		out: stop,
	};
	const link = connect<StudentToServer, ToPage>({
		namespace: "/student",
		auth: handshake,
		// An older connection that was slow on its way has not really taken over.
		mayRest: isIdle,
		isStale: ({ by = number }: Out) => by < number,
		on,
		greet: async (ask, timeoutMs) => {
			// The form was sent before there was a connection: the reply to that says all that a greeting does.
			if (wanted !== null) {
				const reply = await takeSeat();
				if (!isRefusal(reply)) return reply;
				// It is sent again by itself.
				if (waitOf(reply) !== null) return {};
			}
			// Not what it has by the time of the reply: one who joins meanwhile may hear of that first.
			const had = remembered;
			const reply = await ask("hello", {}, timeoutMs);
			// In the same history a seat does not get lost: while this phone was away, its data was deleted.
			if (
				reply !== "unknown" &&
				!isRefusal(reply) &&
				reply.me === null &&
				reply.view.epoch === had?.epoch
			)
				return erased;
			take(reply);
			return reply;
		},
		onState: (link) => {
			if (link !== "connected") outbox.offline();
			set({ link });
		},
		onRefused: stop,
	});
	set({ outbox: outbox.state() });
	if (entrance !== null) {
		restLater();
		if (entrance.state !== "ended") comeIn(entrance);
	}

	return {
		state: () => state,
		join: (name, typed = "") => {
			wanted = name;
			word = typed;
			touch();
			takeSeat();
		},
		ask: link.ask,
		take,
		touch,
		answer: (value, confidence) => {
			const view = state.held?.view;
			if (view?.phase !== "open") return;
			const { roomId: room, epoch, asked } = view;
			const { round, index } = asked;
			outbox.answer({ room, epoch, round, index }, value, confidence);
		},
		reopen: () => {
			set({ stopped: null });
			link.reopen();
		},
		close: () => {
			clearTimeout(resting);
			clearTimeout(asking);
			opened?.close();
			link.close();
			outbox.close();
		},
	};
}
