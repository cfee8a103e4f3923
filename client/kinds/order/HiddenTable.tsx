import { letter } from "../../../shared/kinds/letter.ts";
import type { OrderCounts } from "../../../shared/kinds/order/counts.ts";
import { Rich } from "../../text/Rich.tsx";
import * as words from "./words.en.ts";

/** The same as the picture for screen readers. */
export function HiddenTable(props: {
	readonly items: readonly (string | null | undefined)[];
	/** Which item stands at each place. */
	readonly order: readonly number[];
	readonly right: readonly number[] | undefined;
	readonly now: OrderCounts | null;
	readonly was: OrderCounts | null;
	readonly own?: readonly number[] | null;
}) {
	const { items, order, right, now, was, own } = props;
	return (
		<div class="visually-hidden">
			<table>
				<caption>{now ? words.answered(now.answered) : words.items}</caption>
				<tbody>
					{order.map((item, place) => (
						<tr key={item}>
							<th scope="row">
								{right && words.isAtPlace(place + 1)}
								<span translate={false}>{letter(item)}</span>
								{items[item] && (
									<>
										,{" "}
										<bdi>
											<Rich text={items[item] ?? ""} />
										</bdi>
									</>
								)}
								{right && own?.[place] === item && words.isYours}
							</th>
							{right && now && <td>{now.counts[item]?.[place]}</td>}
							{right && was && (
								<td>{words.before(was.counts[item]?.[place] ?? 0)}</td>
							)}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
