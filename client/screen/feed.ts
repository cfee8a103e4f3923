import { paths } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import { base } from "../link/base.ts";
import { whenSlept } from "../link/sleep.ts";
import { offsetOf } from "../look/clock.ts";
import { joinCrowd } from "./crowd.ts";

/** All that the screen knows. The last view and pulse stay while the link is lost. */
export interface Picture {
	readonly view: ScreenView | null;
	readonly pulse: Pulse | null;
	/** The store's clock minus this page's (`look/clock.ts`), in ms. */
	readonly offset: number;
	readonly link: "connecting" | "live" | "lost" | "unknown";
	/** The server's last word: nothing will come any more. */
	readonly out: Refusal | null;
}

export const blank: Picture = {
	view: null,
	pulse: null,
	offset: 0,
	link: "connecting",
	out: null,
};

/** The server says something at least this often; after the longer silence the stream is taken for dead. */
const beatMs = 15_000;
const silenceMs = 40_000;
const retryMs = 2_000;
const unknownRetryMs = 20_000;
/** A stream that says nothing by then is held back on its way, as filters do that look at a whole answer first. */
const patienceMs = 5_000;
const pollMs = 2_000;
const pollPatienceMs = 10_000;
const streamAgainMs = 60_000;

/**
 * Follows one room's screen stream and tells `show` after every change, until the returned function is called.
 * Reopens the stream after an error status, after silence, and at once when the network or the page comes back. Where no
 * stream comes through, or other screens of this browser have the connections, it asks every two seconds instead.
 */
export function follow(
	token: string,
	show: (picture: Picture) => void,
): () => void {
	let picture = blank;
	let source: EventSource | null = null;
	let fresh = true;
	let over = false;
	let heardAt = 0;
	let retry: ReturnType<typeof setTimeout> | undefined;
	let silence: ReturnType<typeof setTimeout> | undefined;
	let patience: ReturnType<typeof setTimeout> | undefined;
	let polling = false;
	let nextPoll: ReturnType<typeof setTimeout> | undefined;

	function change(part: Partial<Picture>): void {
		if (over) return;
		picture = { ...picture, ...part };
		show(picture);
	}

	function lose(): void {
		if (picture.link !== "unknown")
			change({ link: picture.view === null ? "connecting" : "lost" });
	}

	function heard(): void {
		heardAt = performance.now();
		clearTimeout(silence);
		silence = setTimeout(() => {
			lose();
			open();
		}, silenceMs);
	}

	function stop(): void {
		source?.close();
		for (const timer of [retry, silence, patience]) clearTimeout(timer);
	}

	function take(view: ScreenView): void {
		if (!fresh && isOlder(view, picture.view)) return;
		fresh = false;
		change({ view, offset: offsetOf(view.now), link: "live" });
	}

	function goWithout(): void {
		stop();
		if (polling || over) return;
		polling = true;
		clearTimeout(nextPoll);
		void poll();
	}

	async function poll(): Promise<void> {
		const state = await readState(token);
		if (!polling || over) return;
		if (state === null) {
			lose();
			void ask();
		} else {
			heardAt = performance.now();
			take(state.view);
			change({ pulse: state.pulse });
		}
		nextPoll = setTimeout(() => {
			if (polling && !over) void poll();
		}, pollMs);
	}

	function open(): void {
		stop();
		fresh = true;
		heard();
		const stream = new EventSource(base + paths.screenEvents(token));
		source = stream;
		crowd.opened();
		patience = setTimeout(() => {
			goWithout();
			retry = setTimeout(open, streamAgainMs);
		}, patienceMs);
		stream.onopen = heard;
		stream.onerror = () => {
			fresh = true;
			if (!polling) lose();
			if (stream.readyState !== EventSource.CLOSED) return;
			void ask();
			const wait = picture.link === "unknown" ? unknownRetryMs : retryMs;
			retry = setTimeout(open, wait * (0.75 + Math.random() / 2));
		};
		stream.addEventListener("view", (event) => {
			heard();
			clearTimeout(patience);
			polling = false;
			take(JSON.parse(event.data) as ScreenView);
		});
		stream.addEventListener("pulse", (event) => {
			heard();
			change({ pulse: JSON.parse(event.data) as Pulse });
		});
		stream.addEventListener("out", (event) => {
			stop();
			polling = false;
			change({ out: JSON.parse(event.data) as Refusal });
		});
	}

	/** An EventSource hides the status it failed with; another route under the same token tells a wrong link from a lost server. */
	async function ask(): Promise<void> {
		try {
			const reply = await fetch(`${base}/api/screens/${token}/qr.svg`);
			if (reply.status === 404) change({ link: "unknown" });
		} catch {
			// Away: the retry under way will find it.
		}
	}

	function wake(): void {
		if (document.visibilityState === "hidden" || picture.out !== null) return;
		if (picture.link !== "live" || performance.now() - heardAt > beatMs * 1.5)
			open();
	}

	/** A page taken out of the browser's cache has no living stream; a page just loaded has just opened one. */
	function showAgain(event: PageTransitionEvent): void {
		if (event.persisted) open();
	}

	window.addEventListener("online", wake);
	window.addEventListener("pageshow", showAgain);
	document.addEventListener("visibilitychange", wake);
	const crowd = joinCrowd(goWithout);
	const stopWatching = whenSlept(open);
	open();
	return () => {
		over = true;
		stopWatching();
		crowd.leave();
		stop();
		window.removeEventListener("online", wake);
		window.removeEventListener("pageshow", showAgain);
		document.removeEventListener("visibilitychange", wake);
	};
}

interface State {
	readonly view: ScreenView;
	readonly pulse: Pulse;
}

/** What the stream would tell; null when there is no such answer. */
async function readState(token: string): Promise<State | null> {
	const leave = new AbortController();
	const patience = setTimeout(() => leave.abort(), pollPatienceMs);
	try {
		const reply = await fetch(base + paths.screenState(token), {
			signal: leave.signal,
		});
		const state = (await reply.json()) as Partial<State>;
		// A network's own sign-in page has neither.
		return reply.ok && state.view && state.pulse ? (state as State) : null;
	} catch {
		return null;
	} finally {
		clearTimeout(patience);
	}
}

function isOlder(view: ScreenView, known: ScreenView | null): boolean {
	return (
		known !== null &&
		known.roomId === view.roomId &&
		known.epoch === view.epoch &&
		view.version < known.version
	);
}
