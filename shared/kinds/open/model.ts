import { defineEntries } from "../define-entries.ts";
import { most } from "./most.ts";

/** What students think, in a sentence or two. */
export const open = defineEntries("open", most, true, [
	"More examples before the theory, please.",
	"Why is the handshake not done in one step?",
	"I lost the thread at congestion control.",
	"Könnten wir die Übung gemeinsam durchgehen?",
	"Nothing, all clear.",
]);
