import * as words from "../../words/room.en.ts";
import "./step-row.css";
import { useRoom } from "./context.ts";
import { namedSteps } from "./words.ts";

/** Through which steps this question goes: where the room stands, and what the next press does. */
export function StepRow() {
	const { view } = useRoom();
	const steps = namedSteps(view);
	if (steps.length === 0) return null;
	return (
		<ol class="step-row" aria-label={words.stepsOfQuestion}>
			{steps.map(({ step, is, name }) => (
				<li
					key={step}
					data-is={is}
					aria-current={is === "now" ? "step" : undefined}
				>
					{name}
					{is === "next" && (
						<span class="visually-hidden"> {words.comesWithThePress}</span>
					)}
				</li>
			))}
		</ol>
	);
}
