import "./next.css";
import { numberAt } from "../../../shared/kinds/kinds.ts";
import { Undo } from "../../look/icons.tsx";
import * as changes from "../../words/change.en.ts";
import * as words from "../../words/room.en.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { placeBefore } from "./known.ts";
import { ResultsLink } from "./ResultsLink.tsx";
import { sayPrimary } from "./words.ts";

interface ControlsProps {
	/** The primary button would do nothing now: it has just changed, or its command is on its way. */
	inert: boolean;
	onPrimary(): void;
	onBack(): void;
}

const secondsAdded = 30;

/** The one next step, always in the same place, between the way back and what else the moment asks for. */
export function Controls({ inert, onPrimary, onBack }: ControlsProps) {
	const page = useRoom();
	const { view, sheet } = page;
	const hasEnded = view.phase === "ended";
	return (
		<section class="room-controls" aria-label={words.nextStep}>
			<div class="room-row">
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
						<span class="key" aria-hidden="true">
							{words.space}
						</span>
					</button>
				)}
				<div class="room-moment">
					<Moment />
				</div>
				<div class="room-back">
					{!hasEnded && (
						<Act
							blocked={placeBefore(page) === null ? words.nothingBefore : null}
							onPress={onBack}
						>
							<Undo /> <span class="room-back-word">{words.back}</span>
						</Act>
					)}
				</div>
			</div>
		</section>
	);
}

function Moment() {
	const { view, sheet, send } = useRoom();
	const { question, at, deadline } = view;
	switch (view.phase) {
		case "open":
			return (
				<Act
					label={
						deadline === null
							? words.untilTheClose(secondsAdded)
							: words.onTheClock(secondsAdded)
					}
					onPress={() => void send({ do: "extend", at, seconds: secondsAdded })}
				>
					{deadline === null
						? words.timeGiven(secondsAdded)
						: words.timeAdded(secondsAdded)}
				</Act>
			);
		case "closed":
		case "revealed":
			return question === null ? null : (
				<Act
					label={words.askAgainQuestion(numberAt(sheet, question))}
					onPress={() => void send({ do: "open", at, question })}
				>
					{words.askAgain}
				</Act>
			);
		case "lobby":
		case "ready":
		case "ended":
			return null;
	}
}
