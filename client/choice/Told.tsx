import "./choice.css";
import { letter as letterOf } from "../../shared/kinds/letter.ts";
import type { PollCounts } from "../../shared/kinds/poll/model.ts";
import type { PictureProps, ReviewProps } from "../kinds/part.ts";
import { percent } from "../kinds/words.en.ts";
import { colourOf } from "../look/colour.ts";
import { Check } from "../look/icons.tsx";
import { Rich } from "../text/Rich.tsx";
import * as marks from "../words/bars.en.ts";
import { orderHere } from "./order.ts";
import { correctOf, type Item, itemsOf, offeredOf, otherOf } from "./value.ts";
import * as words from "./words.en.ts";

/** What is right first, then what this student said where that is something else: the same cards, of which the right ones keep their colour. */
export function Told({ ask, key_, value }: ReviewProps) {
	const { options } = offeredOf(ask);
	const order = orderHere(ask);
	const right: readonly Item[] = correctOf(key_);
	const mine = itemsOf(value);
	const rows = [
		...order.filter((item) => right.includes(item)),
		...(value === null
			? []
			: [...order, "unsure" as const, "other" as const].filter(
					(item) => mine.includes(item) && !right.includes(item),
				)),
	];
	return (
		<ul class="options rows">
			{rows.map((item) => {
				const place = order.indexOf(item as number);
				const isOption = place >= 0;
				const isRight = right.includes(item);
				return (
					<li
						key={item}
						class={isOption ? "option" : "option apart"}
						data-is={isRight ? "right" : right.length > 0 ? "back" : undefined}
						data-odd={place % 2 === 1 ? "" : undefined}
						style={isOption ? { "--o": colourOf(place) } : {}}
					>
						{isOption && (
							<span class="option-spine" translate={false}>
								{letterOf(place)}
							</span>
						)}
						<span class="option-words" dir="auto">
							{isOption ? (
								<Rich text={options[item as number] ?? ""} />
							) : item === "unsure" ? (
								words.unsure
							) : (
								otherOf(value)
							)}
						</span>
						<span class="option-end">
							{isRight
								? mine.includes(item)
									? marks.isRightAndYours
									: marks.isRight
								: marks.isYours}
						</span>
					</li>
				);
			})}
		</ul>
	);
}

/** How many of the room said each, with those of the vote before. */
export function Shares({
	ask,
	distribution,
	key_,
	before,
	mine,
}: PictureProps) {
	const { options, unsure, other } = offeredOf(ask);
	const now = countsOf(distribution);
	if (now === null) return null;
	const was = countsOf(before);
	const order = orderHere(ask);
	const items: Item[] = [...order];
	if (unsure) items.push("unsure");
	if (other) items.push("other");
	const right: readonly Item[] = correctOf(key_);
	return (
		<>
			<ol class="shares rows">
				{items.map((item) => {
					const place = order.indexOf(item as number);
					return (
						<li
							key={item}
							style={{ "--o": place < 0 ? "var(--ink-2)" : colourOf(place) }}
						>
							<b translate={false}>{place >= 0 && letterOf(place)}</b>
							<span dir="auto">
								{place >= 0 ? (
									<Rich text={options[item as number] ?? ""} />
								) : item === "unsure" ? (
									words.unsure
								) : (
									words.other
								)}
								{right.includes(item) && (
									<>
										{" "}
										<Check />
										<span class="visually-hidden">{marks.isRight}</span>
									</>
								)}
								{mine !== null && itemsOf(mine).includes(item) && (
									<b> {marks.isYours}</b>
								)}
							</span>
							<b class="number">{percent(share(now, item))}</b>
							<i style={{ "--n": `${share(now, item)}%` }} />
							{was && (
								<>
									<i
										class="shares-was"
										style={{ "--n": `${share(was, item)}%` }}
									/>
									<small>{marks.before(percent(share(was, item)))}</small>
								</>
							)}
						</li>
					);
				})}
			</ol>
			<p class="hint">{marks.answered(now.answered)}</p>
		</>
	);
}

/** Of a round that is not counted here only the number of answers may be told. */
function countsOf(distribution: unknown): PollCounts | null {
	const counts = distribution as PollCounts | null;
	return counts?.counts ? counts : null;
}

/** In per cent. */
function share(vote: PollCounts, item: Item): number {
	const count =
		(typeof item === "number" ? vote.counts[item] : vote[item]) ?? 0;
	return vote.answered > 0 ? Math.round((count / vote.answered) * 100) : 0;
}

/** Of those who answered, who chose this one option; null where more can be chosen, or it is none. */
export function shareOf(distribution: unknown, value: unknown): number | null {
	const counts = countsOf(distribution);
	const [item] = [value].flat();
	if (counts === null || typeof item !== "number") return null;
	return share(counts, item) / 100;
}
