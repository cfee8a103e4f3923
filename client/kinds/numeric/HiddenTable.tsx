import type { Histogram } from "../../../shared/kinds/numeric/histogram.ts";
import * as words from "./words.en.ts";

/** The same as the picture for screen readers. */
export function HiddenTable({ now }: { readonly now: Histogram | null }) {
	return (
		<div class="visually-hidden">
			<table>
				<caption>
					{now ? words.answered(now.answered) : words.noAnswersYet}
				</caption>
				<tbody>
					{now?.bins.map((bin) => (
						<tr key={bin.from}>
							<th scope="row">
								{bin.from === bin.to ? bin.from : words.range(bin.from, bin.to)}
								{bin.right === "all" && words.andRight}
								{bin.right === "some" && words.rightOnesAmong}
							</th>
							<td>{bin.count}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
