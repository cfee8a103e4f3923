import type { Gradebook, Names } from "../../../../shared/gradebook.ts";
import { Name } from "../../../look/Name.tsx";
import { showPoints } from "../../../look/points.ts";
import * as words from "../../../words/take-away.en.ts";

/** Who is found in a gradebook, and who is not. */
export function Found({ told }: { told: Gradebook }) {
	const { matched, rows, replaced, examples, unnamed } = told;
	return (
		<>
			<p class="take-away-found">
				{matched === 0 ? words.nobodyFound : words.found(matched, rows)}{" "}
				{replaced > 0 && words.replaced(replaced)}{" "}
				{unnamed > 0 && words.unnamed(unnamed)}
			</p>
			{examples.length > 0 && (
				<table class="take-away-examples">
					<caption class="quiet-text">{words.firstRows}</caption>
					<thead>
						<tr>
							<th scope="col">{words.student}</th>
							<th scope="col">{words.now}</th>
							<th scope="col">{words.filled}</th>
						</tr>
					</thead>
					<tbody>
						{examples.map(({ name, was, now }) => (
							<tr key={name}>
								<th scope="row">
									<Name of={name} />
								</th>
								<td>
									<bdi translate={false}>{was}</bdi>
								</td>
								<td>{showPoints(now)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			<Listed names={told.notInFile} say={words.notInFile} />
			<Listed names={told.notInRoom} say={words.notInRoom} />
			<Listed names={told.twice} say={words.twice} />
		</>
	);
}

function Listed({
	names: { count, first },
	say,
}: {
	names: Names;
	say(count: number): string;
}) {
	if (count === 0) return null;
	return (
		<details class="take-away-listed">
			<summary>{say(count)}</summary>
			<ul>
				{first.map((name) => (
					<li key={name}>
						<Name of={name} />
					</li>
				))}
				{count > first.length && <li>{words.andMore(count - first.length)}</li>}
			</ul>
		</details>
	);
}
