import type { Gate, Room } from "../../server/room/state.ts";
import type {
	AnswerRow,
	RoomStore,
	SaveOutcome,
} from "../../server/store/room-store.ts";
import type { Sheet } from "../../shared/views.ts";
import { meddle } from "../live/meddle.ts";

/** A row as the store had it after an act that was to store it, and under which history. */
export interface Put extends AnswerRow {
	readonly epoch: string;
	/** The id of the question that its round was of then. */
	readonly asked: string | undefined;
}

/** Of which question a round is, and in which words it was opened. */
export interface Opened {
	readonly id: string;
	readonly text: string;
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
	/** The questions that the room has, and its rounds as they were opened. */
	readonly sheet: Sheet;
	readonly opened: readonly Opened[];
}

/** What really happened in the store, written down beside it, whatever nodes and phones were told of it. */
export class Chronicle {
	readonly store: RoomStore;
	/** Every row that any history ever had. */
	readonly puts: Put[] = [];
	/** The history of now, and what it has from those before it. */
	lineage: Lineage;

	/** Commits that could have followed any document of the version before. */
	unbound = 0;

	/** The epoch of now. */
	epoch = "";

	/** `onCommit` hears of each new version in the act that made it. */
	constructor(
		store: RoomStore,
		now: () => number,
		sheet: Sheet,
		onCommit: (gate: Gate | null) => void,
	) {
		this.lineage = { puts: [], gates: [], sheet, opened: [] };
		this.store = meddle(store, async (act, verb, args) => {
			const done = await act();
			if (verb === "commit" && (done as unknown) === true) {
				const [{ version, rounds }, gate, from, revised] = args as [
					Room,
					Gate | null,
					Room?,
					Sheet?,
				];
				if (from === undefined) this.unbound++;
				const { puts, gates, sheet, opened } = this.lineage;
				const next = revised ?? sheet;
				this.lineage = {
					puts,
					gates: [...gates, { from: now(), version, gate }],
					sheet: next,
					opened: rounds.map(({ question }, index) => {
						const { id = "", text = "" } = next[question] ?? {};
						return opened[index] ?? { id, text };
					}),
				};
				onCommit(gate);
			}
			if (verb === "save")
				for (const { is, row } of done as readonly SaveOutcome[])
					if (is === "stored") this.#note(row);
			return done;
		});
	}

	#note(row: AnswerRow): void {
		const { puts, opened } = this.lineage;
		if (puts.some((put) => isSame(put, row))) return;
		const asked = opened[row.round - 1]?.id;
		const put = { ...row, epoch: this.epoch, asked };
		this.puts.push(put);
		this.lineage = { ...this.lineage, puts: [...puts, put] };
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
