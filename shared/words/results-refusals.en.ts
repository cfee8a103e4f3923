/** Why nobody reads own results by a link, by code. */
export const resultsRefusals = {
	"results-unknown":
		"No results are under this link. It is not whole, or your instructor has deleted the room, or the time for which it was kept is over.",
	"results-erased":
		"Your name and your answers in this room were deleted, so there are no results any more.",
	"results-removed":
		"You were taken out of this room, so this link opens nothing any more.",
	"results-off":
		"In this room the results stay with your instructor. Please ask there.",
	"results-at-end":
		"In this room results are shown at its end. Please come back then.",
} as const;
