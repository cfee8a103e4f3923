import type { Refusal, RefusalKind } from "../../shared/refusal.ts";

interface Props {
	readonly refusal: Refusal;
	readonly onReopen: () => void;
	readonly onLeave: () => void;
}

const headings: Partial<Record<RefusalKind, string>> = {
	"no-room": "This room is gone",
	removed: "You were taken out of this room",
	conflict: "Open in another window",
	"old-client": "This page is out of date",
	"room-ended": "This room has ended",
	"no-seat": "You are not in this room any more",
};

/** Why the page no longer follows the room, and what to do. */
export function Stopped({ refusal, onReopen, onLeave }: Props) {
	const { error, message } = refusal;
	return (
		<>
			<h1>{headings[error] ?? "This did not work"}</h1>
			<p class="hint">{message}</p>
			{error === "old-client" || error === "no-seat" ? (
				<button
					type="button"
					class="button primary wide"
					onClick={() => location.reload()}
				>
					{error === "no-seat" ? "Join again" : "Load the page again"}
				</button>
			) : error !== "no-room" && error !== "removed" ? (
				<button type="button" class="button primary wide" onClick={onReopen}>
					{error === "conflict" ? "Use it here" : "Try again"}
				</button>
			) : null}
			<button type="button" class="button wide" onClick={onLeave}>
				Join another room
			</button>
		</>
	);
}
