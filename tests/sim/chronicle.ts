import type { Gate, Room } from "../../server/room/state.ts";
import type {
	AnswerRow,
	RoomStore,
	SaveOutcome,
} from "../../server/store/room-store.ts";
import { meddle } from "../live/meddle.ts";

/** A row as the store had it after an act that was to store it, and under which history. */
export interface Put extends AnswerRow {
	readonly epoch: string;
}

/** A gate that the store had, and from when. */
export interface Gated {
	readonly from: number;
	readonly version: number;
	readonly gate: Gate | null;
}

/** What the present history is made of. */
export interface Lineage {
	readonly puts: readonly Put[];
	readonly gates: readonly Gated[];
}

const none: Lineage = { puts: [], gates: [] };

/** What really happened in the store, written down beside it, whatever nodes and phones were told of it. */
export class Chronicle {
	readonly store: RoomStore;
	/** Every row that any history ever had. */
	readonly puts: Put[] = [];
	/** The history of now, and what it has from those before it. */
	lineage: Lineage = none;

	/** Commits that could have followed any document of the version before. */
	unbound = 0;

	/** The epoch of now. */
	epoch = "";

	/** `onCommit` hears of each new version in the act that made it. */
	constructor(
		store: RoomStore,
		now: () => number,
		onCommit: (gate: Gate | null) => void,
	) {
		this.store = meddle(store, async (act, verb, args) => {
			const done = await act();
			if (verb === "commit" && (done as unknown) === true) {
				const [{ version }, gate, from] = args as [Room, Gate | null, Room?];
				if (from === undefined) this.unbound++;
				const { puts, gates } = this.lineage;
				const gated = { from: now(), version, gate };
				this.lineage = { puts, gates: [...gates, gated] };
				onCommit(gate);
			}
			if (verb === "save")
				for (const { is, row } of done as readonly SaveOutcome[])
					if (is === "stored") this.#note(row);
			return done;
		});
	}

	#note(row: AnswerRow): void {
		const { puts, gates } = this.lineage;
		if (puts.some((put) => isSame(put, row))) return;
		const put = { ...row, epoch: this.epoch };
		this.puts.push(put);
		this.lineage = { puts: [...puts, put], gates };
	}
}

export function isSame(one: AnswerRow, other: AnswerRow): boolean {
	return (
		one.seat === other.seat &&
		one.round === other.round &&
		one.seq === other.seq &&
		JSON.stringify(one.value) === JSON.stringify(other.value)
	);
}
