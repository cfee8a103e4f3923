import type { Json } from "../../shared/json.ts";
import { countOthers } from "../../shared/kinds/poll/others.ts";
import { otherOf } from "./value.ts";
import * as words from "./words.en.ts";

/** What was said in words of one's own, put together by what does not tell it apart, most first. */
export function Others({ values }: { readonly values: readonly Json[] }) {
	const texts = values.flatMap((value) => otherOf(value) ?? []);
	if (texts.length === 0) return null;
	return (
		<div class="others">
			<p class="label">{words.saidBeside}</p>
			<ul>
				{countOthers(texts).map(({ text, count }) => (
					<li key={text}>
						<bdi>{text}</bdi>
						{count > 1 && <span class="number">{words.timesSaid(count)}</span>}
					</li>
				))}
			</ul>
		</div>
	);
}
