import * as real from "../../../server/store/redis/answers.ts";
import { changed } from "../../rig/changed.ts";

export * from "../../../server/store/redis/answers.ts";

/** M5. */
export const answerKeys: typeof real.answerKeys = (
	link,
	keys,
	sending,
	clock,
	packs,
) => {
	const ofNode = changed(clock, { here: async () => Date.now() });
	return real.answerKeys(link, keys, sending, ofNode, packs);
};
