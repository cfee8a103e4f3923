import type { FunctionComponent } from "preact";
import type { PhonePart } from "../kinds/part.ts";
import { listed } from "../kinds/words.en.ts";
import { isolated } from "../look/Name.tsx";
import { Ask, type OwnWordsProps } from "./Ask.tsx";
import { orderHere } from "./order.ts";
import { Shares, shareOf, Told } from "./Told.tsx";
import { correctOf, otherOf, sayAnswer, verdictAs } from "./value.ts";
import * as words from "./words.en.ts";

const say: PhonePart["say"] = (ask, value) => {
	const other = otherOf(value);
	return other === null
		? listed(sayAnswer(value, orderHere(ask)).split(", "))
		: isolated(other);
};

const shared: Omit<PhonePart, "Ask"> = {
	Picture: Shares,
	Review: Told,
	say,
	// Only letters can: neither "I don't know is saved" nor whole sentences of one's own.
	name: (ask, value) => (Array.isArray(value) ? say(ask, value) : ""),
	sayKey: (ask, key) =>
		correctOf(key).length > 0 ? say(ask, [...correctOf(key)]) : "",
	verdict: verdictAs(words.youDidNotKnow),
};

/** One option, by one tap. */
export const one: PhonePart = { ...shared, Ask, shareOf };

/** The same, with a field for what none of the options is. */
export const withOwnWords = (
	part: PhonePart,
	OwnWords: FunctionComponent<OwnWordsProps>,
): PhonePart => ({
	...part,
	Ask: (props) => <Ask {...props} OwnWords={OwnWords} />,
});

/** Several options and a button. */
export const many: PhonePart = {
	...shared,
	Ask: (props) => <Ask {...props} many />,
};
