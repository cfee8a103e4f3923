import type { CorrectionPreview } from "../../../../shared/correction-told.ts";
import { Name } from "../../../look/Name.tsx";
import { showPoints } from "../../../look/points.ts";
import * as words from "../../../words/fix.en.ts";
import { SideScroll } from "../SideScroll.tsx";
import { changesTold } from "./correct.ts";

/** What a correction changes, and for whom. */
export function Preview({ preview }: { readonly preview: CorrectionPreview }) {
	const { students, others } = preview;
	return (
		<>
			<p>{changesTold(preview).join(" ")}</p>
			{students.length > 0 && (
				<SideScroll class="fix-students">
					<table>
						<caption class="visually-hidden">{words.whosePoints}</caption>
						<thead>
							<tr>
								<th scope="col">{words.name}</th>
								<th scope="col">{words.points}</th>
								<th scope="col">{words.place}</th>
							</tr>
						</thead>
						<tbody>
							{students.map(({ seat, name, points, place }) => (
								<tr key={seat}>
									<th scope="row">
										<Name of={name} />
									</th>
									<Cell
										before={showPoints(points.before)}
										after={showPoints(points.after)}
									/>
									<Cell before={`${place.before}`} after={`${place.after}`} />
								</tr>
							))}
						</tbody>
					</table>
				</SideScroll>
			)}
			{others > 0 && <p class="quiet-text">{words.andOthers(others)}</p>}
		</>
	);
}

function Cell({ before, after }: { before: string; after: string }) {
	if (before === after) return <td>{after}</td>;
	return (
		<td>
			<span aria-hidden="true">{words.fromTo(before, after)}</span>
			<span class="visually-hidden">{words.saidFromTo(before, after)}</span>
		</td>
	);
}
