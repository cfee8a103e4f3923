import { useState } from "preact/hooks";
import type { Pulse } from "../../../shared/views.ts";
import { Name } from "../../look/Name.tsx";
import * as words from "../../words/room.en.ts";
import { useRoom } from "./context.ts";
import { Fold } from "./Fold.tsx";
import { missingOf, useAnsweredRound } from "./missing.ts";
import { useStudents } from "./students.ts";

/** A browser need not draw a lecture hall on each answer. */
const rowsAtOnce = 150;

/** Who has not answered the question at which the room stands; asked for when it is opened. */
export function Missing() {
	const { view, pulse } = useRoom();
	const { round } = view;
	if (round === null || view.phase === "ended") return null;
	return (
		<Fold title={words.notAnswered} note={noteOf(round, pulse)}>
			<Who round={round} />
		</Fold>
	);
}

/** How many, and how many of them are not here; "" until the counts are of this round. */
function noteOf(
	round: number,
	{ round: counted, joined, connected, answered, answeredHere }: Pulse,
): string {
	if (counted !== round) return "";
	const left = Math.max(0, joined - answered);
	const here = answeredHere === undefined ? left : connected - answeredHere;
	return words.missingAndAway(left, Math.max(0, left - here));
}

function Who({ round }: { readonly round: number }) {
	const { id, view, pulse } = useRoom();
	const { students, fault } = useStudents(id, pulse.joined);
	const [most, setMost] = useState(rowsAtOnce);
	const answered = useAnsweredRound(
		id,
		round,
		`${view.epoch} ${view.version}`,
		pulse.round === round ? pulse.answered : 0,
	);
	if (fault !== null) return <p class="fault">{fault}</p>;
	if (answered === null || (students.length === 0 && pulse.joined > 0))
		return <p class="quiet-text">{words.waitingForTheServer}</p>;
	const missing = missingOf(students, answered);
	if (missing.length === 0)
		return <p class="quiet-text">{words.nobodyIsMissing}</p>;
	return (
		<>
			<ul class="missing">
				{missing.slice(0, most).map(({ seat, name }) => (
					<li key={seat}>
						<Name of={name} />
					</li>
				))}
			</ul>
			{missing.length > most && (
				<button
					type="button"
					class="button quiet"
					onClick={() => setMost(most + rowsAtOnce)}
				>
					{words.showMore(Math.min(rowsAtOnce, missing.length - most))}
				</button>
			)}
		</>
	);
}
