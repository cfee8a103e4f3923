import type { PhonePart } from "../part.ts";
import { Match } from "./Match.tsx";
import { Pairs } from "./Pairs.tsx";
import { leftWord, matchingOf, rightWord, sidesOf } from "./value.ts";

export const phone: PhonePart = {
	Ask: Match,
	Picture: Pairs,
	Review: ({ ask, key_, value }) => (
		<Pairs
			ask={ask}
			key_={key_}
			distribution={null}
			before={null}
			mine={value}
			size="phone"
		/>
	),
	say: (ask, value) => {
		const sides = sidesOf(ask);
		return (matchingOf(value) ?? [])
			.map(
				(place, index) =>
					`${leftWord(sides, index)}–${rightWord(sides, place)}`,
			)
			.slice(0, 1)
			.concat("…")
			.join("");
	},
};
