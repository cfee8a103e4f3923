import { paths } from "../../../shared/protocol.ts";
import { base } from "../../link/base.ts";
import { Screen } from "../../look/icons.tsx";
import * as words from "../../words/room.en.ts";
import { useRoom } from "./context.ts";

/** Opens the projector's page beside this one. */
export function ScreenLink() {
	const { view } = useRoom();
	return (
		<a
			class="button"
			href={base + paths.screen(view.screenToken)}
			target="_blank"
			rel="noopener"
		>
			<Screen /> {words.openTheScreen}
		</a>
	);
}
