import type { Refusal } from "../../shared/refusal.ts";
import * as words from "../words/student.en.ts";

/** What a phone concludes by itself from a welcome without a seat. */

/** The line that it waited in is gone. */
export const sentAway: Refusal = {
	error: "no-seat",
	why: "sent-away",
	message: words.ifYouBelongHere,
};

/** It had a seat in this very history. */
export const erased: Refusal = {
	error: "no-seat",
	why: "data-deleted",
	message: words.yourDataWasDeleted,
};
