import type { Corrected } from "../../shared/correction.ts";
import type {
	CorrectionPreview,
	CorrectionRecord,
	CorrectionTry,
} from "../../shared/correction-told.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import {
	correctionPreviewInSteps,
	roundToCorrect,
} from "../room/correction-preview.ts";
import { correct, correctionsTag } from "../room/corrections.ts";
import { sheetOf } from "../room/sheet.ts";
import type { RoomCache } from "./room-cache.ts";
import { noRoom } from "./room-refusals.ts";
import type { RoomRepository } from "./room-repository.ts";
import { inSlices } from "./slices.ts";

/** What an instructor is told of corrections; the command makes them. For a room that is another's it is `not-found`. */
export class Corrections {
	readonly #repository: RoomRepository;
	readonly #cache: RoomCache;

	constructor(parts: { repository: RoomRepository; cache: RoomCache }) {
		this.#repository = parts.repository;
		this.#cache = parts.cache;
	}

	/** What would be other by it. Refused where the correction would be. */
	async preview(
		owner: string,
		roomId: string,
		{ question, correction }: CorrectionTry,
	): Promise<CorrectionPreview | Refusal> {
		const found = await this.#repository.own(owner, roomId);
		if (found === null) return noRoom;
		const { room, sheet, frozen } = found;
		const made = correct(room, sheet, question, correction, found.now(), owner);
		if (isRefusal(made)) return made;
		const then = made === null ? room : { ...room, corrections: made };
		const scores = await this.#cache.scores(room, sheet);
		const round = roundToCorrect(room, question);
		const rows =
			round === null ? [] : await this.#cache.answers(room, round.round);
		return inSlices(
			correctionPreviewInSteps(
				{ room, sheet },
				{ room: then, sheet: sheetOf(then, frozen) },
				question,
				scores,
				rows,
			),
		);
	}

	/** What holds, by whom and when. `devices`: what the sessions that live are called, by their ids. */
	async record(
		owner: string,
		roomId: string,
		devices: ReadonlyMap<string, string>,
		session: string,
	): Promise<CorrectionRecord | Refusal> {
		const found = await this.#repository.own(owner, roomId);
		if (found === null) return noRoom;
		const { room } = found;
		return {
			seen: correctionsTag(room),
			corrections: (room.corrections ?? []).map((one) => ({
				...recorded(one),
				device: devices.get(one.by) ?? null,
				own: one.by === session,
			})),
		};
	}
}

function recorded(one: Corrected) {
	const { question, at } = one;
	switch (one.is) {
		case "accept":
			return { question, at, is: one.is, group: one.group };
		case "key":
			return { question, at, is: one.is };
		case "unscored": {
			const is = one.toAll === true ? ("to-all" as const) : one.is;
			return { question, at, is };
		}
	}
}
