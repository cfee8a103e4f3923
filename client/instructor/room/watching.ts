import {
	useCallback,
	useEffect,
	useLayoutEffect,
	useRef,
	useState,
} from "preact/hooks";
import type {
	Command,
	InstructorToServer,
	ServerToInstructor,
	Watched,
} from "../../../shared/instructor-events.ts";
import { protocolVersion } from "../../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../../shared/refusal.ts";
import { refusals } from "../../../shared/words/refusals.en.ts";
import { sayRefusal } from "../../../shared/words/say-refusal.ts";
import { connect, type Link, type LinkState } from "../../link/socket.ts";
import { offsetOf } from "../../look/clock.ts";
import * as words from "../../words/room.en.ts";
import { notify } from "../shell/notice.tsx";
import { endSession } from "../shell/session.ts";
import {
	isOfSheet,
	type Known,
	takePulse,
	takeView,
	takeWatched,
} from "./known.ts";

const ackMs = 3_000;
/** How long a done command may wait for the view that shows it. */
const viewMs = 1_500;

type SeatEvent = Extract<
	keyof InstructorToServer,
	"remove" | "rename" | "admit" | "clearLine" | "lowerHands"
>;

export interface Watching {
	/** Null until the first reply. */
	readonly known: Known | null;
	/** The store's clock minus this page's (`look/clock.ts`), in ms. */
	readonly offset: number;
	readonly link: LinkState;
	/** Why this page may not watch the room; nothing goes on after that. */
	readonly refused: Refusal | null;
	/** Commands on their way. */
	readonly sending: number;
	/** True when the room has done it and this page shows it. What went wrong is told to the person here. */
	readonly send: (command: Command) => Promise<boolean>;
	readonly change: <E extends SeatEvent>(
		event: E,
		message: Omit<Parameters<InstructorToServer[E]>[0], "room">,
	) => Promise<boolean>;
}

/** Watches one room for as long as the page shows it. `room` must not change in a component's life. */
export function useWatching(room: string): Watching {
	const [known, setKnown] = useState<Known | null>(null);
	const [offset, setOffset] = useState(0);
	const [link, setLink] = useState<LinkState>("connecting");
	const [refused, setRefused] = useState<Refusal | null>(null);
	const [sending, setSending] = useState(0);
	const socket = useRef<Link<InstructorToServer> | null>(null);
	const newest = useRef({ link, version: 0, known });
	newest.current = { link, version: known?.view.version ?? 0, known };
	const waiting = useRef(new Set<() => void>());
	useLayoutEffect(() => {
		for (const look of waiting.current) look();
	});

	useEffect(() => {
		const refuse = (refusal: Refusal) => {
			if (refusal.error === "not-signed-in") endSession();
			else setRefused(refusal);
		};
		const opened = connect<InstructorToServer, ServerToInstructor>({
			namespace: "/instructor",
			// Pages of version 2 named none.
			auth: () => ({ v: protocolVersion }),
			on: {
				view(view) {
					setOffset(offsetOf(view.now));
					// It is of other questions than this page has: those come with the view.
					if (!isOfSheet(newest.current.known, view)) return opened.probe();
					setKnown((current) => current && takeView(current, view));
				},
				pulse: (pulse) =>
					setKnown((current) => current && takePulse(current, pulse)),
				out: refuse,
			},
			async greet(ask, timeoutMs) {
				const reply = await ask("watch", { room }, timeoutMs);
				if (reply === "unknown") return reply;
				if (!isRefusal(reply)) {
					setOffset(offsetOf(reply.view.now));
					setKnown(takeWatched(reply satisfies Watched));
				} else if (reply.retryAfterMs === undefined) setRefused(reply);
				return reply;
			},
			onState: setLink,
			onRefused: refuse,
		});
		socket.current = opened;
		return () => opened.close();
	}, [room]);

	const send = useCallback(
		async (command: Command) => {
			if (isAway(newest.current.link)) return false;
			setSending((number) => number + 1);
			const reply = await socket.current?.ask(
				"command",
				{ room, command },
				ackMs,
			);
			const done = outcomeOf(reply ?? "unknown", () => socket.current?.probe());
			if (done !== null)
				await until(
					() => newest.current.version >= done,
					waiting.current,
					viewMs,
				);
			setSending((number) => number - 1);
			return done !== null;
		},
		[room],
	);

	const change: Watching["change"] = useCallback(
		async (event, message) => {
			if (isAway(newest.current.link)) return false;
			const whole = { room, ...message } as Parameters<
				InstructorToServer[typeof event]
			>[0];
			const reply = await socket.current?.ask(event, whole as never, ackMs);
			return (
				outcomeOf(reply ?? "unknown", () => socket.current?.probe()) !== null
			);
		},
		[room],
	);

	return { known, offset, link, refused, sending, send, change };
}

/** What cannot go out now is not kept for later: by then the room may be somewhere else. */
function isAway(link: LinkState): boolean {
	if (link === "connected") return false;
	notify(words.notConnected);
	return true;
}

/** The version that a command led to; null when it led to nothing, and then the person is told. */
function outcomeOf(
	reply: { version: number } | Refusal | "unknown",
	fetchAgain: () => void,
): number | null {
	if (reply === "unknown") {
		notify(words.notSure, { tone: "error" });
		fetchAgain();
		return null;
	}
	if (!isRefusal(reply)) return reply.version;
	if (reply.error === "stale") notify(words.hasMovedOn);
	else notify(sayRefusal(refusals, reply), { tone: "error" });
	return null;
}

/** Looks at each change, not by a clock: in a window that nobody sees, beside the screen, timers are late. */
function until(
	holds: () => boolean,
	waiting: Set<() => void>,
	patienceMs: number,
): Promise<void> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			waiting.delete(look);
			resolve();
		};
		const look = () => {
			if (holds()) end();
		};
		const timer = setTimeout(end, patienceMs);
		waiting.add(look);
		look();
	});
}
