import type { Change } from "../../../../shared/change.ts";
import { routes } from "../../../../shared/routes.ts";
import * as words from "../../../words/change.en.ts";
import { notify } from "../../shell/notice.tsx";
import { call, type Problem } from "../../shell/rest.ts";
import { useRoom } from "../context.ts";

type Of<C> = C extends unknown ? Omit<C, "revision"> : never;
/** As this page says it: the revision is filled in. */
export type Told = Of<Change>;

/** Sends a change of the questions that this page shows; null when it is done, or what keeps it from being so. */
export function useChange(): (change: Told) => Promise<Problem | null> {
	const { id, view } = useRoom();
	return async (change) => {
		const { revision } = view;
		const body = (
			change.do === "ask" ? change : { ...change, revision }
		) as Change;
		const reply = await call(routes.rooms.change, { params: { id }, body });
		return reply.ok ? null : reply.problem;
	};
}

/** What went wrong is told to the person here. */
export function tellProblem(problem: Problem): void {
	notify(words.notDone(problem.detail), { tone: "error" });
}
