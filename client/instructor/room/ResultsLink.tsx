import * as words from "../../words/room.en.ts";
import { href } from "../shell/route.ts";
import { useRoom } from "./context.ts";

export function ResultsLink({ look }: { look: "primary" | "quiet" }) {
	const { id, view } = useRoom();
	return (
		<a
			class={`button ${look}${look === "primary" ? " room-primary" : ""}`}
			href={href({ page: "results", room: id })}
		>
			{view.phase === "ended" ? words.seeTheResults : words.results}
		</a>
	);
}
