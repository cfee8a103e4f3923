import type { PictureProps } from "../part.ts";
import { percentOf } from "../percent.ts";
import { percentBefore } from "../share.en.ts";
import { percent } from "../words.en.ts";
import { HiddenTable } from "./HiddenTable.tsx";
import { Pairs } from "./Pairs.tsx";
import { Left, Right, Sign } from "./Sides.tsx";
import { countsOf, leftSign, pairsOf, rightSign, sidesOf } from "./value.ts";
import * as words from "./words.en.ts";

export const Picture = (props: PictureProps) =>
	props.size === "screen" ? <Wall {...props} /> : <Pairs {...props} />;

/**
 * For a hall: a card for each on the left, in which what was matched with it most, or then what belongs to it, has its room from the opening
 * on, and beside them all that there is to choose from. Neither moves. A card is the bar of those who found it.
 */
function Wall({ ask, distribution, key_, before }: PictureProps) {
	const sides = sidesOf(ask);
	const [now, was] = [countsOf(distribution), countsOf(before)];
	const key = pairsOf(key_);
	const isMore = sides.right.length > sides.left.length;
	return (
		<div
			class="pairs"
			data-size="screen"
			style={{ "--rows": sides.left.length }}
		>
			<ul class="pairs-cards rows" aria-hidden="true">
				{sides.left.map((text, index) => {
					const counts = now?.counts[index] ?? [];
					const mostly = counts.indexOf(Math.max(0, ...counts));
					const place = key?.[index] ?? (now?.answered ? mostly : null);
					const shareIn = (of: typeof now) =>
						of && place !== null
							? percentOf(of.counts[index]?.[place] ?? 0, of.answered)
							: null;
					const [share, shareBefore] = [shareIn(now), shareIn(was)];
					return (
						<li
							key={index}
							data-right={key ? "" : undefined}
							style={{ "--n": (share ?? 0) / 100 }}
						>
							<span class="pairs-left">
								<Sign of={text && leftSign(index)} />
								<span dir="auto">
									<Left sides={sides} index={index} />
								</span>
							</span>
							<span class="pairs-right">
								{sides.right.map((text, other) => (
									<span
										key={other}
										class="pairs-match"
										data-off={other === place ? undefined : ""}
									>
										<Sign of={text && rightSign(other)} />
										<span dir="auto">
											<Right sides={sides} place={other} />
										</span>
									</span>
								))}
							</span>
							<span class="pairs-share number">
								{share !== null && (
									<span>
										<b>{percent(share)}</b>
										{shareBefore !== null && (
											<small>{percentBefore(shareBefore)}</small>
										)}
									</span>
								)}
							</span>
							{shareBefore !== null && (
								<i class="pairs-was" style={{ width: `${shareBefore}%` }} />
							)}
							<i class="pairs-bar" />
						</li>
					);
				})}
			</ul>
			<ul class="pairs-choices rows" aria-hidden="true">
				{sides.right.map((text, place) => (
					<li key={place}>
						<Sign of={text && rightSign(place)} />
						<bdi>
							<Right sides={sides} place={place} />
						</bdi>
						{isMore && (
							<small data-off={!key || key.includes(place) ? "" : undefined}>
								{words.belongsToNone}
							</small>
						)}
					</li>
				))}
			</ul>
			<HiddenTable
				ask={ask}
				distribution={distribution}
				key_={key_}
				before={before}
				mine={null}
			/>
		</div>
	);
}
