import "./desk.css";
import type { Order } from "../../../shared/kinds/order/measures.ts";
import { Check, Plus } from "../../look/icons.tsx";
import type { AcceptProps } from "../part.ts";
import { keyOf } from "./edit.ts";
import { countsOf, isSame, sayGroup, sayOrder } from "./value.ts";
import * as words from "./words.en.ts";

/** So many are offered. */
const most = 6;

/** The most frequent orders that are not right, to be accepted with one tap; and those that were, to be taken back. */
export function Accept(props: AcceptProps) {
	const { question, distribution, accepted, isOff, onAccept } = props;
	const orders = countsOf(distribution)?.orders ?? [];
	const isRight = (order: Order) =>
		keyOf(question).orders.some((right) => isSame(right, order));
	const wrong = orders.filter(({ order }) => !isRight(order)).slice(0, most);
	const countOf = (group: string) =>
		orders.find(({ order }) => order.join("") === group)?.count ?? 0;
	if (wrong.length === 0 && accepted.length === 0) return null;
	return (
		<section class="order-accept" aria-label={words.acceptOrders}>
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
							<Check /> <span translate={false}>{sayGroup(group)}</span>{" "}
							<span class="number">{words.acceptedTimes(countOf(group))}</span>
						</button>
					</li>
				))}
				{wrong.map(({ order, count }) => (
					<li key={sayOrder(order)}>
						<button
							type="button"
							class="button quiet"
							aria-pressed="false"
							aria-disabled={isOff}
							onClick={() => isOff || onAccept(order.join(""), true)}
						>
							<Plus /> <span translate={false}>{sayOrder(order)}</span>{" "}
							<span class="number">{count}</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
