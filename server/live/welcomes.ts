import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import {
	showsMarks,
	viewForOne,
	viewForStudents,
} from "../room/student-view.ts";
import { roundsTold } from "../room/tally.ts";
import type { Seat } from "../store/room-store.ts";
import type { RoomCache } from "./room-cache.ts";
import type { WithSeat } from "./room-repository.ts";
import { storedOf } from "./seat-refusals.ts";
import { Turns } from "./turns.ts";

/** Phones that may wait for the review of an ended room, and for how long reviews are made in one go, ms. */
const mostReviews = 5_000;
const reviewSliceMs = 8;
const crowded = refuse("busy", "try-again", { retryAfterMs: 2000 });

type Seated = WithSeat & { readonly seat: Seat };

/** The whole state for a phone that has a seat. */
export class Welcomes {
	readonly #cache: RoomCache;
	/** Reviews have all that was asked, up to a megabyte for each who comes: a few at a time, by room. */
	readonly #reviews = new Turns(mostReviews, reviewSliceMs);

	constructor(cache: RoomCache) {
		this.#cache = cache;
	}

	async of(found: Seated) {
		const { room } = found;
		if (room.phase.name !== "ended") return this.#make(found);
		const made = await this.#reviews.run(room.id, () => this.#make(found));
		return made ?? (crowded satisfies Refusal);
	}

	async #make({ room, sheet, epoch, seat, answer, now }: Seated) {
		const scores = showsMarks(room)
			? await this.#cache.scores(room, sheet)
			: null;
		const me = viewForOne(
			{ room, sheet },
			epoch,
			seat,
			storedOf(answer),
			scores,
		);
		const scene = await this.#cache.scene(room, sheet, roundsTold(room));
		return { view: viewForStudents(scene, epoch, now()), me };
	}
}
