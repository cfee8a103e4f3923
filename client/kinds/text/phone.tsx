import { isolated } from "../../look/Name.tsx";
import type { PhonePart } from "../part.ts";
import { Accepted } from "./Accepted.tsx";
import { Counted } from "./Counted.tsx";
import { Field } from "./Field.tsx";
import * as words from "./words.en.ts";

/** As much as the status line can say. */
function shortened(text: string): string {
	const signs = Array.from(text);
	return signs.length <= 20 ? text : `${signs.slice(0, 19).join("")}…`;
}

const say: PhonePart["say"] = (_ask, value) =>
	isolated(shortened(String(value)));

export const phone: PhonePart = {
	Ask: Field,
	Picture: Counted,
	Review: ({ key_, value }) => (
		<>
			{typeof value === "string" && (
				<p>{words.youSaid(<b dir="auto">{value}</b>)}</p>
			)}
			<Accepted key_={key_} />
		</>
	),
	say,
	name: say,
};
