import { numberAt } from "../../../shared/kinds/kinds.ts";
import { Countdown } from "../../look/Countdown.tsx";
import * as changes from "../../words/change.en.ts";
import * as words from "../../words/room.en.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { ResultsLink } from "./ResultsLink.tsx";
import { sayPrimary } from "./words.ts";

interface ControlsProps {
	/** The primary button would do nothing now: it has just changed, or its command is on its way. */
	inert: boolean;
	onPrimary(): void;
}

/** The primary button, always in the same place, and above it what else the moment asks for, in a row of fixed height. */
export function Controls({ inert, onPrimary }: ControlsProps) {
	const page = useRoom();
	const { view, sheet } = page;
	return (
		<section class="room-controls" aria-label={words.nextStep}>
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
					{sheet.length === 0
						? changes.askSomething
						: sayPrimary(view.primary, page)}
				</button>
			)}
		</section>
	);
}

function Moment() {
	const { view, sheet, send } = useRoom();
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
					{words.askAgainNow(numberAt(sheet, question))}
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
	return (
		<>
			<div class="room-clock">
				{deadline === null ? (
					<span class="quiet-text">{words.noTimeLimit}</span>
				) : (
					<Countdown
						deadline={deadline}
						offset={offset}
						total={openedAt === null ? null : deadline - openedAt}
						size="page"
					/>
				)}
			</div>
			{[30, 60].map((seconds) => (
				<Act
					key={seconds}
					label={
						deadline === null
							? words.untilTheClose(seconds)
							: words.onTheClock(seconds)
					}
					onPress={() => extend(seconds)}
				>
					{deadline === null
						? words.timeGiven(seconds)
						: words.timeAdded(seconds)}
				</Act>
			))}
			<Act
				blocked={deadline === null ? words.thereIsNoClock : null}
				onPress={() => void send({ do: "untime", at })}
			>
				{words.stopClock}
			</Act>
		</>
	);
}
