import type { Change } from "../../shared/change.ts";
import type { Done } from "../../shared/instructor-events.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { revise } from "../room/revise.ts";
import type { Looks } from "./looks.ts";
import type { Quota } from "./quota.ts";
import { doneOf, noRoom, questionNotReady } from "./room-refusals.ts";
import type { RoomRepository } from "./room-repository.ts";

/** What an instructor changes in the questions of a room that runs. */
export class Revisions {
	readonly #repository: RoomRepository;
	readonly #looks: Looks | null;
	readonly #quota: Quota | null;

	/** `looks`, `quota`: as for `Rooms`. */
	constructor(parts: {
		repository: RoomRepository;
		looks?: Looks;
		quota?: Quota;
	}) {
		this.#repository = parts.repository;
		this.#looks = parts.looks ?? null;
		this.#quota = parts.quota ?? null;
	}

	/**
	 * When somebody else was first, it is judged again on what they left: their other revision makes it stale. Refusals: `not-found`, `stale`,
	 * `wrong-phase`, `room-ended`, `not-ready`, `bad-input`, `too-large`, `busy`, and those of the quota.
	 */
	async change(
		owner: string,
		roomId: string,
		change: Change,
	): Promise<Done | Refusal> {
		// Before anything is rendered for it.
		if ((await this.#repository.standing(roomId))?.room.owner !== owner)
			return noRoom;
		const refusal = await this.#forGrowth(owner, change);
		if (refusal) return refusal;
		const shown = await this.#shown(owner, change);
		if (isRefusal(shown)) return shown;
		return doneOf(
			await this.#repository.change(roomId, ({ room, frozen, now }) =>
				room.owner === owner ? revise(room, frozen, shown, now()) : noRoom,
			),
		);
	}

	/** The questions of a room that is changed are its own from then on. */
	async #forGrowth(owner: string, change: Change): Promise<Refusal | null> {
		const bytes = Buffer.byteLength(JSON.stringify(change));
		return (await this.#quota?.forRunning(owner, bytes)) ?? null;
	}

	/** With what the texts of its question look like. */
	async #shown(owner: string, change: Change): Promise<Change | Refusal> {
		if (this.#looks === null) return change;
		if (change.do === "move" || change.do === "skip") return change;
		const question = change.do === "mend" ? change.to : change.question;
		const { sheet, faults } = await this.#looks.sheetOf([question], owner);
		if (faults.length > 0) return questionNotReady(faults);
		const [looked = question] = sheet;
		return change.do === "mend"
			? { ...change, to: looked }
			: { ...change, question: looked };
	}
}
