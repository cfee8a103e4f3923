import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { ImageStore } from "../store/image-store.ts";
import type { QuizStore } from "../store/quiz-store.ts";
import type { RoomHousekeeping } from "../store/room-store.ts";
import type { Fill } from "./fill.ts";

/** What one instructor may hold, and begin in a minute. 0: no bound. */
export interface QuotaLimits {
	readonly runningRooms: number;
	readonly rooms: number;
	readonly quizzes: number;
	/** Of quizzes, of the questions of rooms, and of images. */
	readonly bytes: number;
	readonly roomsPerMinute: number;
	readonly quizzesPerMinute: number;
	readonly imagesPerMinute: number;
}

const full = refuse("store-full", "store-full");

/**
 * Whether something new may begin. What an instructor holds is read before it is added to, and a few requests of one
 * instructor are done at once: so a bound may be passed by those few.
 */
export class Quota {
	readonly #rooms: RoomHousekeeping;
	readonly #quizzes: QuizStore;
	readonly #images: ImageStore;
	readonly #fill: Fill;
	readonly #limits: QuotaLimits;
	readonly #newRooms: Rate;
	readonly #newQuizzes: Rate;
	readonly #newImages: Rate;

	constructor(parts: {
		rooms: RoomHousekeeping;
		quizzes: QuizStore;
		images: ImageStore;
		fill: Fill;
		limits: QuotaLimits;
	}) {
		this.#rooms = parts.rooms;
		this.#quizzes = parts.quizzes;
		this.#images = parts.images;
		this.#fill = parts.fill;
		this.#limits = parts.limits;
		this.#newRooms = new Rate(parts.limits.roomsPerMinute);
		this.#newQuizzes = new Rate(parts.limits.quizzesPerMinute);
		this.#newImages = new Rate(parts.limits.imagesPerMinute);
	}

	forInstructor(): Refusal | null {
		return this.#fill.isFull ? full : null;
	}

	async forRoom(owner: string): Promise<Refusal | null> {
		if (this.#fill.isFull) return full;
		const { runningRooms, rooms } = this.#limits;
		const held = await this.#rooms.weighRooms(owner);
		if (isOver(held.running + 1, runningRooms))
			return refuse("over-quota", "many-running", {
				values: { held: held.running },
			});
		if (isOver(held.rooms + 1, rooms))
			return refuse("over-quota", "many-rooms", {
				values: { held: held.rooms },
			});
		return (await this.#forBytes(owner, 0)) ?? this.#newRooms.take(owner);
	}

	/** `bytes`: how much they add. */
	async forQuizzes(
		owner: string,
		count: number,
		bytes: number,
	): Promise<Refusal | null> {
		if (this.#fill.isFull) return full;
		const { quizzes } = await this.#quizzes.weighQuizzes(owner);
		if (isOver(quizzes + count, this.#limits.quizzes))
			return refuse("over-quota", "many-quizzes", {
				values: { held: quizzes, most: this.#limits.quizzes },
			});
		return (
			(await this.#forBytes(owner, bytes)) ??
			this.#newQuizzes.take(owner, count)
		);
	}

	/** A quiz may always become smaller. */
	async forGrowth(owner: string, bytes: number): Promise<Refusal | null> {
		if (bytes <= 0) return null;
		return this.#fill.isFull ? full : this.#forBytes(owner, bytes);
	}

	/** Of the questions of a room that runs: it goes on in a store that is nearly full, too. */
	forRunning(owner: string, bytes: number): Promise<Refusal | null> {
		return this.#forBytes(owner, bytes);
	}

	/** Before its bytes are looked at: how large it will be nobody knows yet. */
	async forImage(owner: string): Promise<Refusal | null> {
		if (this.#fill.isFull) return full;
		return (await this.#forBytes(owner, 0)) ?? this.#newImages.take(owner);
	}

	async #forBytes(owner: string, more: number): Promise<Refusal | null> {
		if (this.#limits.bytes === 0) return null;
		const held = await Promise.all([
			this.#quizzes.weighQuizzes(owner),
			this.#rooms.weighRooms(owner),
			this.#images.weigh(owner),
		]);
		const bytes = held.reduce((sum, one) => sum + one.bytes, 0);
		if (!isOver(bytes + more, this.#limits.bytes)) return null;
		const most = Math.round(this.#limits.bytes / 2 ** 20);
		return refuse("over-quota", "much-kept", { values: { most } });
	}
}

function isOver(count: number, most: number): boolean {
	return most !== 0 && count > most;
}

/** So many in a minute for each. */
class Rate {
	readonly #limiter: RateLimiterMemory | null;

	constructor(perMinute: number) {
		this.#limiter =
			perMinute === 0
				? null
				: new RateLimiterMemory({ points: perMinute, duration: 60 });
	}

	async take(who: string, count = 1): Promise<Refusal | null> {
		try {
			await this.#limiter?.consume(who, count);
			return null;
		} catch (cause) {
			if (!(cause instanceof RateLimiterRes)) throw cause;
			return refuse("too-fast", "many-new", {
				retryAfterMs: Math.max(1000, cause.msBeforeNext),
			});
		}
	}
}
