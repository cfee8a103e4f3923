import type { Reactions } from "../../shared/reactions.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refuse.ts";
import type { Room } from "./state.ts";

/** Why nobody may raise a hand here; null: all may. */
export function reactsNot({ settings, phase }: Room): Refusal | null {
	if (phase.name === "ended") return refuse("room-ended", "room-ended");
	return settings.reactions === true
		? null
		: refuse("forbidden", "reactions-off");
}

/** As instructors are told: by name where the names are students' own. */
export function forInstructors(
	room: Room,
	{ seats, ...counts }: Required<Reactions>,
): Reactions {
	const isNamed = room.settings.names !== "generated" && seats.length > 0;
	return { ...counts, ...(isNamed && { seats }) };
}

/** As a screen is told. */
export function forScreens({ hands, hearts }: Reactions): Reactions {
	return { hands, hearts };
}
