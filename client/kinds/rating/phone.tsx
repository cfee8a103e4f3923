import type { PhonePart } from "../part.ts";
import { Bars } from "./Bars.tsx";
import { Rate } from "./Rate.tsx";
import { ratingsOf } from "./value.ts";
import * as words from "./words.en.ts";

export const phone: PhonePart = {
	Ask: Rate,
	Picture: Bars,
	Review: ({ ask, value }) => (
		<Bars
			ask={ask}
			key_={null}
			distribution={null}
			before={null}
			mine={value}
			size="phone"
		/>
	),
	say: (_ask, value) => {
		const steps = ratingsOf(value) ?? [];
		return words.ratedOf(
			steps.filter((step) => step !== null).length,
			steps.length,
		);
	},
};
