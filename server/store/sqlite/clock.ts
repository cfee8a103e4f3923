import type { MachineClock } from "../machine-clock.ts";
import type { Database } from "./database.ts";

/** How far the kept time may be behind, in ms, while the store is written to. */
const keepEveryMs = 5000;

interface Kept {
	/** The store's time. */
	readonly at: number;
	/** The machine's start of that moment, and how long ago it was. */
	readonly boot: { readonly id: string; readonly ms: number } | null;
}

/**
 * The store's clock. Once it is opened it goes on by the machine's steady clock: nothing that is done to the wall clock
 * moves it. Its time is kept in the file, so that it goes on there while a question is open: by what the machine has
 * counted since, or else not before what was kept. Where nothing is open it begins with the wall clock, right again if
 * that was set right.
 *
 * `beside`: another process keeps the time; this one only follows it.
 */
export function openClock(
	db: Database,
	machine: MachineClock,
	beside: boolean,
): () => number {
	const read = db.prepare<{ value: string }>(
		"SELECT value FROM meta WHERE name = 'clock'",
	);
	const keep = db.prepare(`
		INSERT INTO meta (name, value) VALUES ('clock', ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
	const open = db.prepare<{ id: string }>(
		"SELECT id FROM rooms WHERE gate_round IS NOT NULL LIMIT 1",
	);

	const text = read.get()?.value;
	const kept = text === undefined ? null : (JSON.parse(text) as Kept);
	const goesOn = beside || open.get() !== undefined;
	const from = kept === null || !goesOn ? machine.wall() : after(kept, machine);
	const start = machine.steady();
	const now = () => Math.floor(from + machine.steady() - start);

	if (beside) return now;
	let keptAt = Number.NEGATIVE_INFINITY;
	db.beside((last) => {
		const at = now();
		if (!last && at - keptAt < keepEveryMs) return;
		keptAt = at;
		keep.run(JSON.stringify({ at, boot: machine.boot() } satisfies Kept));
	});
	return now;
}

/** The time now, by what was kept. */
function after({ at, boot }: Kept, machine: MachineClock): number {
	const now = machine.boot();
	if (boot !== null && now?.id === boot.id && now.ms >= boot.ms)
		return at + now.ms - boot.ms;
	return Math.max(at, machine.wall());
}
