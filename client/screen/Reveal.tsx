import "./question.css";
import type { ScreenView } from "../../shared/views.ts";
import { Bars } from "../look/Bars.tsx";
import { useFit } from "./fit.ts";
import { Head } from "./Head.tsx";

const bars = { most: 3.8, enough: 2.9, least: 2.3, floor: 0.8 };
const words = { most: 3.2, enough: 0, least: 2.3, floor: 0.8 };

/** What was answered, what is correct, and why. */
export function Reveal({
	view,
}: {
	readonly view: Extract<ScreenView, { phase: "revealed" }>;
}) {
	const { asked, solution } = view;
	const { correct, distribution, before, explanation } = solution;
	const options =
		asked.options ?? Array.from({ length: asked.optionCount }, () => null);
	const left = useFit(
		JSON.stringify([
			asked.text,
			options,
			correct,
			before !== null,
			explanation === "",
		]),
		bars,
	);
	const right = useFit(explanation, words);
	return (
		<>
			<Head index={asked.index} total={view.total} vote={asked.vote} />
			<div class="reveal" data-alone={explanation === "" ? "" : undefined}>
				<div class="body" ref={left}>
					<h1 class="question" dir="auto">
						{asked.text}
					</h1>
					<Bars
						options={options}
						counts={distribution.counts}
						answered={distribution.answered}
						correct={correct}
						before={before}
						size="screen"
					/>
				</div>
				<aside class="why" ref={right} hidden={explanation === ""}>
					<h2>Why</h2>
					<p dir="auto">{explanation}</p>
				</aside>
			</div>
		</>
	);
}
