import { partOf } from "../link/part.ts";

/** A student's own results, and the link to them: only who wants them loads them. */
export const results = partOf(() => import("./results-part.ts"));
