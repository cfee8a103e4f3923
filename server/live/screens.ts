import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import { showsLeaderboard, viewForScreen } from "../room/screen-view.ts";
import { roundsSeen } from "../room/tally.ts";
import type { RoomDocuments } from "../store/room-store.ts";
import type { Feed } from "./feed.ts";
import type { RoomCache } from "./room-cache.ts";

const noScreen = refuse("not-found", "no-such-screen");

/** What whoever holds a screen's link may see. */
export class Screens {
	readonly #store: RoomDocuments;
	readonly #feed: Feed;
	readonly #cache: RoomCache;

	constructor(parts: { rooms: RoomDocuments; feed: Feed; cache: RoomCache }) {
		this.#store = parts.rooms;
		this.#feed = parts.feed;
		this.#cache = parts.cache;
	}

	/** The room that a screen's link shows. */
	async room(token: string): Promise<string | Refusal> {
		return (await this.#store.byScreen(token)) ?? noScreen;
	}

	/** The code of that room. */
	async code(token: string): Promise<string | Refusal> {
		const roomId = await this.room(token);
		if (isRefusal(roomId)) return roomId;
		return (await this.#feed.current(roomId))?.room.code ?? noScreen;
	}

	/** The whole state for a screen; not older than what this node's audience has been shown. */
	async show(
		roomId: string,
	): Promise<{ view: ScreenView; pulse: Pulse } | Refusal> {
		const found = await this.#feed.current(roomId);
		const pulses = found === null ? null : await this.#feed.counts(roomId);
		if (found === null || pulses === null) return noScreen;
		const { room, sheet, epoch, now } = found;
		const scores = showsLeaderboard(room)
			? await this.#cache.scores(room, sheet)
			: null;
		const scene = await this.#cache.scene(room, sheet, roundsSeen(room));
		const view = viewForScreen(scene, epoch, now(), scores);
		if (this.#feed.isBehind(roomId, view)) return this.show(roomId);
		return { view, pulse: pulses.forScreens };
	}
}
