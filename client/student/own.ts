import type { RefusalKind } from "../../shared/refusal.ts";
import { nothing, type OutboxState } from "../link/outbox.ts";
import { askedOf } from "./held.ts";
import type { SittingState } from "./sitting.ts";

/** This student's answer to the question that is about: what the outbox holds for it, else what the server says. */
export function ownAnswer({ held, outbox }: SittingState): OutboxState {
	if (held === null) return nothing;
	const asked = askedOf(held.view);
	const { place } = outbox;
	if (place && place.round === asked?.round && place.index === asked.index)
		return outbox;
	const stored = held.me.answer;
	if (!stored || stored.round !== asked?.round) return nothing;
	const { value, confidence } = stored;
	return { ...nothing, state: "saved", value, confidence };
}

/** Another answer of which the student has not heard that it was saved: to an earlier question, or from before a reload. */
export function earlierAnswer({
	held,
	outbox,
}: SittingState): OutboxState | null {
	const { place, state } = outbox;
	if (place === null || state === "saved") return null;
	if (held === null) return state === "unsaved" ? outbox : null;
	return place.round === askedOf(held.view)?.round ? null : outbox;
}

const late: readonly RefusalKind[] = ["late", "closed", "old-round"];

/** Whether an answer was refused because it came after its time. */
export const isTooLate = (error: RefusalKind | null): boolean =>
	error !== null && late.includes(error);
