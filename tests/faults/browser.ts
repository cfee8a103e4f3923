import type { Browser } from "playwright-core";
import { nothing, type OutboxState } from "../../client/link/outbox.ts";
import {
	askedOf,
	type Held,
	takeSaved,
	takeView,
	takeWelcome,
} from "../../client/student/held.ts";
import {
	noteSeen,
	takeMe,
	takeNext,
	takeOwn,
} from "../../client/student/next.ts";
import { seatIdOf } from "../../server/room/seat.ts";
import type { Json } from "../../shared/json.ts";
import type {
	Me,
	NextView,
	Own,
	PhaseName,
	StoredAnswer,
	StudentView,
} from "../../shared/views.ts";
import { type Device, joinRoom, openPhone } from "../rig/browser.ts";
import { handFor } from "../rig/hands.ts";
import type { Anyone } from "./anyone.ts";
import type { Recorder } from "./history.ts";

const everyMs = 100;
/** So long a page may take to show what came to it. */
const showMs = 3000;

/** In the page: tells everything that comes by WebSocket, and by long polling where that is refused, in its order. */
function listen(): void {
	const { tellTheRig } = window as unknown as {
		tellTheRig(text: string): void;
	};
	const { WebSocket: Plain, fetch } = window;
	window.WebSocket = class extends Plain {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols);
			this.addEventListener("message", ({ data }) => tellTheRig(String(data)));
		}
	};
	window.fetch = async (...how) => {
		const reply = await fetch(...how);
		if (reply.ok && reply.url.includes("/socket.io/")) {
			const text = await reply.clone().text();
			for (const packet of text.split("\x1e")) tellTheRig(packet);
		}
		return reply;
	};
}

/** What the page tells screen readers in each phase. */
const announced: Record<PhaseName, RegExp> = {
	lobby: /^You’re in/,
	ready: /comes next\.$/,
	open: /^Question \d+:/,
	closed: /^Closed\./,
	revealed:
		/^(Right|Not this time|Partly right|You did not|The result is here)/,
	ended: /^The room has ended\.$/,
};

/** A student with the built page in a real browser: what comes to it is recorded, what counts is what it shows. */
export class BrowserStudent implements Anyone {
	readonly who: string;
	readonly name: string;
	readonly #device: Device;
	readonly #recorder: Recorder;
	#held: Held | null = null;
	#conn = 0;
	#up = false;
	#outbox: OutboxState = nothing;
	#try = 0;
	#meant = true;
	#chosenAt = 0;
	/** Since when the page has shown something else than what came to it; null: it does not. */
	#partedAt: number | null = null;
	readonly #timer: NodeJS.Timeout;

	private constructor(
		device: Device,
		who: string,
		name: string,
		recorder: Recorder,
	) {
		this.#device = device;
		this.who = who;
		this.name = name;
		this.#recorder = recorder;
		this.#timer = setInterval(() => void this.#look(), everyMs);
	}

	static async open(
		browser: Browser,
		url: string,
		room: { id: string; code: string },
		name: string,
		recorder: Recorder,
	): Promise<BrowserStudent> {
		const device = await openPhone(browser);
		const raw: string[] = [];
		let hear: (text: string) => void = (text) => {
			raw.push(text);
		};
		await device.page.exposeFunction("tellTheRig", (text: string) =>
			hear(text),
		);
		await device.page.addInitScript(listen);
		await joinRoom(device.page, url, room.code, name);
		await device.page.getByText(`You’re in, ${name}`).first().waitFor();
		const token = await device.page.evaluate(
			(code) => localStorage.getItem(`lectern.seat.${code}`) ?? "",
			room.code,
		);
		const student = new BrowserStudent(
			device,
			seatIdOf(room.id, token),
			name,
			recorder,
		);
		hear = (text) => student.#hear(text);
		for (const text of raw) hear(text);
		return student;
	}

	held(): Held | null {
		return this.#held;
	}

	up(): boolean {
		return this.#up && this.#held?.me != null;
	}

	outbox(): OutboxState {
		return this.#outbox;
	}

	answer(value: Json, meant: boolean): void {
		const view = this.#held?.view;
		if (view?.phase !== "open") return;
		// One tap per round: the page's own numbers of later ones cannot be seen from outside.
		if (this.#outbox.place?.round === view.asked.round) return;
		this.#meant = meant;
		this.#chosenAt = performance.now();
		this.#try = this.#recorder.nextTry();
		const { round, index } = view.asked;
		this.#outbox = {
			...nothing,
			state: "sending",
			place: this.#entry(round, index, value),
			value,
		};
		this.#recorder.add({
			k: "invoke",
			try: this.#try,
			who: this.who,
			conn: this.#conn,
			epoch: view.epoch,
			round,
			seq: 1,
			value,
			meant: this.#meant,
			index,
		});
		const give = handFor(view.asked.kind);
		void give(this.#device.page, value).catch(() => {});
	}

	reload(): void {
		void this.#device.page.reload().catch(() => {});
	}

	leave(): void {
		clearInterval(this.#timer);
		for (const text of this.#device.faults)
			this.#recorder.add({ k: "log", process: this.name, text });
		void this.#device.context.close().catch(() => {});
	}

	/** The place as the outbox keeps it, with the answer's number. */
	#entry(round: number, index: number, value: Json) {
		const { roomId: room, epoch } = this.#held?.view ?? {
			roomId: "",
			epoch: "",
		};
		return { room, epoch, round, index, seq: 1, value };
	}

	#hear(text: string): void {
		this.#recorder.bytes("student", text);
		const found = /^4([23])\/student,(\d*)(\[.*\])$/s.exec(text);
		if (found === null) return;
		const [first, second] = JSON.parse(found[3] ?? "[]") as unknown[];
		if (found[1] === "2" && first === "view")
			this.#held = takeView(this.#held, second as StudentView);
		else if (found[1] === "2" && first === "me")
			this.#held = takeMe(this.#held, second as Me);
		else if (found[1] === "2" && first === "next")
			// Where it lacks something the page asks for the whole, and hears a welcome.
			this.#held = takeNext(this.#held, second as NextView) ?? this.#held;
		else if (found[1] === "2" && first === "own")
			this.#held = takeOwn(this.#held, second as Own);
		else if (found[1] === "3" && isWelcome(first))
			this.#held = takeWelcome(first, this.#held);
		else if (found[1] === "3" && isSaved(first)) {
			this.#held = takeSaved(this.#held, first.saved);
			return;
		} else return;
		const held = this.#held && noteSeen(this.#held);
		this.#held = held;
		if (held === null) return;
		if (found[1] === "3") this.#conn = this.#recorder.nextConn();
		this.#recorder.add({
			k: "frame",
			who: this.who,
			conn: this.#conn,
			of: found[1] === "3" ? "welcome" : isOwnPart(first) ? "me" : "view",
			epoch: held.view.epoch,
			version: held.view.version,
			phase: held.view.phase,
			round: askedOf(held.view)?.round ?? null,
			answer: held.me?.answer ?? null,
			built: held.view.now,
		});
	}

	/** What the page says of the answer and of its connection. */
	async #look(): Promise<void> {
		const shown = await this.#device.page
			.evaluate(() => ({
				answer:
					document.querySelector<HTMLElement>(".status-answer")?.dataset
						.state ?? null,
				link:
					document.querySelector<HTMLElement>(".status-link")?.dataset.state ??
					null,
				place: document.querySelector(".head-place")?.textContent ?? "",
				announced: document.querySelector("[aria-live]")?.textContent ?? "",
			}))
			.catch(() => null);
		this.#up = shown !== null && shown.link !== "reconnecting";
		if (shown !== null) this.#compare(shown.place, shown.announced);
		const { state, place, value } = this.#outbox;
		// The page may still show the round before.
		const fresh = performance.now() - this.#chosenAt < 300;
		if (shown?.answer !== "saved" || place === null || fresh) return;
		if (state === "saved") return;
		this.#outbox = { ...this.#outbox, state: "saved" };
		const saved = { round: place.round, seq: 1, value };
		this.#recorder.add({ k: "saved", try: this.#try, saved });
	}

	/** A page that stands still though everything comes to it is a fault of its own. */
	#compare(place: string, words: string): void {
		const view = this.#held?.view;
		if (view === undefined || !this.#up) return;
		const index = askedOf(view)?.index;
		const isSo =
			announced[view.phase].test(words) &&
			(index === undefined || place.startsWith(`${index + 1} of `));
		if (isSo) {
			this.#partedAt = null;
			return;
		}
		const since = this.#partedAt ?? performance.now();
		this.#partedAt = since;
		if (performance.now() - since < showMs) return;
		this.#partedAt = Number.POSITIVE_INFINITY;
		const text = `shows "${place}: ${words}" ${showMs} ms after it was told of ${view.phase} ${(index ?? -1) + 1}`;
		this.#recorder.add({ k: "log", process: this.name, text });
	}
}

function isSaved(value: unknown): value is { saved: StoredAnswer | null } {
	return typeof value === "object" && value !== null && "saved" in value;
}

const isOwnPart = (event: unknown) => event === "me" || event === "own";

function isWelcome(value: unknown): value is { view: StudentView; me: Me } {
	return (
		typeof value === "object" &&
		value !== null &&
		"me" in value &&
		value.me !== null
	);
}
