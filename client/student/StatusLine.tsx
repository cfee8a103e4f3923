import type { How } from "../kinds/part.ts";
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
	readonly how: How | null;
}

/** Slate at the bottom edge: one sentence, of the answer or else of the connection; a second line, and the time left. Never two truths. */
export function StatusLine({ state, part, how }: Props) {
	const { held, link, offset } = state;
	const said = part?.sentenceOf(state, how);
	const isFine = link === "connected" || link === "resting";
	/** What is on its way says itself that the line is down. */
	const isQuiet = said != null && (isFine || said.is === "unsaved");
	return (
		<footer class="status">
			<div>
				<p class="status-answer" role="status" data-state={said?.is ?? "none"}>
					{said && (
						<>
							{said.icon}
							<span>{said.words}</span>
						</>
					)}
				</p>
				<p class="status-link" role="status" data-state={link} hidden={isQuiet}>
					{isFine ? <Cloud /> : <CloudOff />}
					<span>{links[link]}</span>
				</p>
				{isQuiet && said.more && <p class="status-more">{said.more}</p>}
			</div>
			{part && held?.view.phase === "open" && (
				<part.Countdown
					deadline={held.view.deadline}
					offset={offset}
					size="phone"
				/>
			)}
		</footer>
	);
}
