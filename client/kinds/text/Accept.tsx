import { isRight } from "../../../shared/kinds/text/accepted.ts";
import { Check, Plus } from "../../look/icons.tsx";
import type { AcceptProps } from "../part.ts";
import { keyOf, strictnessOf } from "./edit.ts";
import { countsOf } from "./value.ts";
import * as words from "./words.en.ts";

/** So many are offered: who has to read more accepts these first. */
const most = 12;

/** Each group that is not right yet, most frequent first, to be accepted with one tap; and those that were, to be taken back. */
export function Accept(props: AcceptProps) {
	const { question, distribution, accepted, isOff, onAccept } = props;
	const counted = countsOf(distribution)?.groups ?? [];
	const wrong = counted
		.filter(
			({ text }) =>
				isRight(strictnessOf(question), keyOf(question), text) !== true,
		)
		.slice(0, most);
	const countOf = (group: string) =>
		counted.find(({ text }) => text === group)?.count ?? 0;
	if (wrong.length === 0 && accepted.length === 0) return null;
	return (
		<section class="texts-accept" aria-label={words.acceptAnswers}>
			<p class="small quiet-text">{words.acceptExplained}</p>
			<ul>
				{accepted.map((group) => (
					<li key={group}>
						<button
							type="button"
							class="button quiet"
							aria-pressed="true"
							aria-disabled={isOff}
							onClick={() => isOff || onAccept(group, false)}
						>
							<Check /> <bdi>{group}</bdi>{" "}
							<span class="number">{words.acceptedTimes(countOf(group))}</span>
						</button>
					</li>
				))}
				{wrong.map(({ text, count }) => (
					<li key={text}>
						<button
							type="button"
							class="button quiet"
							aria-pressed="false"
							aria-disabled={isOff}
							onClick={() => isOff || onAccept(text, true)}
						>
							<Plus /> <bdi>{text}</bdi> <span class="number">{count}</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
