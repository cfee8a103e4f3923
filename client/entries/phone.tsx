import type { FunctionComponent } from "preact";
import type { Most } from "../../shared/kinds/entries.ts";
import type { PhonePart, PictureProps } from "../kinds/part.ts";
import { isolated } from "../look/Name.tsx";
import { Fields } from "./Fields.tsx";
import { countsOf, entriesOf } from "./value.ts";
import { Yours } from "./Yours.tsx";

/** As much as the status line can say. */
const mostSaid = 20;

function shortened(text: string): string {
	const signs = Array.from(text);
	return signs.length <= mostSaid
		? text
		: `${signs.slice(0, mostSaid - 1).join("")}…`;
}

const say: PhonePart["say"] = (_ask, value) =>
	isolated(shortened(entriesOf(value).join("; ")));

export const phoneOf = (
	most: Most,
	Picture: FunctionComponent<PictureProps>,
): PhonePart => ({
	Ask: (props) => <Fields {...props} most={most} />,
	Picture,
	isHidden: (distribution) => countsOf(distribution)?.groups.length === 0,
	Review: ({ value }) => <Yours value={value} />,
	say,
	name: (ask, value) => (entriesOf(value).length > 1 ? "" : say(ask, value)),
});
