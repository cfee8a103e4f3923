import { useLayoutEffect, useState } from "preact/hooks";
import type { ScreenView } from "../../shared/views.ts";
import { followPreview } from "../link/preview.ts";
import { blank } from "./feed.ts";
import { Body } from "./Screen.tsx";

/** One picture of the screen as the page around this one tells it: of no room, so nobody joins it, and nothing in it can be pressed. */
export function Previewed() {
	const [view, setView] = useState<ScreenView | null>(null);
	// Before the page around hears that this one is loaded.
	useLayoutEffect(() => followPreview(setView), []);
	if (view === null) return null;
	return (
		<main
			class="screen"
			data-phase={view.phase}
			data-accent={view.branding?.accent}
		>
			<Body
				// A slide that is written is begun anew: its type may become larger again.
				key={"slide" in view ? view.version : ""}
				token=""
				address=""
				view={view}
				picture={{ ...blank, view, link: "live" }}
				isWhy={view.phase === "revealed" && view.why === true}
			/>
			<footer class="desk" />
		</main>
	);
}
