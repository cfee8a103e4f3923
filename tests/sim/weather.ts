import type { Room } from "../../server/room/state.ts";
import type { MachineClock } from "../../server/store/machine-clock.ts";
import type { Hint, RoomStore } from "../../server/store/room-store.ts";
import { type Around, meddle } from "../live/meddle.ts";
import type { Dice } from "../room/dice.ts";
import { dawn } from "../room/example.ts";
import type { Clock } from "./clock.ts";

/** How often each trouble came about: a simulation without trouble proves nothing. */
export type Counts = Record<string, number>;

export function count(counts: Counts, what: string, times = 1): void {
	counts[what] = (counts[what] ?? 0) + times;
}

const dayMs = 86_400_000;

/** What goes wrong, and how often. One dice for all of it: the same seed has the same troubles. */
export class Weather {
	readonly clock: Clock;
	readonly dice: Dice;
	readonly counts: Counts = {};
	/** While false, everything works, only not at once. */
	stormy = true;
	/** The store answers nobody until then. */
	storeAwayUntil = 0;
	/** The store takes answers, but no new version of a room until then. */
	commitsAwayUntil = 0;

	/** A commit has left its node and takes long: what is done to the store now is done between its reading and its writing. */
	onLongCommit: (ms: number, to: Room) => void = () => {};

	/** The clocks of the one machine that all of it runs on. Only a wall clock can be set. */
	readonly machine: MachineClock = {
		wall: () => this.clock.wall,
		steady: () => this.clock.now - dawn,
		boot: () => ({ id: "boot", ms: this.clock.now - dawn }),
	};

	constructor(clock: Clock, dice: Dice) {
		this.clock = clock;
		this.dice = dice;
	}

	/** Whether this trouble comes about now. */
	strikes(percent: number, what: string): boolean {
		const struck = this.stormy && this.dice.chance(percent);
		if (struck) count(this.counts, what);
		return struck;
	}

	/** Somebody sets the wall clock: by seconds or by a year, either way, or right again. */
	setClock(): void {
		const { clock, dice } = this;
		const size = dice.pick([5000, 60_000, 3_600_000, dayMs, 400 * dayMs]);
		const way = dice.pick([-1, 0, 1]);
		clock.setAhead(way * dice.roll(size));
		const which = way === 0 ? "set right" : way < 0 ? "set back" : "set ahead";
		count(this.counts, `clock ${which}`);
	}

	latency(): number {
		if (this.stormy && this.dice.chance(3)) return 200 + this.dice.roll(1500);
		return 1 + this.dice.roll(40);
	}
}

/** The part of a node that ends with its process. */
export interface Life {
	alive: boolean;
}

/** One for each: what waits for a common one would be kept with it. */
const forever = () => new Promise<never>(() => {});

/**
 * The store as one node reaches it: slow at times, sometimes without an answer whether or not it acted; hints are lost,
 * late or doubled. Once the node is dead nothing of it goes on.
 */
export function reach(
	store: RoomStore,
	weather: Weather,
	life: Life,
): RoomStore {
	const far = meddle(store, trouble<RoomStore>(weather, life));
	return new Proxy(far, {
		get: (target, name) =>
			name === "onHint"
				? (listener: (hint: Hint) => void) =>
						store.onHint((hint) => carry(hint, listener, weather, life))
				: target[name as keyof RoomStore],
	});
}

/** What becomes of one act on the store; verbs of any of its parts. */
export function trouble<S extends object>(
	weather: Weather,
	life: Life,
): Around<S> {
	const { clock, dice } = weather;
	const lag = () => (dice.chance(70) ? 0 : dice.roll(12));
	return async (act, verb, args) => {
		if (!life.alive) return forever();
		const there = weather.strikes(2, "slow store") ? 500 : lag();
		if (there > 0) await clock.wait(there);
		if (verb === "commit" && weather.strikes(4, "commit long on its way")) {
			const long = 500 + dice.roll(2500);
			weather.onLongCommit(long, args[0] as Room);
			await clock.wait(long);
		}
		if (!life.alive) return forever();
		if (clock.now < weather.storeAwayUntil) {
			count(weather.counts, "store away");
			throw new Error("the store is away");
		}
		const stuck = verb === "commit" && clock.now < weather.commitsAwayUntil;
		if (stuck || weather.strikes(1, "act not done"))
			throw new Error("the store did not answer");
		const done = await act();
		const back = lag();
		if (back > 0) await clock.wait(back);
		if (!life.alive) return forever();
		if (verb === "save" && weather.strikes(8, "save done but not told"))
			throw new Error("the answer was lost");
		if (verb === "commit" && weather.strikes(5, "commit done but not told"))
			throw new Error("the answer was lost");
		return done;
	};
}

function carry(
	hint: Hint,
	listener: (hint: Hint) => void,
	weather: Weather,
	life: Life,
): void {
	const { clock, dice } = weather;
	const tell = () => {
		if (life.alive) listener(hint);
	};
	if (weather.strikes(15, "hint lost")) return;
	if (weather.strikes(15, "hint late"))
		clock.after(100 + dice.roll(3000), tell);
	else clock.after(dice.roll(4), tell);
	if (weather.strikes(10, "hint doubled")) clock.after(dice.roll(800), tell);
}
