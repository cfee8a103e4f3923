import type { Me, StudentView } from "../../shared/views.ts";
import * as words from "../words/student-after.en.ts";
import { Questions } from "./Questions.tsx";
import { results } from "./results.ts";
import { Standing } from "./Standing.tsx";
import type { Sitting } from "./sitting.ts";

interface Props {
	readonly view: StudentView & { phase: "ended" };
	readonly me: Me;
	readonly sitting: Sitting;
}

/** The room is over: own score, a trail of what was right, and every question once more where the room shows them. */
export function End({ view, me, sitting }: Props) {
	const part = results.use(view.results !== undefined);
	return (
		<Questions
			questions={view.review ?? []}
			// The own part may come after the view.
			marks={me.marks}
			order={view}
			standing={<Standing standing={me.standing} />}
		>
			<p class="hint">
				{view.review === null ? words.allAreSaved : words.youCanComeBack}
			</p>
			{view.results && part && <part.TakeAlong sitting={sitting} />}
		</Questions>
	);
}
