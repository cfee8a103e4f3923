import { positionOf } from "../../../server/room/position.ts";
import * as real from "../../../server/room/reduce.ts";

export * from "../../../server/room/reduce.ts";

/** M9: where a command was given is not looked at. */
export const reduce: typeof real.reduce = (room, sheet, command, ...rest) => {
	const here = "at" in command ? { ...command, at: positionOf(room) } : command;
	return real.reduce(room, sheet, here, ...rest);
};
