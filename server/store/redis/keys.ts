/** Names of all keys. `prefix` and the tags may hold no braces: what stands in the first pair decides the Cluster slot. */
export function keysUnder(prefix: string) {
	const ofRoom = (roomId: string, part: string) =>
		`${prefix}{${roomId}}:${part}`;
	const ofOwner = (owner: string, part: string) =>
		`${prefix}owner:{${owner}}:${part}`;
	return {
		/** Everything that a script on a room touches has the room's tag. */
		room: (roomId: string) => ofRoom(roomId, "room"),
		sheet: (roomId: string) => ofRoom(roomId, "sheet"),
		seats: (roomId: string) => ofRoom(roomId, "seats"),
		names: (roomId: string) => ofRoom(roomId, "names"),
		/** Seat ids that wait, by place; and their labels. */
		line: (roomId: string) => ofRoom(roomId, "line"),
		waiters: (roomId: string) => ofRoom(roomId, "waiters"),
		presence: (roomId: string) => ofRoom(roomId, "presence"),
		/** What nodes say of raised hands and hearts. */
		reactions: (roomId: string) => ofRoom(roomId, "reactions"),
		answers: (roomId: string, round: number) => ofRoom(roomId, `a:${round}`),
		/** How many answers without groups have each value. */
		tally: (roomId: string, round: number) => ofRoom(roomId, `t:${round}`),
		/** How many answers are in each group, of the round that takes answers. */
		groups: (roomId: string) => ofRoom(roomId, "groups"),
		/** What phones say was saved in that round before this history began. */
		offers: (roomId: string, round: number) => ofRoom(roomId, `o:${round}`),
		/** Channel of one room's hints on a Cluster. */
		hints: (roomId: string) => ofRoom(roomId, "hints"),
		/** Channel of all hints on a single Redis. */
		allHints: `${prefix}hints`,

		code: (code: string) => `${prefix}code:{${code}}`,
		screen: (token: string) => `${prefix}screen:{${token}}`,
		rooms: (owner: string) => ofOwner(owner, "rooms"),
		/** Rooms that may be running, and the sheet of each room with its size. */
		running: (owner: string) => ofOwner(owner, "running"),
		weights: (owner: string) => ofOwner(owner, "weights"),
		quizzes: (owner: string) => ofOwner(owner, "quizzes"),
		/** What lists tell of the quizzes, and their order. */
		digests: (owner: string) => ofOwner(owner, "digests"),
		touched: (owner: string) => ofOwner(owner, "touched"),
		/** Which of them are in the archive, since when. */
		archived: (owner: string) => ofOwner(owner, "archived"),
		places: (owner: string) => ofOwner(owner, "places"),
		/** The questions of every room that began with them, and those rooms. */
		sharedSheet: (hash: string) => `${prefix}sheet:{${hash}}`,
		sheetRooms: (hash: string) => `${prefix}sheet:{${hash}}:rooms`,
		/** An image, and who holds it since when; and what each holds, with its size. */
		image: (id: string) => `${prefix}image:{${id}}`,
		imageHolders: (id: string) => `${prefix}image:{${id}}:holders`,
		images: (owner: string) => ofOwner(owner, "images"),
		instructor: (id: string) => `${prefix}instructor:{${id}}`,
		/** Sessions, recovery words and what became of the old key. */
		account: (id: string) => `${prefix}account:{${id}}`,
		words: (hash: string) => `${prefix}words:{${hash}}`,
		handOver: (secretHash: string) => `${prefix}handover:{${secretHash}}`,
		history: `${prefix}history`,
		/** See `format.ts`. */
		format: `${prefix}format`,
		/** The builds of the pages that are still about, in the order in which they were last kept, and the files of each. */
		builds: `${prefix}builds`,
		buildTurns: `${prefix}builds:turns`,
		assets: (build: string) => `${prefix}assets:{${build}}`,
		/** How the store's time stands to Redis' clock. */
		clock: `${prefix}clock`,
		binned: (roomId: string) => `${prefix}bin:{${roomId}}`,
		/** How many bytes of an owner were put in of late. Not under `bin:`, where all keys are rooms. */
		binSpent: (owner: string) => `${prefix}binned:{${owner}}`,
		/** Short texts that the live layer keeps from one start to the next. */
		note: (name: string) => `${prefix}note:{${name}}`,
		/** When the first node came that can pack rooms. */
		packing: `${prefix}packing`,
		/** There while something was deleted that the append-only file may still hold. */
		scrub: `${prefix}scrub`,

		/** Patterns for SCAN; what stands for `*` is the id. */
		everyRoom: `${literal(prefix)}{*}:room`,
		everyLibrary: `${literal(prefix)}owner:{*}:quizzes`,
		everyShelf: `${literal(prefix)}owner:{*}:rooms`,
		everySharedSheet: `${literal(prefix)}sheet:{*}:rooms`,
		everyImage: `${literal(prefix)}image:{*}:holders`,
		everyBinned: `${literal(prefix)}bin:{*}`,
		everyInstructor: `${literal(prefix)}instructor:{*}`,
	};
}

export type Keys = ReturnType<typeof keysUnder>;

/** The id in a key's tag; the key itself where it has none. */
export function idIn(key: string): string {
	const start = key.indexOf("{");
	return start === -1 ? key : key.slice(start + 1, key.lastIndexOf("}"));
}

/** A text in a pattern for SCAN. */
export function literal(text: string): string {
	return text.replace(/[\\*?[\]^-]/g, "\\$&");
}
