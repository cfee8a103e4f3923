import "./said.css";
import type { Json } from "../../../shared/json.ts";
import type { PollCounts } from "../../../shared/kinds/poll/model.ts";
import * as words from "./words.en.ts";

/** What was said beside the options, as far as it may be seen. */
export function Said({ distribution }: { readonly distribution: Json }) {
	const { said = [] } = (distribution ?? {}) as Partial<PollCounts>;
	if (said.length === 0) return null;
	return (
		<div class="poll-said">
			<b>{words.theySaid}</b>
			<ul>
				{said.map(({ text, count }) => (
					<li key={text}>
						<bdi>{text}</bdi>
						{count > 1 && <small class="number">{`\u00a0${count}`}</small>}
					</li>
				))}
			</ul>
		</div>
	);
}
