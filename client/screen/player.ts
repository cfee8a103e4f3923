import type { ScreenView } from "../../shared/views.ts";
import { beepsIn, type Cue, cueOf, isInTime } from "./cues.ts";

/** Begins after so many seconds, and fades within so many. */
interface Tone {
	readonly hz: number;
	readonly after: number;
	readonly lasts: number;
	readonly loud: number;
}

const tone = (hz: number, after: number, lasts: number, loud = 0.1): Tone => ({
	hz,
	after,
	lasts,
	loud,
});

/** Each is over within a second, and a tenth of what a loudspeaker could. */
const tones: Readonly<Record<Cue | "beep" | "bell", readonly Tone[]>> = {
	beep: [tone(660, 0, 0.14, 0.08)],
	bell: [tone(880, 0, 0.7, 0.06), tone(1320, 0, 0.5, 0.04)],
	opened: [tone(523, 0, 0.2), tone(784, 0.14, 0.35)],
	answered: [tone(784, 0, 0.2), tone(1047, 0.14, 0.5)],
};

export interface Player {
	/** What the page shows now, and the store's clock minus this page's, in ms. */
	show(view: ScreenView, offset: number): void;
	/** The person has done something: browsers let a page be heard no sooner. */
	allow(): void;
	close(): void;
}

/**
 * Plays what goes with the pictures of a room. What could not be heard when it was due, as the browser did not let it or nobody saw the page,
 * is never made up for. `onWaits` hears whether the browser waits for the person.
 */
export function openPlayer(onWaits: (waits: boolean) => void): Player {
	const context = new AudioContext();
	let before: ScreenView | null = null;
	let clock = 0;
	let due: number | null = null;
	let timers: ReturnType<typeof setTimeout>[] = [];
	const tell = () => onWaits(context.state !== "running");
	context.addEventListener("statechange", tell);
	// A context that may run takes a moment to.
	const asking = setTimeout(tell, 500);

	function play(what: keyof typeof tones): void {
		if (context.state !== "running" || document.visibilityState === "hidden")
			return;
		for (const one of tones[what]) playTone(context, one);
	}

	function stopBeeps(): void {
		for (const timer of timers) clearTimeout(timer);
		timers = [];
	}

	return {
		show(view, offset) {
			const cue = cueOf(before, view);
			if (cue !== null) play(cue);
			before = view;
			clock = offset;
			const deadline = view.phase === "open" ? view.deadline : null;
			if (deadline === due) return;
			due = deadline;
			stopBeeps();
			if (deadline === null) return;
			const left = () => deadline - clock - performance.now();
			timers = beepsIn(left()).map(({ at, inMs }) =>
				setTimeout(() => {
					// A laptop that slept has its beeps all at once.
					if (isInTime(at, left())) play(at === 0 ? "bell" : "beep");
				}, inMs),
			);
		},
		allow() {
			context.resume().then(tell, () => {});
		},
		close() {
			stopBeeps();
			clearTimeout(asking);
			context.removeEventListener("statechange", tell);
			context.close().catch(() => {});
		},
	};
}

function playTone(context: AudioContext, { hz, after, lasts, loud }: Tone) {
	const start = context.currentTime + after;
	const source = new OscillatorNode(context, { frequency: hz });
	const volume = new GainNode(context, { gain: 0 });
	// A tone that begins or ends at once clicks.
	volume.gain.setValueAtTime(0, start);
	volume.gain.linearRampToValueAtTime(loud, start + 0.012);
	volume.gain.exponentialRampToValueAtTime(0.0001, start + lasts);
	source.connect(volume).connect(context.destination);
	source.start(start);
	source.stop(start + lasts);
}
