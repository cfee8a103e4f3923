import type { Entry } from "../../client/link/entry.ts";
import type { OutboxState } from "../../client/link/outbox.ts";
import { seatToken } from "../../client/link/seat.ts";
import { askedOf, type Held } from "../../client/student/held.ts";
import type { Sitting, SittingState } from "../../client/student/sitting.ts";
import { seatIdOf } from "../../server/room/seat.ts";
import type { Json } from "../../shared/json.ts";
import type { Anyone } from "./anyone.ts";
import type { StudentOptions } from "./student.ts";

/** The shipped link asks the page for its address, which a browser would have. */
function pretendPage(url: string): void {
	const { protocol, hostname, port } = new URL(url);
	Object.defineProperty(globalThis, "location", {
		value: { protocol, hostname, port },
		configurable: true,
	});
}

/** A student whose whole phone is the shipped one (`sit`: link, outbox, seat, newest view), only without a page. */
export class Phone implements Anyone {
	readonly who: string;
	readonly name: string;
	readonly #options: StudentOptions;
	readonly #kept = new Map<string, string>();
	#sitting: Sitting | null = null;
	#state: SittingState | null = null;
	#conn = 0;
	/** Counts the loadings of the page. */
	#page = 0;
	#meant = true;
	/** The newest answer that the history has, and the word on it. */
	#invoked = { key: "", try: 0 };
	#left = false;

	constructor(options: StudentOptions) {
		this.#options = options;
		this.name = options.name;
		const { roomId, code } = options;
		this.who = seatIdOf(roomId, seatToken(this.#storage, code));
		this.#open();
	}

	readonly #storage = {
		getItem: (key: string) => this.#kept.get(key) ?? null,
		setItem: (key: string, value: string) => void this.#kept.set(key, value),
		removeItem: (key: string) => void this.#kept.delete(key),
	};

	held(): Held | null {
		return this.#state?.held ?? null;
	}

	up(): boolean {
		return this.#state?.link === "connected" && this.held()?.me != null;
	}

	outbox(): OutboxState {
		return (
			this.#state?.outbox ?? {
				state: "none",
				place: null,
				value: null,
				error: null,
				message: null,
			}
		);
	}

	answer(value: Json, meant: boolean): void {
		this.#meant = meant;
		this.#sitting?.answer(value);
	}

	reload(): void {
		this.#page++;
		this.#sitting?.close();
		this.#down();
		this.#state = null;
		this.#open();
	}

	leave(): void {
		this.#left = true;
		this.#sitting?.close();
	}

	#open(): void {
		const { phone, url, code, name } = this.#options;
		const page = ++this.#page;
		pretendPage(url);
		const sitting = phone.sit(code, this.#storage, (state) => {
			if (this.#page === page) this.#hear(state);
		});
		this.#sitting = sitting;
		sitting.join(name, "");
	}

	#down(): void {
		if (this.#conn === 0 || this.#left) return;
		const { recorder } = this.#options;
		recorder.add({ k: "line", who: this.who, conn: this.#conn, up: false });
		this.#conn = 0;
	}

	#hear(state: SittingState): void {
		const { recorder } = this.#options;
		const before = this.#state;
		this.#state = state;
		if (state.link !== "connected") this.#down();
		const fresh = state.held !== null && state.held !== before?.held;
		if (state.link === "connected" && fresh && state.held?.me != null) {
			const of = this.#conn === 0 ? "welcome" : "view";
			if (of === "welcome") {
				this.#conn = recorder.nextConn();
				const { who } = this;
				recorder.add({ k: "line", who, conn: this.#conn, up: true });
			}
			const { view, me } = state.held;
			recorder.add({
				k: "frame",
				who: this.who,
				conn: this.#conn,
				of,
				epoch: view.epoch,
				version: view.version,
				phase: view.phase,
				round: askedOf(view)?.round ?? null,
				answer: me.answer,
				built: view.now,
			});
		}
		this.#tell(state.outbox);
	}

	/** From outside, the phone's tries cannot be told apart: each answer counts as one, and what the phone shows as its reply. */
	#tell({ state, place, value, error }: OutboxState): void {
		if (place === null || state === "none") return;
		const { recorder } = this.#options;
		const { round, epoch, seq, index } = place as Entry;
		const key = `${epoch} ${round} ${seq}`;
		if (key !== this.#invoked.key && state !== "saved" && state !== "refused") {
			this.#invoked = { key, try: recorder.nextTry() };
			recorder.add({
				k: "invoke",
				try: this.#invoked.try,
				who: this.who,
				conn: this.#conn,
				epoch,
				round,
				seq,
				value,
				meant: this.#meant,
				index,
			});
		}
		if (this.#invoked.key === "" || this.#invoked.key.endsWith(" told")) return;
		if (state === "saved") {
			const saved = { round, seq, value };
			recorder.add({ k: "saved", try: this.#invoked.try, saved });
		} else if (state === "refused") {
			const saved = value === null ? null : { round, seq, value };
			const reason = error ?? "";
			recorder.add({ k: "refused", try: this.#invoked.try, reason, saved });
		} else return;
		this.#invoked.key += " told";
	}
}
