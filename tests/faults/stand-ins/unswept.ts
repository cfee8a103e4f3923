import * as real from "../../../server/live/feed.ts";

export * from "../../../server/live/feed.ts";

/** M6. */
export class Feed extends real.Feed {
	override async sweep(): Promise<void> {}
}
