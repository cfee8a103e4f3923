import * as words from "../../words/room.en.ts";
import "./step-row.css";
import { useRoom } from "./context.ts";

/** Through which steps this question goes: where the room stands, and what the next press does. */
export function StepRow() {
	const { view } = useRoom();
	if (view.steps.length === 0) return null;
	return (
		<ol class="step-row" aria-label={words.stepsOfQuestion}>
			{view.steps.map(({ step, is }) => (
				<li
					key={step}
					data-is={is}
					aria-current={is === "now" ? "step" : undefined}
				>
					{words.stepNames[step]}
					{is === "next" && (
						<span class="visually-hidden"> {words.comesWithThePress}</span>
					)}
				</li>
			))}
		</ol>
	);
}
