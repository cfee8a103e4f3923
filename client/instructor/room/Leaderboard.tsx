import { Name } from "../../look/Name.tsx";
import { showPoints } from "../../look/points.ts";
import * as words from "../../words/room.en.ts";
import { useRoom } from "./context.ts";
import { NameSwitch } from "./HeldNames.tsx";

/** Everybody who shares the tenth place comes along, and that can be the whole class. */
const mostShown = 10;

/** The ten best so far; nothing before the first reveal or when nothing is scored. */
export function Leaderboard() {
	const { view } = useRoom();
	if (view.leaderboard.length === 0) return null;
	return (
		<details class="leaderboard" open={view.phase === "ended"}>
			<summary>{words.leaderboard}</summary>
			<table>
				<thead class="visually-hidden">
					<tr>
						<th scope="col">{words.place}</th>
						<th scope="col">{words.name}</th>
						<th scope="col">{words.points}</th>
					</tr>
				</thead>
				<tbody class="number">
					{view.leaderboard.slice(0, mostShown).map((standing, place) => (
						<tr key={place}>
							<td>{standing.rank}</td>
							<td>
								<Name of={standing.name} />{" "}
								{standing.held && <NameSwitch name={standing.name} isHeld />}
							</td>
							<td>{showPoints(standing.score)}</td>
						</tr>
					))}
				</tbody>
			</table>
			{view.leaderboard.length > mostShown && (
				<p class="small quiet-text">{words.andOthers}</p>
			)}
		</details>
	);
}
