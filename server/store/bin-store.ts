/** Where deleted rooms lie until they are brought back or their time is up. One text holds all of a room. */
export interface BinStore {
	/** Puts a room in; what lies there under its id gives way. */
	put(item: BinItem, content: string): Promise<void>;
	/** All of everybody's: for the operator and the retention alone. */
	items(): Promise<BinItem[]>;
	/** What lies there of one room; null: nothing. */
	item(roomId: string): Promise<BinItem | null>;
	content(roomId: string): Promise<string | null>;
	/**
	 * Notes that so many bytes of this owner are put in. Returns how many it is within the time that began with the first of them; every
	 * node that has this store counts here.
	 */
	count(owner: string, bytes: number, withinMs: number): Promise<number>;
	/** Deletes one for good. False: there is none. */
	drop(roomId: string): Promise<boolean>;
}

export interface BinItem {
	readonly room: string;
	readonly owner: string;
	readonly title: string;
	readonly students: number;
	/** Its last change, and when it was deleted, on the store's clock. */
	readonly changedAt: number;
	readonly deletedAt: number;
}
