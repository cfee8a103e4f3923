import type { PictureProps } from "../part.ts";
import { Left, Right } from "./Sides.tsx";
import { countsOf, matchingOf, pairsOf, sidesOf } from "./value.ts";
import * as words from "./words.en.ts";

/** What was matched with what, and by how many, for who hears it. */
export function HiddenTable({
	ask,
	distribution,
	key_,
	before,
	mine,
}: Omit<PictureProps, "size">) {
	const sides = sidesOf(ask);
	const [now, was] = [countsOf(distribution), countsOf(before)];
	const key = pairsOf(key_);
	const own = matchingOf(mine);
	/** Where nothing is counted, what is neither right nor one's own is nothing to hear of. */
	const placesOf = (index: number) =>
		[...sides.right.keys()].filter(
			(place) =>
				now !== null ||
				key === null ||
				key[index] === place ||
				own?.[index] === place,
		);
	return (
		<div class="visually-hidden">
			<table>
				<caption>{now ? words.answered(now.answered) : words.answers}</caption>
				<tbody>
					{sides.left.flatMap((_, index) =>
						placesOf(index).map((place) => (
							<tr key={`${index}-${place}`}>
								<th scope="row">
									<bdi>
										<Left sides={sides} index={index} />
									</bdi>
									,{" "}
									<bdi>
										<Right sides={sides} place={place} />
									</bdi>
									{key?.[index] === place && words.isRight}
									{own?.[index] === place && words.isYours}
								</th>
								{now && <td>{now.counts[index]?.[place]}</td>}
								{was && (
									<td>{words.before(was.counts[index]?.[place] ?? 0)}</td>
								)}
							</tr>
						)),
					)}
				</tbody>
			</table>
		</div>
	);
}
