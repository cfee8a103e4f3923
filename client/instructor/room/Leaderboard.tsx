import { Name } from "../../look/Name.tsx";
import { useRoom } from "./context.ts";

/** Everybody who shares the tenth place comes along, and that can be the whole class. */
const mostShown = 10;

/** The ten best so far; nothing before the first reveal or when nothing is scored. */
export function Leaderboard() {
	const { view } = useRoom();
	if (view.leaderboard.length === 0) return null;
	return (
		<details class="leaderboard" open={view.phase === "ended"}>
			<summary>Leaderboard</summary>
			<table>
				<thead class="visually-hidden">
					<tr>
						<th scope="col">Place</th>
						<th scope="col">Name</th>
						<th scope="col">Points</th>
					</tr>
				</thead>
				<tbody class="number">
					{view.leaderboard.slice(0, mostShown).map((standing, place) => (
						<tr key={place}>
							<td>{standing.rank}</td>
							<td>
								<Name of={standing.name} />
							</td>
							<td>{Math.round(standing.score * 100) / 100}</td>
						</tr>
					))}
				</tbody>
			</table>
			{view.leaderboard.length > mostShown && (
				<p class="small quiet-text">
					and others with as many points as the last.
				</p>
			)}
		</details>
	);
}
