import type { ImageSize } from "../../shared/images.ts";

/**
 * Images of questions. A name tells the content, so what lies under it never changes. Whoever sent an image holds it, and so does whoever
 * has a quiz that shows it: it is there as long as anybody does.
 */
export interface ImageStore {
	/** Keeps an image, which this owner holds from now on. What is there already stays. */
	put(owner: string, image: StoredImage): Promise<void>;
	/** Of these that are there: this owner holds them too, and anew. Resolves with those. */
	hold(owner: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
	/** Its bytes in one of its two sizes; null when it is not there. */
	find(id: string, size: keyof Renditions): Promise<Uint8Array | null>;
	/** How large they are; those that are not there are left out. */
	sizes(ids: readonly string[]): Promise<ReadonlyMap<string, ImageSize>>;
	/** How much this owner holds. */
	weigh(owner: string): Promise<{ images: number; bytes: number }>;

	/** Who holds what since before this moment. */
	holdings(before: number): AsyncIterable<Holding>;
	/** Names that stand in this owner's quizzes, and in the questions of their rooms. */
	used(owner: string): Promise<ReadonlySet<string>>;
	/** Ends a holding, unless it is another one by now; an image that nobody holds any more is deleted. False: nothing was done. */
	release(holding: Holding): Promise<boolean>;
}

/** As WebP, for phones and for screens. */
export interface Renditions {
	readonly small: Uint8Array;
	readonly large: Uint8Array;
}

export interface StoredImage extends Renditions, ImageSize {
	/** See `imageIdOf`. */
	readonly id: string;
}

export interface Holding {
	readonly owner: string;
	readonly image: string;
	/** On the store's clock. */
	readonly since: number;
}

/** A holding that is renewed does not cost a write each time: within this time it stays as it is, ms. */
export const renewMs = 3_600_000;
