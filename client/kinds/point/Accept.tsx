import "./desk.css";
import { groupOf } from "../../../shared/kinds/point/cells.ts";
import { isIn } from "../../../shared/kinds/point/regions.ts";
import { Check, Plus } from "../../look/icons.tsx";
import type { AcceptProps } from "../part.ts";
import { regionsIn } from "./edit.ts";
import { sayGroup, spotsIn } from "./Heat.tsx";
import { countsOf } from "./value.ts";
import * as words from "./words.en.ts";

/** So many are offered. */
const most = 6;

/** Cells outside the regions at which most pointed, to be accepted with one tap; and those that were, to be taken back. */
export function Accept(props: AcceptProps) {
	const { question, distribution, accepted, isOff, onAccept } = props;
	const regions = regionsIn(question);
	const counts = countsOf(distribution);
	const spots = counts === null ? [] : spotsIn(counts);
	const groups = spots.map(({ middle: [x, y], count }) => ({
		group: groupOf([x, y]),
		isRight: regions.some((region) => isIn(region, [x, y])),
		count,
	}));
	const wrong = groups.filter(({ isRight }) => !isRight).slice(0, most);
	const offered = regions.length === 0 ? [] : wrong;
	const countOf = (group: string) =>
		groups.find((one) => one.group === group)?.count ?? 0;
	if (offered.length === 0 && accepted.length === 0) return null;
	return (
		<section class="point-accept" aria-label={words.acceptPlaces}>
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
							<Check /> {sayGroup(group)}{" "}
							<span class="number">{words.acceptedTimes(countOf(group))}</span>
						</button>
					</li>
				))}
				{offered.map(({ group, count }) => (
					<li key={group}>
						<button
							type="button"
							class="button quiet"
							aria-pressed="false"
							aria-disabled={isOff}
							onClick={() => isOff || onAccept(group, true)}
						>
							<Plus /> {sayGroup(group)} <span class="number">{count}</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
