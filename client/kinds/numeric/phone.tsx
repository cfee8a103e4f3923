import type { Asked, Bands } from "../../../shared/kinds/numeric/model.ts";
import { isolated } from "../../look/Name.tsx";
import type { PhonePart } from "../part.ts";
import { Bins } from "./Bins.tsx";
import { Field } from "./Field.tsx";
import * as words from "./words.en.ts";
import { sayBands } from "./words.ts";

const say: PhonePart["say"] = (ask, value) =>
	`${value} ${(ask as Asked).unit}`.trim();

export const phone: PhonePart = {
	Ask: Field,
	Picture: Bins,
	Review: ({ ask, key_, value }) => {
		const right = sayBands(key_ as Bands, (ask as Asked).unit);
		return (
			<>
				{value !== null && (
					<p class="number">{words.youSaid(<b>{say(ask, value)}</b>)}</p>
				)}
				{right !== "" && <p class="number">{words.right(<b>{right}</b>)}</p>}
			</>
		);
	},
	say,
	name: (ask, value) => isolated(say(ask, value)),
	sayKey: (ask, key) => {
		const { bands } = key as Bands;
		const full = bands.filter(({ share }) => share === 1);
		return sayBands(
			{ bands: full.length > 0 ? full : bands },
			(ask as Asked).unit,
		);
	},
};
