import type { Order } from "../../../shared/kinds/order/measures.ts";
import { Accept as Groups } from "../Accept.tsx";
import type { AcceptProps } from "../part.ts";
import { keyOf } from "./edit.ts";
import { countsOf, isSame, sayGroup } from "./value.ts";
import * as words from "./words.en.ts";

/** So many are offered. */
const most = 6;

/** The most frequent orders that are not right. */
export function Accept(props: AcceptProps) {
	const { question, distribution } = props;
	const orders = countsOf(distribution)?.orders ?? [];
	const isRight = (order: Order) =>
		keyOf(question).orders.some((right) => isSame(right, order));
	return (
		<Groups
			{...props}
			label={words.acceptOrders}
			explained={words.acceptExplained}
			offered={orders
				.filter(({ order }) => !isRight(order))
				.slice(0, most)
				.map(({ order, count }) => ({ group: order.join(""), count }))}
			countOf={(group) =>
				orders.find(({ order }) => order.join("") === group)?.count ?? 0
			}
			say={(group) => <span translate={false}>{sayGroup(group)}</span>}
		/>
	);
}
