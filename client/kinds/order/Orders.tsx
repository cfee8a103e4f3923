import "./order.css";
import { letter } from "../../../shared/kinds/letter.ts";
import type { OrderCounts } from "../../../shared/kinds/order/counts.ts";
import { Check, Cross } from "../../look/icons.tsx";
import { Rich } from "../../text/Rich.tsx";
import type { PictureProps } from "../part.ts";
import { percentOf } from "../percent.ts";
import { Share } from "../Share.tsx";
import { Frequent } from "./Frequent.tsx";
import { HiddenTable } from "./HiddenTable.tsx";
import {
	countsOf,
	isSame,
	itemsOf,
	orderOf,
	rightOf,
	sayOrder,
} from "./value.ts";
import * as words from "./words.en.ts";

/** So many orders are legible at this size; the others are told by their number. */
const most = { phone: 3, page: 8 } as const;

/**
 * The items as all see them first, or, once it is known, in their right order and by how many each was put there; below them which orders were the most
 * frequent, by letters. A hidden table has the same.
 */
export function Orders(props: PictureProps) {
	const { ask, distribution, key_, before, mine, size } = props;
	const items = itemsOf(ask);
	const [now, was] = [countsOf(distribution), countsOf(before)];
	const own = orderOf(mine);
	const rights = rightOf(key_);
	const isRight = (order: readonly number[]) =>
		rights.some((right) => isSame(right, order));
	// Who has it right in another way sees that one.
	const right = own && isRight(own) ? own : rights[0];
	const rows = (right ?? items.map((_, item) => item)).map((item, place) => ({
		item,
		place,
		ownPlace: own?.indexOf(item) ?? null,
	}));
	const shareOf = (one: OrderCounts, item: number, place: number) =>
		percentOf(one.counts[item]?.[place] ?? 0, one.answered);
	return (
		<div class="order" data-size={size}>
			<ol class="rows" aria-hidden="true">
				{rows.map(({ item, place, ownPlace }) => (
					<li key={place} data-right={right ? "" : undefined}>
						<span class="order-item">
							{right && <span class="order-place number">{place + 1}</span>}
							<b class="order-sign" translate={false}>
								{letter(item)}
							</b>
							<span class="order-words" dir="auto">
								<Rich text={items[item] ?? ""} />
							</span>
							{right && ownPlace !== null && (
								<span
									class="order-own number"
									data-right={ownPlace === place ? "" : undefined}
								>
									{ownPlace === place ? <Check /> : <Cross />}{" "}
									{ownPlace === place
										? words.youToo
										: words.youAt(<b>{ownPlace + 1}</b>)}
								</span>
							)}
						</span>
						{right && now && (
							<Share
								share={shareOf(now, item, place)}
								before={was && shareOf(was, item, place)}
							/>
						)}
					</li>
				))}
			</ol>
			{rights.length > 1 && (
				<p class="order-told">
					{words.alsoRight}{" "}
					<b translate={false}>
						{rights
							.filter((one) => right && !isSame(one, right))
							.map(sayOrder)
							.join(", ")}
					</b>
				</p>
			)}
			{now && (
				<Frequent
					counts={now}
					isRight={isRight}
					own={own}
					most={size === "phone" ? most.phone : most.page}
				/>
			)}
			<HiddenTable
				items={items}
				order={rows.map(({ item }) => item)}
				right={right}
				now={now}
				was={was}
				own={own}
			/>
		</div>
	);
}
