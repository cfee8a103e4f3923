import * as words from "../../words/room.en.ts";
import { useRoom } from "./context.ts";

/** How many have joined, are connected, and have answered the round that is open or was last. */
export function Counts() {
	const { pulse, view } = useRoom();
	const isCounted = view.round !== null && pulse.round === view.round;
	return (
		<dl class="counts">
			<div>
				<dt>{words.joined}</dt>
				<dd class="number">{pulse.joined}</dd>
			</div>
			<div>
				<dt>{words.connected}</dt>
				<dd class="number">{pulse.connected}</dd>
			</div>
			<div>
				<dt>{words.answered}</dt>
				<dd class="number">
					{isCounted ? pulse.answered : view.phase === "open" ? 0 : "–"}
				</dd>
			</div>
		</dl>
	);
}
