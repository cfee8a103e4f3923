import type { Browser } from "playwright-core";
import { nothing, type OutboxState } from "../../client/link/outbox.ts";
import {
	askedOf,
	type Held,
	takeMe,
	takeView,
	takeWelcome,
} from "../../client/student/held.ts";
import { seatIdOf } from "../../server/room/seat.ts";
import type { Me, StudentView } from "../../shared/views.ts";
import { type Device, joinRoom, openPhone } from "../rig/browser.ts";
import type { Anyone } from "./anyone.ts";
import type { Recorder } from "./history.ts";

const everyMs = 100;

/** A student with the built page in a real browser: what comes over its socket is recorded, what counts is what it shows. */
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
		device.page.on("websocket", (socket) =>
			socket.on("framereceived", ({ payload }) => hear(String(payload))),
		);
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

	choose(choice: readonly number[], meant: boolean): void {
		const view = this.#held?.view;
		const [option] = choice;
		if (view?.phase !== "open" || option === undefined) return;
		// One tap per round: the page's own numbers of later ones cannot be seen from outside.
		if (this.#outbox.place?.round === view.asked.round) return;
		this.#meant = meant;
		this.#chosenAt = performance.now();
		this.#try = this.#recorder.nextTry();
		const { round, index } = view.asked;
		this.#outbox = {
			...nothing,
			state: "sending",
			place: this.#entry(round, index, choice),
			choice,
		};
		this.#recorder.add({
			k: "invoke",
			try: this.#try,
			who: this.who,
			conn: this.#conn,
			epoch: view.epoch,
			round,
			seq: 1,
			choice,
			meant: this.#meant,
		});
		void this.#device.page
			.locator("button.option")
			.nth(option)
			.tap({ timeout: 5000 })
			.catch(() => {});
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
	#entry(round: number, index: number, choice: readonly number[]) {
		const { roomId: room, epoch } = this.#held?.view ?? {
			roomId: "",
			epoch: "",
		};
		return { room, epoch, round, index, seq: 1, choice };
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
		else if (found[1] === "3" && isWelcome(first))
			this.#held = takeWelcome(first);
		else return;
		const held = this.#held;
		if (held === null) return;
		if (found[1] === "3") this.#conn = this.#recorder.nextConn();
		this.#recorder.add({
			k: "frame",
			who: this.who,
			conn: this.#conn,
			of: found[1] === "3" ? "welcome" : first === "me" ? "me" : "view",
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
			}))
			.catch(() => null);
		this.#up = shown !== null && shown.link !== "reconnecting";
		const { state, place, choice } = this.#outbox;
		// The page may still show the round before.
		const fresh = performance.now() - this.#chosenAt < 300;
		if (shown?.answer !== "saved" || place === null || fresh) return;
		if (state === "saved") return;
		this.#outbox = { ...this.#outbox, state: "saved" };
		const saved = { round: place.round, seq: 1, choice };
		this.#recorder.add({ k: "saved", try: this.#try, saved });
	}
}

function isWelcome(value: unknown): value is { view: StudentView; me: Me } {
	return (
		typeof value === "object" &&
		value !== null &&
		"me" in value &&
		value.me !== null
	);
}
