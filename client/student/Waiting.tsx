import type { Entrance } from "../../shared/views.ts";
import * as words from "../words/student-after.en.ts";

interface Props {
	readonly waiting: NonNullable<Entrance["waiting"]>;
}

/** In the line of newcomers, until the instructor lets them in. */
export function Waiting({ waiting: { before } }: Props) {
	return <p>{words.yourTurn(before)}</p>;
}
