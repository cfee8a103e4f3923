import type { PhonePart } from "../part.ts";
import { Orders } from "./Orders.tsx";
import { Sort } from "./Sort.tsx";
import { orderOf, sayOrder } from "./value.ts";

export const phone: PhonePart = {
	Ask: Sort,
	Picture: Orders,
	Review: ({ ask, key_, value }) => (
		<Orders
			ask={ask}
			key_={key_}
			distribution={null}
			before={null}
			mine={value}
			size="phone"
		/>
	),
	say: (_ask, value) => sayOrder(orderOf(value) ?? []),
};
