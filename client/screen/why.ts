import { useState } from "preact/hooks";
import type { ScreenView } from "../../shared/views.ts";

export interface WhyShown {
	/** Whether the explanation has the picture: the room's page says so, or a key at the screen itself does. Another picture, and it has not. */
	readonly isWhy: boolean;
	/** Null: there is none now. */
	readonly toggle: (() => void) | null;
}

export function useWhy(view: ScreenView | null): WhyShown {
	const told = view?.phase === "revealed" && view.why === true;
	const round = view !== null && "asked" in view ? view.asked.round : "";
	const place = `${view?.phase} ${round} ${told}`;
	const [at, setAt] = useState("");
	const isThere =
		view?.phase === "revealed" && view.solution.explanation !== "";
	return {
		isWhy: told !== (at === place),
		toggle: isThere ? () => setAt(at === place ? "" : place) : null,
	};
}
