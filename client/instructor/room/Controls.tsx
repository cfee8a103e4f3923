import { Countdown } from "../../look/Countdown.tsx";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { ResultsLink } from "./ResultsLink.tsx";

interface ControlsProps {
	/** The primary button would do nothing now: it has just changed, or its command is on its way. */
	inert: boolean;
	onPrimary(): void;
}

/** The primary button, always in the same place, and above it what else the moment asks for, in a row of fixed height. */
export function Controls({ inert, onPrimary }: ControlsProps) {
	const { view } = useRoom();
	return (
		<section class="room-controls" aria-label="Next step">
			<div class="room-moment">
				<Moment />
			</div>
			{view.primary === null ? (
				<ResultsLink look="primary" />
			) : (
				<button
					type="button"
					class="button primary room-primary"
					aria-disabled={inert}
					onClick={onPrimary}
				>
					{view.primary.label}
				</button>
			)}
		</section>
	);
}

function Moment() {
	const { view, send } = useRoom();
	const { question, at } = view;
	switch (view.phase) {
		case "open":
			return <Timer />;
		case "closed":
		case "revealed":
			return question === null ? null : (
				<Act
					look="quiet"
					onPress={() => void send({ do: "open", at, question })}
				>
					Ask question {question + 1} again
				</Act>
			);
		case "lobby":
		case "ready":
		case "ended":
			return null;
	}
}

function Timer() {
	const { view, offset, send } = useRoom();
	const { at, deadline, openedAt } = view;
	const extend = (seconds: number) => void send({ do: "extend", at, seconds });
	const sign = deadline === null ? "" : "+";
	return (
		<>
			<div class="room-clock">
				{deadline === null ? (
					<span class="quiet-text">No time limit</span>
				) : (
					<Countdown
						deadline={deadline}
						offset={offset}
						total={openedAt === null ? null : deadline - openedAt}
						size="page"
					/>
				)}
			</div>
			<Act
				label={
					deadline === null ? "30 s until the close" : "+30 s on the clock"
				}
				onPress={() => extend(30)}
			>
				{sign}30 s
			</Act>
			<Act
				label={
					deadline === null ? "60 s until the close" : "+60 s on the clock"
				}
				onPress={() => extend(60)}
			>
				{sign}60 s
			</Act>
			<Act
				blocked={deadline === null ? "There is no clock to stop" : null}
				onPress={() => void send({ do: "untime", at })}
			>
				Stop clock
			</Act>
		</>
	);
}
