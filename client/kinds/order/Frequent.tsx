import type { OrderCounts } from "../../../shared/kinds/order/counts.ts";
import { Check } from "../../look/icons.tsx";
import { percentOf } from "../percent.ts";
import { Share } from "../Share.tsx";
import { isSame, sayOrder } from "./value.ts";
import * as words from "./words.en.ts";

/** Which orders were the most frequent, by letters. */
export function Frequent(props: {
	readonly counts: OrderCounts;
	isRight(order: readonly number[]): boolean;
	readonly own?: readonly number[] | null;
	readonly most: number;
}) {
	const { counts, isRight, own, most } = props;
	const frequent = counts.orders.slice(0, most);
	const others =
		counts.answered - frequent.reduce((sum, { count }) => sum + count, 0);
	const items = frequent[0]?.order.length ?? 0;
	if (frequent.length === 0) return null;
	return (
		<>
			<p class="order-told">{words.mostFrequent}</p>
			<ol class="order-frequent" style={{ "--code": `${items + 2}em` }}>
				{frequent.map(({ order, count }) => (
					<li key={sayOrder(order)}>
						<span class="order-code" translate={false}>
							{sayOrder(order)}
							{isRight(order) && <Check />}
							<span class="visually-hidden">
								{isRight(order) && words.isRight}
								{own && isSame(own, order) && words.isYours}
							</span>
						</span>
						<Share share={percentOf(count, counts.answered)} before={null} />
					</li>
				))}
			</ol>
			{others > 0 && (
				<p class="order-told number">{words.inOtherOrders(others)}</p>
			)}
		</>
	);
}
