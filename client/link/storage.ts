/** The part of the browser's storage that is used. The real one may throw at any call: private mode, blocked, full. */
export type Storing = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** `storage` that never throws: what the real one will not keep is kept in memory while the page lives. */
export function forgiving(storage: () => Storing): Storing {
	const memory = new Map<string, string>();
	return {
		getItem: (key) => {
			try {
				return memory.get(key) ?? storage().getItem(key);
			} catch {
				return null;
			}
		},
		setItem: (key, value) => {
			memory.set(key, value);
			try {
				storage().setItem(key, value);
			} catch {
				return;
			}
			memory.delete(key);
		},
		removeItem: (key) => {
			memory.delete(key);
			try {
				storage().removeItem(key);
			} catch {
				// What was never kept need not go.
			}
		},
	};
}
