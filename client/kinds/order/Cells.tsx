import "../chart.css";
import "./cells.css";
import { letter } from "../../../shared/kinds/letter.ts";
import type { OrderCounts } from "../../../shared/kinds/order/counts.ts";
import { Rich } from "../../text/Rich.tsx";
import type { PictureProps } from "../part.ts";
import { percentOf } from "../percent.ts";
import { percent } from "../words.en.ts";
import { HiddenTable } from "./HiddenTable.tsx";
import { countsOf, isSame, itemsOf, rightOf, sayOrder } from "./value.ts";
import * as words from "./words.en.ts";

/** So many orders of so many items have room in the line below them. */
const mostOf = (items: number) => (items <= 5 ? 3 : items <= 7 ? 2 : 1);

/**
 * For a hall: a row for each item, as all see them first. In its cells it says at which place it was put, the darker the more; once it is known, beside its
 * letter its right place, whose cell is framed. All of that has its room from the start, and no row moves.
 */
export function Cells({ ask, distribution, key_, before }: PictureProps) {
	const items = itemsOf(ask);
	const [now, was] = [countsOf(distribution), countsOf(before)];
	const rights = rightOf(key_);
	const right = rights[0];
	const isRight = (one: readonly number[]) =>
		rights.some((other) => isSame(other, one));
	const whole = now?.orders
		.filter((one) => isRight(one.order))
		.reduce((sum, { count }) => sum + count, 0);
	const shareOf = (one: OrderCounts, item: number, place: number) =>
		percentOf(one.counts[item]?.[place] ?? 0, one.answered);
	return (
		<div
			class="order places-put"
			data-size="screen"
			data-many={items.length > 7 ? "" : undefined}
			style={{ "--places": items.length }}
		>
			<p class="put-axis" aria-hidden="true" data-off={now ? undefined : ""}>
				<span>{words.putAtPlace}</span>
				<span class="put-cells number">
					{items.map((_, at) => (
						<span key={at}>{at + 1}</span>
					))}
				</span>
				<span class="put-share">{right && words.rightShare}</span>
			</p>
			<ol class="rows" aria-hidden="true">
				{items.map((text, item) => {
					const place = right?.indexOf(item);
					return (
						<li key={item} data-right={right ? "" : undefined}>
							<b class="put-letter" translate={false}>
								{letter(item)}
							</b>
							<span class="put-place number">
								{place !== undefined && place + 1}
							</span>
							<span class="put-words" dir="auto">
								<Rich text={text ?? ""} />
							</span>
							<span class="put-cells number">
								{items.map((_, at) => {
									const share = now && shareOf(now, item, at);
									return (
										<span
											key={at}
											data-here={at === place ? "" : undefined}
											style={{ "--n": (share ?? 0) / 100 }}
										>
											{share}
										</span>
									);
								})}
							</span>
							<span class="put-share number">
								{now && place !== undefined && (
									<b>{percent(shareOf(now, item, place))}</b>
								)}
								{was && place !== undefined && (
									<small>
										{words.shareBefore(percent(shareOf(was, item, place)))}
									</small>
								)}
							</span>
						</li>
					);
				})}
			</ol>
			<p class="chart-sums">
				{right && (
					<span>
						{rights.length > 1 ? words.rightOrders : words.rightOrder}{" "}
						<b translate={false}>{rights.map(sayOrder).join(", ")}</b>
					</span>
				)}
				{right && now && now.answered > 0 && (
					<span>
						{words.haveTheWhole(
							<b class="number">
								{percent(percentOf(whole ?? 0, now.answered))}
							</b>,
						)}
					</span>
				)}
				{!right && now && now.orders.length > 0 && (
					<>
						<span>{words.mostFrequent}</span>
						{now.orders
							.slice(0, mostOf(items.length))
							.map(({ order, count }) => (
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
				order={right ?? [...items.keys()]}
				right={right}
				now={now}
				was={was}
			/>
		</div>
	);
}
