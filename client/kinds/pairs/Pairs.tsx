import "./pairs.css";
import type { Matching, Sides } from "../../../shared/kinds/pairs/model.ts";
import { Check, Cross } from "../../look/icons.tsx";
import type { PictureProps } from "../part.ts";
import { percentOf } from "../percent.ts";
import { Share } from "../Share.tsx";
import { HiddenTable } from "./HiddenTable.tsx";
import { Left, Right, Sign } from "./Sides.tsx";
import {
	countsOf,
	leftSign,
	matchingOf,
	none,
	pairsOf,
	rightSign,
	sidesOf,
} from "./value.ts";
import * as words from "./words.en.ts";

/**
 * For each on the left what was matched with it most, or, once it is known, what belongs to it, and by how many; a hidden table has
 * all. On the room's page all that there is to choose from stands with it until then, and each has the number or letter by which a
 * phone without words calls it.
 */
export function Pairs({
	ask,
	distribution,
	key_,
	before,
	mine,
	size,
}: PictureProps) {
	const sides = sidesOf(ask);
	const [now, was] = [countsOf(distribution), countsOf(before)];
	const key = pairsOf(key_);
	const own = matchingOf(mine);
	const rows = sides.left.map((_, index) => {
		const counts = now?.counts[index] ?? [];
		const mostly = counts.indexOf(Math.max(0, ...counts));
		const place = key?.[index] ?? (now?.answered ? mostly : null);
		const chosen = own?.[index] ?? none;
		return { index, place, own: chosen === none ? null : chosen };
	});
	const left = key
		? [...sides.right.keys()].filter((place) => !key.includes(place))
		: [];
	const isShared = size !== "phone";
	const isAsked = isShared && key === null;
	return (
		<div
			class="pairs"
			data-size={size}
			data-asked={isAsked ? (now ? "below" : "beside") : undefined}
		>
			<ul class="rows" aria-hidden="true">
				{rows.map(({ index, place, own }) => {
					const share =
						place === null
							? 0
							: percentOf(now?.counts[index]?.[place] ?? 0, now?.answered ?? 0);
					const shareBefore =
						was && place !== null
							? percentOf(was.counts[index]?.[place] ?? 0, was.answered)
							: null;
					return (
						<li key={index} data-right={key ? "" : undefined}>
							<span class="pairs-left">
								{isShared && <Sign of={sides.left[index] && leftSign(index)} />}
								<span dir="auto">
									<Left sides={sides} index={index} />
								</span>
							</span>
							{(place !== null || !isAsked || now) && (
								<span class="pairs-right">
									{place === null ? (
										"–"
									) : (
										<>
											{isShared && (
												<Sign of={sides.right[place] && rightSign(place)} />
											)}
											<span dir="auto">
												<Right sides={sides} place={place} />
											</span>
										</>
									)}
								</span>
							)}
							{now && <Share share={share} before={shareBefore} />}
							{own !== null && <Own {...{ sides, key_: key, index, own }} />}
						</li>
					);
				})}
			</ul>
			{isAsked && (
				<ul class="pairs-choices rows" aria-hidden="true">
					{sides.right.map((text, place) => (
						<li key={place}>
							<Sign of={text && rightSign(place)} />
							<bdi>
								<Right sides={sides} place={place} />
							</bdi>
						</li>
					))}
				</ul>
			)}
			{left.length > 0 && (
				<p class="pairs-none">
					{words.theseBelongToNone(
						left.map((place, index) => (
							<>
								{index > 0 && "; "}
								<bdi>
									<Right sides={sides} place={place} />
								</bdi>
							</>
						)),
					)}
				</p>
			)}
			<HiddenTable
				ask={ask}
				distribution={distribution}
				key_={key_}
				before={before}
				mine={mine}
			/>
		</div>
	);
}

function Own(props: {
	readonly sides: Sides;
	readonly key_: Matching | null;
	readonly index: number;
	readonly own: number;
}) {
	const { sides, key_, index, own } = props;
	const isRight = key_ !== null && key_[index] === own;
	return (
		<span class={isRight ? "pairs-own good" : "pairs-own"}>
			{key_ !== null && (isRight ? <Check /> : <Cross />)}
			<span>
				{words.yours(
					<b dir="auto">
						<Right sides={sides} place={own} />
					</b>,
				)}
			</span>
		</span>
	);
}
