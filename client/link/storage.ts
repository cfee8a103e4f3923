/** The part of the browser's storage that is used. The real one may throw at any call: private mode, blocked, full. */
export type Storing = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/**
 * Storage that never throws: what the first of these will not keep is kept in the next, at last in memory while the page
 * lives.
 */
export function forgiving(...storages: readonly (() => Storing)[]): Storing {
	const memory = new Map<string, string>();
	const attempt = <T>(act: () => T): T | null => {
		try {
			return act();
		} catch {
			return null;
		}
	};
	return {
		getItem: (key) => {
			let found = memory.get(key) ?? null;
			for (const storage of storages)
				found ??= attempt(() => storage().getItem(key));
			return found;
		},
		setItem: (key, value) => {
			const keep = (storage: () => Storing) =>
				attempt(() => {
					storage().setItem(key, value);
					return true;
				});
			if (storages.some(keep)) memory.delete(key);
			else memory.set(key, value);
		},
		removeItem: (key) => {
			memory.delete(key);
			for (const storage of storages) attempt(() => storage().removeItem(key));
		},
	};
}

/** This tab's own entry in the history outlives a reload, also where the browser keeps nothing else. */
const inEntry = (): Record<string, string> => history.state?.kept ?? {};
const keepInEntry = (kept: Record<string, string>) =>
	history.replaceState({ ...history.state, kept }, "");

export const inHistory: Storing = {
	getItem: (key) => inEntry()[key] ?? null,
	setItem: (key, value) => keepInEntry({ ...inEntry(), [key]: value }),
	removeItem: (key) => {
		const { [key]: _, ...kept } = inEntry();
		if (_ !== undefined) keepInEntry(kept);
	},
};

/** Whether a closed page is forgotten here. */
export function keepsNothing(): boolean {
	try {
		localStorage.setItem("lectern", "");
		localStorage.removeItem("lectern");
		return false;
	} catch {
		return true;
	}
}
