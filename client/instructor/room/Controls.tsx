import "./next.css";
import { isSlide, numberAt } from "../../../shared/kinds/kinds.ts";
import { GoTo } from "../../look/GoTo.tsx";
import { Undo } from "../../look/icons.tsx";
import * as changes from "../../words/change.en.ts";
import * as words from "../../words/room.en.ts";
import { useFoot } from "../shell/foot.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { ResultsLink } from "./ResultsLink.tsx";
import { StepRow } from "./StepRow.tsx";
import { sayStep } from "./words.ts";

interface ControlsProps {
	/** The primary button would do nothing now: it has just changed, or its command is on its way. */
	inert: boolean;
	/** Of the number of a question that is being typed. */
	typed: string;
	onPrimary(): void;
	onBack(): void;
}

const secondsAdded = 30;

/** The one next step, always in the same place, between the way back and what else the moment asks for. */
export function Controls({ inert, typed, onPrimary, onBack }: ControlsProps) {
	const page = useRoom();
	const { view, sheet } = page;
	const foot = useFoot();
	const hasEnded = view.phase === "ended";
	return (
		<section ref={foot} class="room-controls" aria-label={words.nextStep}>
			<GoTo
				typed={typed}
				count={sheet.filter((one) => !isSlide(one)).length}
				isOpen={view.phase === "open"}
			/>
			<StepRow />
			{view.primary?.talk && (
				<p class="room-why quiet-text small">{words.whyTalk}</p>
			)}
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
							: sayStep(view.primary, page)}
						<span class="key" aria-hidden="true">
							{words.space}
						</span>
					</button>
				)}
				<div class="room-moment">
					{hasEnded && view.primary !== null && <ResultsLink look="quiet" />}
					<Moment />
				</div>
				<div class="room-back">
					{!hasEnded && (
						<Act
							blocked={view.back === null ? words.nothingBefore : null}
							onPress={onBack}
						>
							<Undo />{" "}
							<span class="room-back-word">
								{view.back?.command.do === "reopen"
									? words.openAgain
									: words.back}
							</span>
						</Act>
					)}
				</div>
			</div>
		</section>
	);
}

function Moment() {
	const page = useRoom();
	const { view, sheet, send } = page;
	const { at, deadline, secondary } = view;
	if (view.phase !== "open" || view.lastCall) return <Other />;
	return (
		<>
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
			{secondary !== null && <Other />}
		</>
	);

	function Other() {
		if (secondary === null) return null;
		const { command } = secondary;
		const isAgain = command.do === "open";
		return (
			<Act
				{...(isAgain && {
					label: words.askAgainQuestion(numberAt(sheet, command.question)),
				})}
				onPress={() => void send(command)}
			>
				{isAgain ? words.askAgain : sayStep(secondary, page)}
			</Act>
		);
	}
}
