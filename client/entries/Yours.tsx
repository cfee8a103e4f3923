import "./entries.css";
import type { Json } from "../../shared/json.ts";
import { entriesOf } from "./value.ts";
import * as words from "./words.en.ts";

/** What this student wrote, whoever else may see it; for who cannot see the picture, how many it is of. */
export function Yours(props: {
	readonly value: Json;
	readonly answered?: number | undefined;
}) {
	const { value, answered } = props;
	const entries = entriesOf(value);
	if (entries.length === 0)
		return answered === undefined ? null : (
			<p class="visually-hidden">{words.answered(answered)}</p>
		);
	return (
		<p class="entries-yours">
			{words.youSaid(
				entries.map((text, index) => (
					<span key={index}>
						{index > 0 && "; "}
						<b dir="auto">
							<bdi>{text}</bdi>
						</b>
					</span>
				)),
			)}
		</p>
	);
}
