import * as real from "../../../server/room/asked.ts";
import { questionAt } from "../../../server/room/sheet.ts";
import { roundOf } from "../../../server/room/state.ts";

export * from "../../../server/room/asked.ts";

/** M7. */
export const askedOf: typeof real.askedOf = (room, sheet, number, ...rest) => {
	const asked = real.askedOf(room, sheet, number, ...rest);
	const { key } = questionAt(sheet, roundOf(room, number).question);
	return { ...asked, ask: { ...Object(asked.ask), ...Object(key) } };
};
