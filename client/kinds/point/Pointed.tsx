import type { PointCounts } from "../../../shared/kinds/point/cells.ts";
import { isIn } from "../../../shared/kinds/point/regions.ts";
import { Check } from "../../look/icons.tsx";
import type { PictureProps } from "../part.ts";
import { percentOf } from "../percent.ts";
import { percentBefore } from "../share.en.ts";
import { percent } from "../words.en.ts";
import { Heat, spotsIn } from "./Heat.tsx";
import { CrossHair, Outlines, Plate, placed } from "./Plate.tsx";
import { countsOf, imageOf, pointOf, regionsOf, sayRegion } from "./value.ts";
import * as words from "./words.en.ts";

/** So many places are in the table. */
const mostRows = 10;

/**
 * The picture with a dot for each place at which somebody pointed; once that is known with the regions in which it is right, and with how many pointed into
 * one. A hidden table says the same.
 */
export function Pointed(props: PictureProps) {
	const { ask, distribution, key_, before, mine, size } = props;
	const [now, was] = [countsOf(distribution), countsOf(before)];
	const regions = regionsOf(key_);
	const own = pointOf(mine);
	const isRight = (at: readonly [number, number]) =>
		regions.some((region) => isIn(region, at));
	return (
		<div class="places" data-size={size}>
			<Plate image={imageOf(ask)} isDimmed={now !== null && now.answered > 0}>
				{now && <Heat counts={now} isNumbered={size !== "phone"} />}
				{regions.length > 0 && <Outlines regions={regions} />}
				{own && (
					<span class="plate-mark" style={placed(own)}>
						<CrossHair />
					</span>
				)}
			</Plate>
			{(now?.right !== undefined || size === "screen") && (
				<Hits counts={now} before={was} />
			)}
			{own && <p class="places-own">{words.youPointed}</p>}
			<div class="visually-hidden">
				{regions.length > 0 && (
					<p>{words.right(regions.map(sayRegion).join("; "))}</p>
				)}
				{now && (
					<table>
						<caption>{words.answered(now.answered)}</caption>
						<tbody>
							{spotsIn(now)
								.slice(0, mostRows)
								.map(({ cell, count, middle, name }) => (
									<tr key={cell}>
										<th scope="row">
											{name}
											{isRight(middle) && words.isRight}
										</th>
										<td>{count}</td>
									</tr>
								))}
						</tbody>
					</table>
				)}
			</div>
		</div>
	);
}

/** How many pointed into what is right. In a hall it has its room before that is known. */
function Hits(props: {
	readonly counts: PointCounts | null;
	readonly before: PointCounts | null;
}) {
	const { counts, before } = props;
	const { right, answered } = counts ?? { answered: 0 };
	return (
		<p class="places-right" data-off={right === undefined ? "" : undefined}>
			<Check /> <b>{words.pointedRight}</b>
			<b class="number">{percent(percentOf(right ?? 0, answered))}</b>
			<span class="number">{words.ofAll(right ?? 0, answered)}</span>
			{before?.right !== undefined && (
				<span class="number">
					{percentBefore(percentOf(before.right, before.answered))}
				</span>
			)}
		</p>
	);
}
