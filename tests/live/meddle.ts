import type { RoomStore } from "../../server/store/room-store.ts";

/** Does a store's act, sooner or later, once or never; `act` is the store's own. */
export type Around<S = RoomStore> = <T>(
	act: () => Promise<T>,
	verb: keyof S,
	args: readonly unknown[],
) => Promise<T>;

/** The store with something between it and whoever calls it. Hints pass as they are. */
export function meddle<S extends object = RoomStore>(
	store: S,
	around: Around<S>,
): S {
	return new Proxy(store, {
		get(target, name) {
			const verb = name as keyof S;
			const does = () => target[verb] as (...all: unknown[]) => Promise<never>;
			if (verb === "onHint") return does().bind(target);
			// Looked up when it is done: the store behind may be another one by then.
			return (...args: unknown[]) =>
				around(() => does().apply(target, args), verb, args);
		},
	});
}

/** Holds back every call of some verbs until it is let go. */
export class Dam {
	readonly store: RoomStore;
	readonly #held: { verb: string; go(): void; fail(reason: unknown): void }[] =
		[];
	#verbs = new Set<keyof RoomStore>();
	#replies = new Set<keyof RoomStore>();
	/** How often each verb was called. */
	readonly calls = new Map<string, number>();

	constructor(store: RoomStore) {
		this.store = meddle(store, async (act, verb) => {
			this.calls.set(verb, (this.calls.get(verb) ?? 0) + 1);
			if (this.#verbs.has(verb))
				await new Promise<void>((go, fail) => {
					this.#held.push({ verb, go, fail });
				});
			const replied = await act();
			if (this.#replies.has(verb))
				await new Promise<void>((go, fail) => {
					this.#held.push({ verb, go, fail });
				});
			return replied;
		});
	}

	called(verb: keyof RoomStore): number {
		return this.calls.get(verb) ?? 0;
	}

	get waiting(): number {
		return this.#held.length;
	}

	hold(...verbs: (keyof RoomStore)[]): void {
		this.#verbs = new Set(verbs);
		this.#replies.clear();
	}

	/** The store acts, and its reply is on the way until it is let go. */
	holdReplies(...verbs: (keyof RoomStore)[]): void {
		this.#replies = new Set(verbs);
	}

	/** Lets the oldest call that is held go on. */
	letOne(): void {
		this.#held.shift()?.go();
	}

	/** Rejects the oldest call that is held; the store never sees it. */
	failOne(): void {
		this.#held.shift()?.fail(new Error("the store is away"));
	}

	/** Lets all go, and holds no more. */
	open(): void {
		this.hold();
		while (this.#held.length > 0) this.letOne();
	}
}

/** The store as a node sees it to whom hints come late or never. */
export function deaf(store: RoomStore): RoomStore {
	return new Proxy(store, {
		get: (target, name) =>
			name === "onHint" ? () => () => {} : target[name as keyof RoomStore],
	});
}
