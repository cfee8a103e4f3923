import { looksOf } from "../../entries/looks.ts";
import { useOrder } from "../../entries/order.ts";
import { countsOf, entriesOf } from "../../entries/value.ts";
import { andMore, nothingToSeeYet } from "../../entries/words.en.ts";
import { Yours } from "../../entries/Yours.tsx";
import type { PictureProps } from "../part.ts";
import * as words from "./words.en.ts";

/** So many are legible at this size: those that came last, as who lets them pass one by one talks about them. */
const shown = { phone: 12, page: 60, screen: 8 } as const;

/** A card for each text, in the order in which they came. */
export function Notes({ distribution, mine, size }: PictureProps) {
	const now = countsOf(distribution);
	const own = new Set(entriesOf(mine).map(looksOf));
	const all = useOrder(now?.groups ?? [], ({ text }) => looksOf(text));
	const groups = all.slice(-shown[size]);
	const more = all.length - groups.length + (now?.others ?? 0);
	return (
		<div class="notes" data-size={size}>
			{now && groups.length === 0 && (
				<p class="notes-more">{nothingToSeeYet}</p>
			)}
			<ul>
				{groups.map((group) => (
					<li
						key={looksOf(group.text)}
						data-mine={own.has(looksOf(group.text)) ? "" : undefined}
						dir="auto"
					>
						{group.text}
						{group.count > 1 && (
							<>
								{" "}
								<bdi>
									<b class="number">{words.times(group.count)}</b>
								</bdi>
							</>
						)}
					</li>
				))}
			</ul>
			{more > 0 && <p class="notes-more number">{andMore(more)}</p>}
			<Yours value={mine} answered={now?.answered} />
		</div>
	);
}
