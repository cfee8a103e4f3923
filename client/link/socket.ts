import { Fetch, Manager } from "socket.io-client";
import { paths } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { Ask } from "./ask.ts";
import { base } from "./base.ts";
import { EarlyWebSocket } from "./early-socket.ts";
import { knowsPolling, learnPolling, reload } from "./network.ts";
import { whenSlept } from "./sleep.ts";
import { spread, waitOf } from "./wait.ts";

export type LinkState =
	| "connecting" // the first attempt
	| "connected"
	| "reconnecting" // by itself, for as long as it takes
	| "resting" // not needed now: only `probe` starts it again
	| "stopped"; // refused, put out or closed: only `reopen` starts it again

/** What every namespace may say: this socket is let go, and why. */
interface Dismissal {
	out(refusal: Refusal): void;
}

export interface LinkOptions<Sent, Heard extends Dismissal> {
	readonly namespace: "/student" | "/instructor";
	/** Another origin than the page's own. */
	readonly url?: string;
	/** The `auth` of the handshake, asked for at every attempt. */
	readonly auth?: () => object;
	/** What to do on each of the server's events. After `out` the link stops. */
	readonly on: Heard;
	/**
	 * Fetches the whole state and takes it in: called after every connect, and whenever the connection is doubted.
	 * Resolves with the reply, by which the link judges the connection.
	 */
	readonly greet: (ask: Ask<Sent>, timeoutMs: number) => Promise<unknown>;
	/** Whether an `out` does not hold: then the link connects anew instead of stopping. */
	readonly isStale?: (out: Refusal) => boolean;
	/** Whether nobody needs a connection that is lost now. */
	readonly mayRest?: () => boolean;
	readonly onState: (state: LinkState) => void;
	/** Handshake or greeting were refused and waiting would not help; the link has stopped. */
	readonly onRefused: (refusal: Refusal) => void;
}

export interface Link<Sent> {
	readonly ask: Ask<Sent>;
	/** Finds out whether the connection lives; if not, connects anew at once. */
	readonly probe: () => void;
	/** Lets the connection go until the next `probe`. */
	readonly rest: () => void;
	/** Starts again after `stopped`. */
	readonly reopen: () => void;
	readonly close: () => void;
}

/** All in milliseconds. */
const times = {
	/** A WebSocket that is not open by then was swallowed on the way; socket.io itself would wait for ever. */
	swallowed: 2_500,
	/** For the first packet over long polling. */
	open: 8_000,
	/** From an open transport to the namespace's word. */
	admitted: 10_000,
	greeting: 5_000,
	doubt: 2_000,
	ask: 5_000,
	/** An attempt that is younger than this is let be. */
	restartGap: 1_000,
	/** After the server let this socket go. */
	letGo: 300,
	/** After a refusal without a reason. */
	unexplained: 2_500,
};

/** Named in full, so that no other stands in the page. */
const webSocketFirst = [EarlyWebSocket, Fetch];
const pollingFirst = [Fetch, EarlyWebSocket];

/**
 * A connection to one namespace that never gives up: WebSocket first, long polling where the network refuses or
 * swallows that; short jittered waits, and none when the person comes back to the page.
 */
export function connect<Sent, Heard extends Dismissal>(
	options: LinkOptions<Sent, Heard>,
): Link<Sent> {
	const { auth } = options;
	const manager = new Manager(options.url, {
		path: base + paths.socket,
		transports: knowsPolling() ? pollingFirst : webSocketFirst,
		tryAllTransports: true,
		// Long polling: a proxy knows by its cookie to which node it belongs.
		withCredentials: true,
		autoConnect: false,
		timeout: times.open,
		reconnectionDelay: 500,
		reconnectionDelayMax: 5_000,
		randomizationFactor: 0.5,
	});
	const socket = manager.socket(
		options.namespace,
		auth ? { auth: (give: (data: object) => void) => give(auth()) } : {},
	);

	let state: LinkState | null = null;
	let watchdog: ReturnType<typeof setTimeout> | undefined;
	let pause: ReturnType<typeof setTimeout> | undefined;
	let greeting = false;
	/** Something changed while a greeting was on its way: it may have been too early. */
	let greetAgain = false;
	let restartedAt = 0;

	const tell = (next: LinkState) => {
		if (next === state) return;
		state = next;
		options.onState(next);
	};

	const preferPolling = (polling: boolean) => {
		learnPolling(polling);
		manager.opts.transports = polling ? pollingFirst : webSocketFirst;
	};

	/** Drops whatever connection or attempt there is, and connects without back-off. */
	const restart = () => {
		clearTimeout(pause);
		restartedAt = performance.now();
		socket.disconnect();
		watch();
		socket.connect();
	};

	const restartIn = (ms: number) => {
		clearTimeout(pause);
		pause = setTimeout(restart, ms);
	};

	const watch = () => {
		clearTimeout(watchdog);
		if (manager.opts.transports !== webSocketFirst) return;
		watchdog = setTimeout(() => {
			manager.opts.transports = pollingFirst;
			restart();
		}, times.swallowed);
	};

	const leave = (next: "stopped" | "resting") => {
		clearTimeout(watchdog);
		clearTimeout(pause);
		tell(next);
		socket.disconnect();
	};
	const stop = () => leave("stopped");
	const rest = () => {
		if (state === "connected") leave("resting");
	};

	const ask: Ask<Sent> = (event, message, timeoutMs = times.ask) =>
		new Promise((resolve) => {
			if (!socket.connected) resolve("unknown");
			else
				socket
					.timeout(timeoutMs)
					.emit(event, message, (lost: unknown, reply: never) =>
						resolve(lost ? "unknown" : reply),
					);
		});

	const greet = async (timeoutMs: number): Promise<void> => {
		if (greeting) {
			greetAgain = true;
			return;
		}
		greeting = true;
		greetAgain = false;
		const { id } = socket;
		const reply = await options.greet(ask, timeoutMs).finally(() => {
			greeting = false;
		});
		if (!socket.connected) return;
		if (socket.id !== id) return greet(times.greeting);
		const wait = waitOf(reply);
		if (wait !== null) {
			clearTimeout(pause);
			pause = setTimeout(() => greet(times.greeting), spread(wait));
		} else if (isRefusal(reply)) refused(reply);
		else if (reply === "unknown" && timeoutMs === times.doubt) restart();
		else if (reply === "unknown") restartIn(spread(times.letGo));
		else if (greetAgain) return greet(times.greeting);
	};

	const probe = () => {
		const now = performance.now();
		if (state === "stopped") return;
		if (state === "resting") return reopen();
		if (socket.connected) return void greet(times.doubt);
		if (now - restartedAt > times.restartGap) restart();
	};

	const onVisible = () => {
		if (document.visibilityState === "visible") probe();
	};

	/** Back from the browser's memory of pages; no `visibilitychange` tells of that. */
	const onShown = (event: PageTransitionEvent) => {
		if (event.persisted) probe();
	};

	const refused = (refusal: Refusal) => {
		if (refusal.error === "old-client" && reload()) return;
		stop();
		options.onRefused(refusal);
	};

	manager.on("reconnect_attempt", () => {
		tell("reconnecting");
		watch();
	});
	manager.on("error", () => clearTimeout(watchdog));
	manager.on("open", () => {
		clearTimeout(watchdog);
		watchdog = setTimeout(() => restartIn(spread(times.letGo)), times.admitted);
		manager.engine.once("upgrade", () => preferPolling(false));
	});
	socket.on("connect", () => {
		clearTimeout(watchdog);
		if (manager.engine.transport.name === "polling") preferPolling(true);
		tell("connected");
		greet(times.greeting);
	});
	socket.on("disconnect", (reason) => {
		if (state === "stopped" || state === "resting") return;
		if (options.mayRest?.()) return rest();
		tell("reconnecting");
		// A draining server says goodbye; socket.io takes that as an order to stay away.
		if (reason === "io server disconnect") restartIn(spread(times.letGo));
	});
	socket.on("connect_error", (error: Error & { data?: unknown }) => {
		// Not a word of the server's: the manager goes on trying by itself.
		if (socket.active || state === "stopped") return;
		clearTimeout(watchdog);
		const wait = waitOf(error.data);
		if (wait === null && isRefusal(error.data)) refused(error.data);
		else restartIn(spread(wait ?? times.unexplained));
	});
	const isStale = (event: string, first: unknown) =>
		event === "out" && options.isStale?.(first as Refusal) === true;
	for (const [event, act] of Object.entries(options.on))
		socket.on(event, (first: unknown) => {
			if (!isStale(event, first)) act(first);
		});
	socket.on("out", (out: Refusal) => {
		if (isStale("out", out)) restartIn(spread(times.letGo));
		else stop();
	});

	const page = globalThis.window;
	page?.addEventListener("online", probe);
	page?.addEventListener("pageshow", onShown);
	page?.document.addEventListener("visibilitychange", onVisible);

	const stopWatching = page && whenSlept(probe);

	const reopen = () => {
		state = null;
		tell("connecting");
		restart();
	};
	reopen();

	return {
		ask,
		probe,
		rest,
		reopen,
		close: () => {
			stopWatching?.();
			page?.removeEventListener("online", probe);
			page?.removeEventListener("pageshow", onShown);
			page?.document.removeEventListener("visibilitychange", onVisible);
			stop();
		},
	};
}
