import { idleMsOtherwise } from "../room/state.ts";
import type { QuizStore } from "../store/quiz-store.ts";
import type { RoomStore } from "../store/room-store.ts";
import type { Audience } from "./audience.ts";
import { Corrections } from "./corrections.ts";
import type { Binning } from "./discard.ts";
import { Entry } from "./entry.ts";
import { Epochs } from "./epochs.ts";
import { Feed } from "./feed.ts";
import { FileReader } from "./file-reader.ts";
import { Gradebooks } from "./gradebooks.ts";
import { IdleRooms } from "./idle-rooms.ts";
import { Intake } from "./intake.ts";
import type { RushLimit } from "./join-flood.ts";
import type { Log } from "./log.ts";
import type { Looks } from "./looks.ts";
import type { Meter } from "./meter.ts";
import { Offers } from "./offers.ts";
import { OwnResultsDesk } from "./own-results.ts";
import type { Quota } from "./quota.ts";
import { Reactions } from "./reactions.ts";
import { Revisions } from "./revisions.ts";
import { RoomCache } from "./room-cache.ts";
import { RoomRepository } from "./room-repository.ts";
import { RoomResults } from "./room-results.ts";
import { Rooms } from "./rooms.ts";
import { Screens } from "./screens.ts";
import { Seats } from "./seats.ts";
import type { Stalls } from "./stalls.ts";

/** What rooms are acted on and followed by, on one node. */
export type Live = ReturnType<typeof buildLive>;

export function buildLive(options: {
	readonly rooms: RoomStore;
	readonly quizzes: QuizStore;
	readonly audience: Audience;
	readonly log: Log;
	readonly meter: Meter;
	readonly stalls: Stalls;
	/** See `FeedOptions`. */
	readonly node: string;
	readonly sweepMs: number;
	readonly pulseMs: number;
	/** Answers that may wait. */
	readonly intake: number;
	/** Seats in one room, and places in its line. */
	readonly cap: number;
	/** See `RoomResults`, `Rooms` and `Seats`. */
	readonly retainMs?: number | null;
	readonly idleMs?: number;
	readonly bin?: Binning;
	readonly quota?: Quota;
	readonly rush?: readonly RushLimit[];
	readonly locked?: () => void;
	/** What texts look like; as they were typed when not given. */
	readonly looks?: Looks;
}) {
	const { rooms: store, stalls } = options;
	const { looks } = options;
	const cache = new RoomCache(store, looks && ((sheet) => looks.renew(sheet)));
	const epochs = new Epochs(store);
	const repository = new RoomRepository({
		rooms: store,
		epochs,
		cache,
		stalls,
	});
	const intake = new Intake(store, options.intake);
	const own = { ...options, store, repository, epochs, cache };
	const reactions = new Reactions(own);
	const feed = new Feed({ ...own, reactions });
	reactions.onChange((roomId) => feed.countsChanged(roomId));
	const { log, idleMs = idleMsOtherwise } = options;
	const runsOn = async (roomId: string) => {
		const found = await repository.snapshot(roomId);
		return found !== null && found.room.phase.name !== "ended";
	};
	const parts = { ...options, repository, epochs, feed, cache, intake };
	const results = new RoomResults(parts);
	return {
		cache,
		epochs,
		repository,
		feed,
		reactions,
		intake,
		idleRooms: new IdleRooms({ store, log, idleMs, look: runsOn }),
		rooms: new Rooms(parts),
		revisions: new Revisions(parts),
		seats: new Seats(parts),
		corrections: new Corrections(parts),
		offers: new Offers(parts),
		results,
		gradebooks: new Gradebooks(results, new FileReader(log)),
		ownResults: new OwnResultsDesk(parts),
		entry: new Entry(parts),
		screens: new Screens(parts),
	};
}
