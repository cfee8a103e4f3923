import { paths } from "../../shared/protocol.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import { whenSlept } from "../link/sleep.ts";
import { offsetOf } from "../look/clock.ts";

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

/**
 * Follows one room's screen stream and tells `show` after every change, until the returned function is called.
 * Reopens the stream after an error status, after silence, and at once when the network or the page comes back.
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
		clearTimeout(retry);
		clearTimeout(silence);
	}

	function open(): void {
		stop();
		fresh = true;
		heard();
		const stream = new EventSource(paths.screenEvents(token));
		source = stream;
		stream.onopen = heard;
		stream.onerror = () => {
			fresh = true;
			lose();
			if (stream.readyState !== EventSource.CLOSED) return;
			void ask();
			const wait = picture.link === "unknown" ? unknownRetryMs : retryMs;
			retry = setTimeout(open, wait * (0.75 + Math.random() / 2));
		};
		stream.addEventListener("view", (event) => {
			heard();
			const view = JSON.parse(event.data) as ScreenView;
			if (!fresh && isOlder(view, picture.view)) return;
			fresh = false;
			change({ view, offset: offsetOf(view.now), link: "live" });
		});
		stream.addEventListener("pulse", (event) => {
			heard();
			change({ pulse: JSON.parse(event.data) as Pulse });
		});
		stream.addEventListener("out", (event) => {
			stop();
			change({ out: JSON.parse(event.data) as Refusal });
		});
	}

	/** An EventSource hides the status it failed with; another route under the same token tells a wrong link from a lost server. */
	async function ask(): Promise<void> {
		try {
			const reply = await fetch(`/api/screens/${token}/qr.svg`);
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
	const stopWatching = whenSlept(open);
	open();
	return () => {
		over = true;
		stopWatching();
		stop();
		window.removeEventListener("online", wake);
		window.removeEventListener("pageshow", showAgain);
		document.removeEventListener("visibilitychange", wake);
	};
}

function isOlder(view: ScreenView, known: ScreenView | null): boolean {
	return (
		known !== null &&
		known.roomId === view.roomId &&
		known.epoch === view.epoch &&
		view.version < known.version
	);
}
