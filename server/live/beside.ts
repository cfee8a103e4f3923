import type { StoredAnswer } from "../../shared/views.ts";
import { scoresAnything } from "../room/instructor-view.ts";
import type { Scores } from "../room/marks.ts";
import { showsLeaderboard } from "../room/screen-view.ts";
import type { Room } from "../room/state.ts";
import { showsMarks } from "../room/student-view.ts";
import { roundsSeen, type Scene } from "../room/tally.ts";
import type { RoomSeats } from "../store/room-store.ts";
import type { RoomCache } from "./room-cache.ts";
import type { Snapshot } from "./room-repository.ts";

/** What a student's own part is made of. */
export interface Own {
	readonly id: string;
	readonly name: string;
	readonly answer: StoredAnswer | null;
}

export interface Beside {
	/** With the counts of the question at which it stands. */
	readonly scene: Scene;
	/** Null where no view has any. */
	readonly scores: Scores | null;
	/** By seat; null where phones are told nothing of their own. */
	readonly own: ReadonlyMap<string, Own> | null;
}

/** What the views of a version need beside the document. `isNew`: phones have to be told their part of this version. */
export async function readBeside(
	{ room, sheet }: Snapshot,
	isNew: boolean,
	{ store, cache }: { readonly store: RoomSeats; readonly cache: RoomCache },
): Promise<Beside> {
	const isScored =
		showsMarks(room) || showsLeaderboard(room) || scoresAnything(room);
	const scene = await cache.scene(room, sheet, roundsSeen(room));
	const scores = isScored ? await cache.scores(room, sheet) : null;
	if (!isNew || !needsOwnAnswer(room)) return { scene, scores, own: null };
	const named =
		scores?.standings.map(({ seat, name }) => ({ id: seat, name })) ??
		(await store.seats(room.id));
	const { phase } = room;
	const rows = "round" in phase ? await cache.answers(room, phase.round) : [];
	const bySeat = new Map(rows.map((row) => [row.seat, row]));
	const own = named.map(({ id, name }): [string, Own] => {
		const row = bySeat.get(id);
		const answer =
			row === undefined
				? null
				: { round: row.round, seq: row.seq, value: row.value };
		return [id, { id, name, answer }];
	});
	return { scene, scores, own: new Map(own) };
}

/** In these phases a phone is told what the store has of its answer. */
function needsOwnAnswer({ phase }: Room): boolean {
	return ["closed", "revealed", "ended"].includes(phase.name);
}
