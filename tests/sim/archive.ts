import { Retention } from "../../server/live/retention.ts";
import type { RoomStore } from "../../server/store/room-store.ts";
import type { Sheet } from "../../shared/views.ts";
import { dawn, room } from "../room/example.ts";
import type { Hold } from "./account.ts";
import type { Mutant } from "./mutants.ts";
import type { Weather } from "./weather.ts";

const dayMs = 86_400_000;
const retainMs = 100 * dayMs;
/** Of so few rooms a run of all nodes may take so many, and the next one is hours away. */
const mostGone = 5;

const old = Array.from({ length: 7 }, (_, index) => `old-${index}`);
const young = Array.from({ length: 6 }, (_, index) => `young-${index}`);

/** Fills the store with rooms of former terms: old ones, which are due, and young ones, which are not. */
export async function fill(store: RoomStore, sheet: Sheet): Promise<void> {
	for (const [index, id] of [...old, ...young].entries()) {
		const age = old.includes(id) ? 200 : 20;
		const at = dawn - age * dayMs;
		await store.create(
			room({
				id,
				code: `R${String(index).padStart(5, "0")}`,
				owner: "somebody",
				screenToken: `screen of ${id}`,
				createdAt: at,
				changedAt: at,
			}),
			sheet,
		);
	}
}

/** A node's own, which also runs whenever it is told to. */
export function retentionOf(
	store: RoomStore,
	weather: Weather,
	mutant: Mutant,
): Retention {
	return new Retention({
		store: mutant.forRetention?.(store, weather) ?? store,
		log: { info() {}, warn() {}, error() {} },
		retainMs,
		disturbs: () => false,
		steady: () => (mutant.steady ?? weather.machine.steady)(),
	});
}

/** How many old rooms are gone. */
export async function goneOf(store: RoomStore): Promise<number> {
	return (await missing(store, old)).length;
}

async function missing(store: RoomStore, ids: string[]): Promise<string[]> {
	const rooms = await Promise.all(ids.map((id) => store.load(id)));
	return ids.filter((_, index) => rooms[index] === null);
}

/** What was due may be gone, a share of it only in each run that ended in the history in which it began; what is not due is there. */
export async function checkArchive(
	store: RoomStore,
	halved: number,
	hold: Hold,
) {
	const lost = await missing(store, young);
	hold(lost.length === 0, `deleted before their time: ${lost}`);
	const gone = await goneOf(store);
	hold(
		gone <= mostGone * (1 + halved),
		`${gone} old rooms were deleted within minutes`,
	);
}
