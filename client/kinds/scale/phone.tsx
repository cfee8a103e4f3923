import type { Steps as Ask } from "../../../shared/kinds/scale/model.ts";
import type { PhonePart } from "../part.ts";
import { Columns } from "./Columns.tsx";
import { Steps } from "./Steps.tsx";

const say: PhonePart["say"] = (ask, value) => {
	const label = (ask as Ask).labels[Number(value) - 1];
	return label ? `${value}, ${label}` : String(value);
};

export const phone: PhonePart = {
	Ask: Steps,
	Picture: Columns,
	Review: ({ ask, value }) =>
		value === null ? null : <p dir="auto">{say(ask, value)}</p>,
	say,
};
