import { useState } from "preact/hooks";
import { partOf } from "../link/part.ts";
import { useAwake } from "../look/awake.ts";
import { oneMoment } from "../words/student.en.ts";
import * as words from "../words/student-later.en.ts";
import type { Props } from "./RoomPage.tsx";

/** Most press neither. */
const acts = partOf(() => import("./LobbyActs.tsx"));

/** What can be done about one's own seat until the first question. */
export function LobbyLinks(props: Props) {
	const [doing, setDoing] = useState<"rename" | "leave" | null>(null);
	const part = acts.use(doing !== null);
	useAwake(true);
	if (doing !== null)
		return part ? (
			<part.LobbyActs {...props} doing={doing} onDone={() => setDoing(null)} />
		) : (
			<p class="push">{oneMoment}</p>
		);
	return (
		<p class="push">
			{props.state.held?.view.names !== "generated" && (
				<button type="button" class="link" onClick={() => setDoing("rename")}>
					{words.changeMyName}
				</button>
			)}
			<button type="button" class="link" onClick={() => setDoing("leave")}>
				{words.leaveThisRoom}
			</button>
		</p>
	);
}
