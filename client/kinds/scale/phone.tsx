import type { Steps as Ask } from "../../../shared/kinds/scale/model.ts";
import { isolated } from "../../look/Name.tsx";
import type { PhonePart } from "../part.ts";
import { Columns } from "./Columns.tsx";
import { Steps } from "./Steps.tsx";
import * as words from "./words.en.ts";

const say: PhonePart["say"] = (ask, value) => {
	const label = (ask as Ask).labels[Number(value) - 1];
	return label ? `${value}, ${isolated(label)}` : String(value);
};

export const phone: PhonePart = {
	Ask: Steps,
	Picture: Columns,
	Review: ({ ask, value }) =>
		value === null ? null : <p>{words.youSaid(<b>{say(ask, value)}</b>)}</p>,
	say,
	name: (_ask, value) => String(value),
};
