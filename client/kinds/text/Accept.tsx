import { isRight } from "../../../shared/kinds/text/accepted.ts";
import { Accept as Groups } from "../Accept.tsx";
import type { AcceptProps } from "../part.ts";
import { keyOf, strictnessOf } from "./edit.ts";
import { countsOf } from "./value.ts";
import * as words from "./words.en.ts";

/** So many are offered: who has to read more accepts these first. */
const most = 12;

/** Each group that is not right yet, most frequent first. */
export function Accept(props: AcceptProps) {
	const { question, distribution } = props;
	const counted = countsOf(distribution)?.groups ?? [];
	const strict = strictnessOf(question);
	return (
		<Groups
			{...props}
			label={words.acceptAnswers}
			explained={words.acceptExplained}
			offered={counted
				.filter(({ text }) => isRight(strict, keyOf(question), text) !== true)
				.slice(0, most)
				.map(({ text, count }) => ({ group: text, count }))}
			countOf={(group) =>
				counted.find(({ text }) => text === group)?.count ?? 0
			}
			say={(group) => <bdi>{group}</bdi>}
		/>
	);
}
