import type { PhonePart } from "../kinds/part.ts";
import { Ask } from "./Ask.tsx";
import { Bars } from "./Bars.tsx";
import { orderHere } from "./order.ts";
import { sayAnswer, verdictAs } from "./value.ts";
import * as words from "./words.en.ts";

const shared: Omit<PhonePart, "Ask"> = {
	Picture: (props) => <Bars {...props} order={orderHere(props.ask)} />,
	// What is correct, and what this student said.
	Review: (props) => (
		<Bars
			{...props}
			mine={props.value}
			order={orderHere(props.ask)}
			size="phone"
			isReview
		/>
	),
	say: (ask, value) => sayAnswer(value, orderHere(ask)),
	verdict: verdictAs(words.youDidNotKnow),
};

/** One option, by one tap. */
export const one: PhonePart = { ...shared, Ask };

/** Several options and a button. */
export const many: PhonePart = {
	...shared,
	Ask: (props) => <Ask {...props} many />,
};
