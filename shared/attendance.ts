import * as v from "valibot";

/** Seats of a room that have answered any question of it. */
export const Answered = v.object({ seats: v.array(v.string()) });
export type Answered = v.InferOutput<typeof Answered>;
