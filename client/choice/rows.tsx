import type { Json } from "../../shared/json.ts";
import type { PollCounts } from "../../shared/kinds/poll/model.ts";
import type { PictureProps } from "../kinds/part.ts";
import { percent as sayPercent } from "../kinds/words.en.ts";
import { letterOf } from "../look/Letter.tsx";
import { Rich } from "../text/Rich.tsx";
import * as texts from "../words/bars.en.ts";
import { correctOf, type Item, itemsOf, offeredOf } from "./value.ts";
import * as words from "./words.en.ts";

export interface BarsProps
	extends Omit<PictureProps, "distribution" | "before"> {
	readonly distribution?: Json;
	readonly before?: Json;
	/** Which option stands at each place. */
	readonly order: readonly number[];
	/** Whether letters and colours say nothing to those who look on. */
	readonly isNameless?: boolean;
}

/** What can be said, each in a row. */
export function rowsOf({ ask, key_, mine, order, isNameless }: BarsProps) {
	const { options, unsure, other } = offeredOf(ask);
	const correct: readonly Item[] = correctOf(key_);
	const items: Item[] = [...order];
	// As on phones, where "Other" is a form below them all.
	if (unsure) items.push("unsure");
	if (other) items.push("other");
	return items.map((item, index) => {
		const isOption = typeof item === "number";
		return {
			item,
			isOption,
			letter: isOption && !isNameless ? index : -1,
			// Null where they are kept off this device.
			text: isOption
				? options[item]
				: item === "other"
					? words.other
					: words.unsure,
			isCorrect: correct.includes(item),
			isMine: itemsOf(mine).includes(item),
		};
	});
}
export type Row = ReturnType<typeof rowsOf>[number];

/** Of a round that is not counted here only the number of answers may be told. */
export function countsOf(distribution: Json | undefined): PollCounts | null {
	const counts = distribution as PollCounts | null | undefined;
	return counts?.counts ? counts : null;
}

export function count(vote: PollCounts, item: Item): number {
	return (typeof item === "number" ? vote.counts[item] : vote[item]) ?? 0;
}

/** In per cent. */
export function share(vote: PollCounts, item: Item): number {
	return vote.answered > 0 ? (count(vote, item) / vote.answered) * 100 : 0;
}

export function percent(vote: PollCounts, item: Item): string {
	return sayPercent(Math.round(share(vote, item)));
}

/** The same for screen readers. */
export function HiddenTable(props: {
	readonly rows: readonly Row[];
	readonly now: PollCounts | null;
	readonly before: PollCounts | null;
}) {
	const { rows, now, before } = props;
	return (
		<div class="visually-hidden">
			<table>
				<caption>{now ? texts.answered(now.answered) : texts.options}</caption>
				<thead>
					<tr>
						<th scope="col">{texts.option}</th>
						{now && <th scope="col">{texts.answers}</th>}
						{now && <th scope="col">{texts.share}</th>}
						{before && <th scope="col">{texts.shareBefore}</th>}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ item, letter, text, isCorrect, isMine }) => (
						<tr key={item}>
							<th scope="row">
								{letter >= 0 && (
									<span translate={false}>{letterOf(letter)}, </span>
								)}
								{text != null && (
									<bdi>
										<Rich text={text} />
									</bdi>
								)}
								{isCorrect && texts.andCorrect}
								{isMine && texts.andYours}
							</th>
							{now && <td>{count(now, item)}</td>}
							{now && <td>{percent(now, item)}</td>}
							{before && <td>{percent(before, item)}</td>}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
