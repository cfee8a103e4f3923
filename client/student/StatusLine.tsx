import { Cloud, CloudOff } from "../look/icons.tsx";
import * as texts from "../words/student.en.ts";
import type { LaterPart } from "./later.ts";
import type { SittingState } from "./sitting.ts";

const links: Record<SittingState["link"], string> = {
	connecting: texts.connecting,
	connected: texts.connected,
	reconnecting: texts.reconnecting,
	resting: texts.ready,
	stopped: texts.notConnected,
};

interface Props {
	readonly state: SittingState;
	/** What comes later, as soon as it is here. */
	readonly part: LaterPart | null;
}

/** Fixed at the bottom edge: time left, what became of the answer, the connection. */
export function StatusLine({ state, part }: Props) {
	const { held, link, offset } = state;
	return (
		<footer class="status">
			{part && held?.view.phase === "open" && (
				<part.Countdown
					deadline={held.view.deadline}
					offset={offset}
					size="phone"
				/>
			)}
			<div class="status-row">
				{part ? <part.AnswerState state={state} /> : <p />}
				<p class="status-link" role="status" data-state={link}>
					{link === "connected" || link === "resting" ? (
						<Cloud />
					) : (
						<CloudOff />
					)}
					<span>{links[link]}</span>
				</p>
			</div>
		</footer>
	);
}
