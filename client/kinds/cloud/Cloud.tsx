import { looksOf } from "../../entries/looks.ts";
import { useOrder } from "../../entries/order.ts";
import { countsOf, entriesOf } from "../../entries/value.ts";
import * as words from "../../entries/words.en.ts";
import { Yours } from "../../entries/Yours.tsx";
import type { PictureProps } from "../part.ts";

/** So many words are legible at this size; the others are told by their number. */
const shown = { phone: 20, page: 60 } as const;
/** From which share of the largest count on a word has which size: few, so that it seldom changes. */
const steps = [0.15, 0.3, 0.5, 0.8];

function stepOf(count: number, largest: number): number {
	return 1 + steps.filter((share) => count >= share * largest).length;
}

/** Words in the order in which they came, larger the more students wrote them, each with its number. */
export function Cloud({ distribution, mine, size }: PictureProps) {
	const now = countsOf(distribution);
	const most = size === "phone" ? shown.phone : shown.page;
	const own = new Set(entriesOf(mine).map(looksOf));
	const groups = useOrder(now?.groups.slice(0, most) ?? [], ({ text }) =>
		looksOf(text),
	);
	const largest = Math.max(2, ...groups.map(({ count }) => count));
	const more = (now?.groups.length ?? 0) - groups.length + (now?.others ?? 0);
	return (
		<div class="cloud" data-size={size}>
			{now && groups.length === 0 && (
				<p class="cloud-more">{words.nothingToSeeYet}</p>
			)}
			<ul>
				{groups.map((group) => (
					<li
						key={looksOf(group.text)}
						data-step={stepOf(group.count, largest)}
						data-mine={own.has(looksOf(group.text)) ? "" : undefined}
					>
						<bdi>{group.text}</bdi>
						{"\u00a0"}
						<small class="number">{group.count}</small>
					</li>
				))}
			</ul>
			{more > 0 && <p class="cloud-more number">{words.andMore(more)}</p>}
			<Yours value={mine} answered={now?.answered} />
		</div>
	);
}
