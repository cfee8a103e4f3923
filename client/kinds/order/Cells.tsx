import "../chart.css";
import "./cells.css";
import { letter } from "../../../shared/kinds/letter.ts";
import { Rich } from "../../text/Rich.tsx";
import type { PictureProps } from "../part.ts";
import { percentOf } from "../percent.ts";
import { percent } from "../words.en.ts";
import { HiddenTable } from "./HiddenTable.tsx";
import { countsOf, isSame, itemsOf, rightOf, sayOrder } from "./value.ts";
import * as words from "./words.en.ts";

/** So many orders have room in the line below the items. */
const most = 3;

/**
 * For a hall: a row for each item, as all see them first, or once it is known in their right order: then with a cell for each place at which it was put,
 * the darker the more, the right one framed.
 */
export function Cells({ ask, distribution, key_, before }: PictureProps) {
	const items = itemsOf(ask);
	const [now, was] = [countsOf(distribution), countsOf(before)];
	const rights = rightOf(key_);
	const right = rights[0];
	const order = right ?? [...items.keys()];
	const isRight = (one: readonly number[]) =>
		rights.some((other) => isSame(other, one));
	const whole = now?.orders
		.filter((one) => isRight(one.order))
		.reduce((sum, { count }) => sum + count, 0);
	return (
		<div
			class="order places-put"
			data-size="screen"
			style={{ "--places": items.length }}
		>
			<ol class="rows" aria-hidden="true">
				{order.map((item, place) => (
					<li key={item} data-right={right ? "" : undefined}>
						<span class="put-place number">
							{right ? place + 1 : letter(item)}
						</span>
						{right && (
							<b class="order-sign" translate={false}>
								{letter(item)}
							</b>
						)}
						<span class="put-words" dir="auto">
							<Rich text={items[item] ?? ""} />
						</span>
						{right && now && (
							<>
								<span class="put-cells number">
									{items.map((_, at) => {
										const share = percentOf(
											now.counts[item]?.[at] ?? 0,
											now.answered,
										);
										return (
											<span
												key={at}
												data-here={at === place ? "" : undefined}
												style={{ "--n": share / 100 }}
											>
												{share}
											</span>
										);
									})}
								</span>
								<span class="put-share number">
									<b>
										{percent(
											percentOf(now.counts[item]?.[place] ?? 0, now.answered),
										)}
									</b>
									{was && (
										<small>
											{words.shareBefore(
												percent(
													percentOf(
														was.counts[item]?.[place] ?? 0,
														was.answered,
													),
												),
											)}
										</small>
									)}
								</span>
							</>
						)}
					</li>
				))}
			</ol>
			<p class="chart-sums">
				{right && now && now.answered > 0 && (
					<span>
						{words.haveTheWhole(
							<b class="number">
								{percent(percentOf(whole ?? 0, now.answered))}
							</b>,
						)}
					</span>
				)}
				{right && rights.length > 1 && (
					<span>
						{words.alsoRight}{" "}
						<b translate={false}>
							{rights
								.filter((one) => !isSame(one, right))
								.map(sayOrder)
								.join(", ")}
						</b>
					</span>
				)}
				{!right && now && now.orders.length > 0 && (
					<>
						<span>{words.mostFrequent}</span>
						{now.orders.slice(0, most).map(({ order, count }) => (
							<span key={sayOrder(order)} class="number">
								<b translate={false}>{sayOrder(order)}</b>{" "}
								{percent(percentOf(count, now.answered))}
							</span>
						))}
					</>
				)}
			</p>
			<HiddenTable
				items={items}
				order={order}
				right={right}
				now={now}
				was={was}
			/>
		</div>
	);
}
