import { paths } from "../../../shared/protocol.ts";
import { base } from "../../link/base.ts";
import { Screen } from "../../look/icons.tsx";
import * as words from "../../words/room.en.ts";
import { useRoom } from "./context.ts";

/** Opens the projector's page beside this one. `isBrief`: its name is said whole, and shown in one word. */
export function ScreenLink({ isBrief = false }: { isBrief?: boolean }) {
	const { view } = useRoom();
	return (
		<a
			class="button"
			aria-label={isBrief ? words.openTheScreen : undefined}
			href={base + paths.screen(view.screenToken)}
			target="_blank"
			rel="noopener"
		>
			<Screen /> {isBrief ? words.screen : words.openTheScreen}
		</a>
	);
}
