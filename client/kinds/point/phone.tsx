import type { PhonePart } from "../part.ts";
import { Pad } from "./Pad.tsx";
import { Pointed } from "./Pointed.tsx";
import { pointOf, sayPoint } from "./value.ts";

export const phone: PhonePart = {
	Ask: Pad,
	Picture: Pointed,
	Review: ({ ask, key_, value }) => (
		<Pointed
			ask={ask}
			key_={key_}
			distribution={null}
			before={null}
			mine={value}
			size="phone"
		/>
	),
	say: (_ask, value) => sayPoint(pointOf(value) ?? [0, 0]),
};
