import type { RoomSettings } from "../../../shared/settings.ts";

interface Choice<T> {
	readonly value: T;
	readonly label: string;
	readonly hint?: string;
}
/** One setting of a room, in words. */
export interface Setting<K extends Chosen> {
	readonly key: K;
	readonly label: string;
	readonly choices: readonly Choice<RoomSettings[K]>[];
	/** Short form for a line that names several. */
	brief(value: RoomSettings[K]): string;
}
/** What is chosen from a few words; the rest has a field of its own. */
export type Chosen = Exclude<keyof RoomSettings, "expected" | "perPoint">;
