import type { Piece } from "./piece.ts";

const dayOf = new Intl.DateTimeFormat("en-GB", {
	day: "numeric",
	month: "long",
	year: "numeric",
});
export const day = (at: number) => dayOf.format(at);
export const pageTitle = (room: string | null) =>
	`${room === null ? "" : `${room} · `}Your results · Lectern`;
export const yourResults = "Your results";
export const yourResultsSoFar = "Your results so far";
export const resultsOf = (name: Piece): Piece => ["The results of ", name];
export const nothingHere = "Nothing to see here";
export const noLink =
	"This address has no personal link in it. Please copy the link whole from the phone on which you answered.";
export const nothingRevealedYet =
	"Nothing was revealed so far. It comes up here when it is.";
export const nothingAsked = "No question was asked in this room.";
export const until = ({
	endedAt,
	keptUntil,
}: {
	readonly endedAt: number | null;
	readonly keptUntil?: number | null | undefined;
}) => {
	if (endedAt === null)
		return "The room is still running: more may come. Load this page again to see it.";
	return keptUntil
		? `To be read here until ${day(keptUntil)}, unless your instructor deletes the room before.`
		: "To be read here for as long as your instructor keeps the room.";
};
export const print = "Print";
export const backToTheRoom = "Back to the room";
export const onAnotherDevice = "Read this on another device";
export const yourLink = "Your personal link";
export const whoHasItReads =
	"Whoever has it can read your results, and nothing else: nobody can answer by it.";
export const share = "Share";
export const copy = "Copy";
export const copied = "Copied.";
export const copyIt = "It is marked: copy it by hand.";
export const openIt = "Open";
