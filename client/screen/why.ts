import { useEffect, useState } from "preact/hooks";
import type { ScreenView } from "../../shared/views.ts";
import { shortcutOf } from "../look/keys.ts";

/** Whether the explanation has the picture: the instructor's page says so, or a key at the screen itself does. Another picture, and it has not. */
export function useWhy(view: ScreenView): boolean {
	const told = view.phase === "revealed" && view.why === true;
	const place = `${view.phase} ${"asked" in view ? view.asked.round : ""} ${told}`;
	const [at, setAt] = useState("");
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat)
				return;
			if (shortcutOf(event) === "w") setAt(at === place ? "" : place);
		};
		window.addEventListener("keydown", press);
		return () => window.removeEventListener("keydown", press);
	}, [place, at]);
	return told !== (at === place);
}
