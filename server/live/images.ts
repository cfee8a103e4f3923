import { type ImageSize, imagesOf, imageWidths } from "../../shared/images.ts";
import type { Quiz } from "../../shared/quiz.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { Image } from "../../shared/rest.ts";
import { imageIdOf } from "../store/image-id.ts";
import type {
	ImageStore,
	Renditions,
	StoredImage,
} from "../store/image-store.ts";
import type { QuizStore } from "../store/quiz-store.ts";
import type { ImageMaker } from "./image-maker.ts";
import type { Quota } from "./quota.ts";

/** What is remembered of the renditions that were asked for, in bytes: a hall asks for the same few at once. */
const mostBytes = 32 * 2 ** 20;

/** What was deleted is shown no longer than this, ms. */
const keptMs = 600_000;

interface Found {
	readonly bytes: Promise<Uint8Array | null>;
	/** 0 until they are here. */
	size: number;
	readonly at: number;
}

/** The images of quizzes: taken in, and found by whoever knows their names. */
export class Images {
	readonly #store: ImageStore;
	readonly #maker: ImageMaker;
	readonly #quota: Quota;
	/** The one that was asked for longest ago stands first. */
	readonly #found = new Map<string, Found>();
	#bytes = 0;

	constructor(parts: {
		store: ImageStore;
		maker: ImageMaker;
		quota: Quota;
	}) {
		this.#store = parts.store;
		this.#maker = parts.maker;
		this.#quota = parts.quota;
	}

	/** Takes in what somebody sent. */
	async add(owner: string, bytes: Uint8Array): Promise<Image | Refusal> {
		const refusal = await this.#quota.forImage(owner);
		if (refusal !== null) return refusal;
		const made = await this.#maker.make(bytes, owner);
		if (isRefusal(made)) return made;
		const { width, height, small, large } = made;
		const id = imageIdOf(large);
		await this.#store.put(owner, { id, width, height, small, large });
		return { id, width, height };
	}

	/** How large images are, for whoever lays out a text with them; those that are not here are left out. */
	sizes(ids: readonly string[]): Promise<ReadonlyMap<string, ImageSize>> {
		return this.#store.sizes(ids);
	}

	/** The rendition of this width, as WebP; null when there is none. Many who ask at once ask the store once. */
	find(id: string, width: number): Promise<Uint8Array | null> {
		const { phone, screen } = imageWidths;
		if (width !== phone && width !== screen) return Promise.resolve(null);
		const name = `${id}/${width}`;
		const known = this.#found.get(name);
		if (known !== undefined) this.#forget(name, known);
		const found =
			known !== undefined && performance.now() - known.at < keptMs
				? known
				: this.#look(name, id, width === phone ? "small" : "large");
		this.#found.set(name, found);
		this.#bytes += found.size;
		return found.bytes;
	}

	#look(name: string, id: string, size: keyof Renditions): Found {
		const bytes = this.#store.find(id, size);
		const found: Found = { bytes, size: 0, at: performance.now() };
		bytes.then(
			(rendition) => this.#remember(name, found, rendition),
			() => this.#forget(name, found),
		);
		return found;
	}

	#remember(name: string, found: Found, rendition: Uint8Array | null): void {
		if (this.#found.get(name) !== found) return;
		if (rendition === null) {
			this.#forget(name, found);
			return;
		}
		found.size = rendition.length;
		this.#bytes += found.size;
		for (const [oldest, one] of this.#found) {
			if (this.#bytes <= mostBytes || one === found) return;
			this.#forget(oldest, one);
		}
	}

	#forget(name: string, found: Found): void {
		if (this.#found.get(name) !== found) return;
		this.#found.delete(name);
		this.#bytes -= found.size;
	}
}

/**
 * The same quizzes; whoever keeps one holds the images in it, from before it is kept. `shipped`: images that come with the program, and are
 * put where they are wanted.
 */
export function withImages(
	quizzes: QuizStore,
	images: ImageStore,
	shipped: readonly StoredImage[] = [],
): QuizStore {
	async function hold(owner: string, quiz: Quiz): Promise<void> {
		const ids = imagesOf(quiz);
		const held = await images.hold(owner, ids);
		for (const image of shipped)
			if (ids.includes(image.id) && !held.has(image.id))
				await images.put(owner, image);
	}
	return {
		...quizzes,
		async addQuizzes(owner, added) {
			for (const { quiz } of added) await hold(owner, quiz);
			return quizzes.addQuizzes(owner, added);
		},
		async putQuiz(owner, id, expected, quiz, digest) {
			await hold(owner, quiz);
			return quizzes.putQuiz(owner, id, expected, quiz, digest);
		},
	};
}
