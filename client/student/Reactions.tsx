import { partOf } from "../link/part.ts";
import type { Props } from "./RoomPage.tsx";

/** Most rooms take none. */
const reactions = partOf(() => import("./reactions-part.tsx"));

/** What a student can say beside answers. */
export function Reactions(props: Props) {
	const part = reactions.use(!!props.state.held?.view.reactions);
	return part && <part.Reactions {...props} />;
}
