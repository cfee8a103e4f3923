import type { AskedRound } from "../../client/link/entry.ts";
import { givenKey } from "../../client/link/seat.ts";
import type { Storing } from "../../client/link/storage.ts";
import { askedOf } from "../../client/student/held.ts";
import {
	type Sitting,
	type SittingState,
	sit,
} from "../../client/student/sitting.ts";
import { seatIdOf } from "../../server/room/seat.ts";
import type { AnswerRow } from "../../server/store/room-store.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { protocolVersion } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { Answer } from "../../shared/student-events.ts";
import type { StoredAnswer, StudentView } from "../../shared/views.ts";
import { isSame } from "./chronicle.ts";
import type { Hall } from "./hall.ts";
import { Line } from "./line.ts";
import type { StudentSocket } from "./node.ts";
import { count } from "./weather.ts";
import { type Granted, lend, type Radio } from "./wire.ts";

/** As in `network.ts`. */
const waitsMs = [0, 10_000, 20_000, 40_000];

/** What a page has shown, and what the store's history was by then: nodes find out within a second. */
export interface Shown {
	readonly epoch: string;
	readonly version: number;
	readonly history: string;
}

/** What a phone that is kept in a pocket keeps. */
function pocket(): Storing {
	const kept = new Map<string, string>();
	return {
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key),
	};
}

/** A student with a phone: the shipped page without its pixels, over a network that is as it is. */
export class Phone {
	readonly name: string;
	/** Every answer that left this phone, also again. */
	readonly sent: Answer[] = [];
	/** Every answer that a reply called saved, as the reply said. */
	readonly acknowledged: StoredAnswer[] = [];
	/** Whether a page was told that its student was deleted, which nobody does here. */
	erased = false;
	/** Answers that were called saved before the store had them. */
	readonly premature: string[] = [];
	/** What the student last wanted; null before the first tap. */
	lastTap: AskedRound | null = null;
	/** Whether the page has said that the last tap was refused, which is for good. */
	wasRefused = false;
	/** Whether the page has been told of a later history in which the round of the last tap was over, or asked something else. */
	wasOver = false;
	/** Versions in the order in which the page showed them, with their histories. */
	readonly versions: Shown[] = [];
	/** The network is there. */
	covered = true;
	/** Left for good. */
	gone = false;
	readonly #hall: Hall;
	readonly #storage = pocket();
	#sitting: Sitting | null = null;
	#page: object | null = null;
	/** Of the build of the page. */
	#protocol = protocolVersion;
	/** How often each build was loaded again for another one, which the browser remembers. */
	readonly #reloads = new Map<number, number>();
	#shown: StudentView | null = null;
	#line: Line | null = null;

	constructor(hall: Hall, name: string) {
		this.#hall = hall;
		this.name = name;
	}

	/** The secret of its seat; null before the page was first opened. */
	get token(): string | null {
		return this.#storage.getItem(`lectern.seat.${this.#hall.code}`);
	}

	/** Whether it still has what was saved in this round, to offer it. */
	keeps(round: number): boolean {
		const kept = this.#storage.getItem(givenKey(this.#hall.code)) ?? "[]";
		return JSON.parse(kept).some(
			({ answer }: { answer: Answer }) => answer.round === round,
		);
	}

	get state(): SittingState | null {
		return this.#sitting?.state() ?? null;
	}

	/** Opens the page, as for the first time or again; the old one is gone with all that it was about to do. */
	open(): void {
		this.#sitting?.close();
		const page = {};
		this.#page = page;
		// From the next node that is there: after an upgrade another build than the one that is open.
		this.#protocol = this.#hall.anyNode()?.protocol ?? this.#protocol;
		lend(this.#radio);
		const sitting = sit(this.#hall.code, this.#storage, (state) => {
			if (this.#page === page) this.#note(state);
		});
		this.#sitting = sitting;
		if (sitting.state().held === null) sitting.join(this.name, "");
	}

	/** Until the deadline on the page, in ms; null without one. */
	timeLeft(): number | null {
		const view = this.state?.held?.view;
		if (view?.phase !== "open" || view.deadline === null) return null;
		return view.deadline - this.#hall.clock.now;
	}

	/** Taps an answer to what is open on the page; false when nothing is. */
	tap(): boolean {
		const view = this.state?.held?.view;
		if (view?.phase !== "open" || this.state?.held?.me == null) return false;
		const { asked } = view;
		const { dice } = this.#hall.weather;
		// The page does not offer it; a second tab or another program does.
		if (!view.changeable && this.#answered(view) && dice.chance(70))
			return false;
		const value = kindOf(asked).sample(asked.ask, dice);
		const { round, index } = asked;
		this.wasRefused = false;
		this.wasOver = false;
		this.lastTap = { room: view.roomId, epoch: view.epoch, round, index };
		this.#sitting?.answer(value);
		return true;
	}

	#answered(view: StudentView & { phase: "open" }): boolean {
		const { outbox, held } = this.state ?? {};
		const { round } = view.asked;
		return outbox?.place?.round === round || held?.me?.answer?.round === round;
	}

	/** The network goes; page and node notice at once or late. */
	cut(): void {
		const { dice } = this.#hall.weather;
		const late = () => (dice.chance(50) ? 0 : dice.roll(6000));
		this.#line?.cut({ node: late(), device: late() });
	}

	/** The student comes back to the page. */
	look(): void {
		const link = this.state?.link;
		if (link === "reconnecting") this.#sitting?.reopen();
	}

	/** Comes again after being sent away. */
	comeAgain(): void {
		if (!this.gone && this.state?.stopped != null) this.open();
	}

	/** Types name and word where the page asks for them. */
	type(): void {
		const { entrance, joining } = this.state ?? {};
		if (this.gone || entrance == null || joining) return;
		this.#sitting?.join(this.name, this.#hall.word());
	}

	leave(): void {
		this.gone = true;
		this.#sitting?.close();
		this.cut();
	}

	#note(state: SittingState): void {
		if (state.stopped?.error === "no-seat") this.erased = true;
		const { outbox } = state;
		if (
			outbox.state === "refused" &&
			outbox.place?.round === this.lastTap?.round
		)
			this.wasRefused = true;
		if (state.held === null || state.held.view === this.#shown) return;
		const asked = askedOf(state.held.view);
		const isAsked =
			state.held.view.phase === "open" &&
			asked?.round === this.lastTap?.round &&
			asked?.index === this.lastTap?.index;
		if (state.held.view.epoch !== this.lastTap?.epoch && !isAsked)
			this.wasOver = true;
		this.#shown = state.held.view;
		const { epoch, version } = state.held.view;
		this.versions.push({ epoch, version, history: this.#hall.chronicle.epoch });
	}

	/** Looks the answer up at the very moment at which the phone says that it is saved. */
	async #verify(saved: StoredAnswer): Promise<void> {
		const { stores, roomId, chronicle } = this.#hall;
		const seat = seatIdOf(roomId, this.token ?? "");
		const isIt = (one: AnswerRow) => isSame(one, { ...saved, seat, at: 0 });
		const isHere = chronicle.lineage.puts.some(isIt);
		const row = await stores.rooms.answer(roomId, saved.round, seat);
		if (
			isHere ? row === null || row.seq < saved.seq : !chronicle.puts.some(isIt)
		)
			this.premature.push(JSON.stringify(saved));
	}

	readonly #radio: Radio = {
		dial: (auth, hear, then) => {
			const { weather } = this.#hall;
			const node = this.#hall.anyNode();
			let over = false;
			const tell = (result: Granted | Refusal | null) => {
				if (over && result !== null && !isRefusal(result)) result.line.cut();
				if (!over) then(result);
				over = true;
			};
			const reachable = this.covered && node !== null && !this.gone;
			weather.clock.after(reachable ? 8000 : 1000, () => tell(null));
			if (!reachable) return;
			weather.clock.after(weather.latency(), async () => {
				const own = { ...auth, v: this.#protocol };
				const admitted = await this.#hall.admit(node, own);
				if (isRefusal(admitted)) return tell(admitted);
				if (!node.life.alive || !this.covered) return;
				const line = new Line(weather);
				const socket: StudentSocket = {
					...admitted,
					line,
					hear,
					number: auth.number,
					told: null,
					brief: own.v === protocolVersion && auth.brief === true,
					seated: false,
					connected: true,
				};
				node.connect(socket);
				this.#line = line;
				tell({
					line,
					send: (event, message, reply) => {
						const arrive = async () => {
							if (!node.life.alive) return;
							reply(await node.heed(socket, event as never, message as never));
						};
						line.up(() => void arrive());
						if (event === "answer" && weather.strikes(8, "answer doubled"))
							weather.clock.after(weather.dice.roll(4000), () => void arrive());
					},
				});
			});
		},
		reload: () => {
			const page = this.#page;
			const before = this.#reloads.get(this.#protocol) ?? 0;
			const wait = waitsMs[before];
			if (wait === undefined) return false;
			this.#reloads.set(this.#protocol, before + 1);
			const { clock, counts } = this.#hall.weather;
			count(counts, "page told to load itself again");
			clock.after(wait * (1 + Math.random()), () => {
				if (this.#page === page && !this.gone) this.open();
			});
			return wait === 0;
		},
		onSent: (answer) => {
			if (this.sent.some((one) => one.round === answer.round))
				count(this.#hall.weather.counts, "answer sent again");
			this.sent.push(answer);
		},
		onTold: (_, reply) => {
			const { counts } = this.#hall.weather;
			if (isRefusal(reply)) count(counts, `answer refused: ${reply.error}`);
			if (!isRefusal(reply) && "saved" in reply) {
				count(counts, "answer acknowledged");
				const saved = reply.saved as StoredAnswer;
				const view = this.state?.held?.view;
				const asked = view && askedOf(view);
				if (asked?.round === saved.round)
					count(counts, `answer acknowledged: ${asked.kind}`);
				this.acknowledged.push(saved);
				void this.#verify(saved);
			}
		},
		onCutOff: (answers) => {
			for (let one = 0; one < answers; one++)
				count(this.#hall.weather.counts, "answer in flight at a disconnect");
		},
	};
}
