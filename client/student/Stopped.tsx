import type { Refusal } from "../../shared/refusal.ts";
import { tryAgain } from "../words/student.en.ts";
import * as words from "../words/student-after.en.ts";

interface Props {
	readonly refusal: Refusal;
	readonly onReopen: () => void;
	readonly onLeave: () => void;
}

/** Why the page no longer follows the room, and what to do. */
export function Stopped({ refusal, onReopen, onLeave }: Props) {
	const { error, message } = refusal;
	return (
		<>
			<p class="hint">{message}</p>
			{error === "old-client" || error === "no-seat" ? (
				<button
					type="button"
					class="button primary wide"
					onClick={() => location.reload()}
				>
					{error === "no-seat" ? words.joinAgain : words.loadThePageAgain}
				</button>
			) : error !== "no-room" && error !== "removed" ? (
				<button type="button" class="button primary wide" onClick={onReopen}>
					{error === "conflict" ? words.useItHere : tryAgain}
				</button>
			) : null}
			<button type="button" class="button wide" onClick={onLeave}>
				{words.joinAnotherRoom}
			</button>
		</>
	);
}

/** There is a room with this code, and it is over. */
export function Over({ onLeave }: Pick<Props, "onLeave">) {
	return (
		<>
			<p class="hint">{words.nobodyCanJoinIt}</p>
			<button type="button" class="button wide" onClick={onLeave}>
				{words.joinAnotherRoom}
			</button>
		</>
	);
}
