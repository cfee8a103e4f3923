import * as words from "../../words/room.en.ts";
import { showWhen } from "../shell/when.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { confirmEnd } from "./ending.ts";

/** The end, at any time: many a lecture is over before its last question. */
export function EndButton() {
	const { view, send } = useRoom();
	const end = async () => {
		if (await confirmEnd(view.settings)) await send({ do: "end", at: view.at });
	};
	return (
		<Act look="danger" onPress={() => void end()}>
			{words.endRoom}
		</Act>
	);
}

/** The same below all that stands beside the question, and when the room ends by itself. */
export function EndRoom() {
	const { view } = useRoom();
	return (
		<section class="room-end" aria-label={words.theEnd}>
			<EndButton />
			{view.endsAt !== null && (
				<p class="small quiet-text">
					{words.endsByItself(showWhen(view.endsAt))}
				</p>
			)}
		</section>
	);
}
