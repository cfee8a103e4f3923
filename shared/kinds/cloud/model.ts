import { defineEntries } from "../define-entries.ts";
import { most } from "./most.ts";

/** Words that come to mind: the more students have one, the larger it stands. */
export const cloud = defineEntries("cloud", most, true, [
	"TCP",
	"Router",
	"São Paulo",
	"Latency",
	"HTTP/3",
	"naïve",
	"packet loss",
]);
