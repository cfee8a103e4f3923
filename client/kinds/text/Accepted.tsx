import type { Json } from "../../../shared/json.ts";
import { acceptedOf, shareOf } from "./value.ts";
import * as words from "./words.en.ts";

/** What stands for anything is an ellipsis to who only reads it. */
const legible = (text: string) =>
	text.replace(/\\([\\*])|\*/g, (_, sign?: string) => sign ?? "…");

interface Props {
	readonly key_: Json;
	/** Whether its line is there before it is: what stands above does not move then. */
	readonly keepsLine?: boolean;
}

/** What is right, as its author wrote it. Nothing as long as it is secret. */
export function Accepted({ key_, keepsLine }: Props) {
	const accepted = acceptedOf(key_);
	if (accepted.length === 0)
		return keepsLine ? <p class="texts-key">{"\u00a0"}</p> : null;
	return (
		<p class="texts-key">
			<span>{words.rightAre}</span>
			{accepted.map((one, index) => (
				<span key={index}>
					<bdi>{legible(one.text)}</bdi>
					{shareOf(one)}
				</span>
			))}
		</p>
	);
}
