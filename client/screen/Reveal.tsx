import * as texts from "../words/screen.en.ts";
import "./question.css";
import type { ScreenView } from "../../shared/views.ts";
import { pictureOf } from "../kinds/pictures.ts";
import { Rich } from "../text/Rich.tsx";
import { useFit } from "./fit.ts";
import { Head } from "./Head.tsx";

const bars = {
	most: 3.8,
	enough: 2.9,
	least: 2.3,
	floor: 0.8,
	lines: [12, 8, 5, 3, 2],
};
const why = { most: 3.2, enough: 0, least: 2.3, floor: 0.8 };

/** What was answered, what is correct, and why. */
export function Reveal({
	view,
}: {
	readonly view: Extract<ScreenView, { phase: "revealed" }>;
}) {
	const { asked, solution } = view;
	const { key, distribution, before, explanation } = solution;
	const { Picture, words } = pictureOf(asked.kind);
	const left = useFit(
		JSON.stringify([
			asked.text,
			words(asked.ask),
			key,
			before !== null,
			explanation === "",
		]),
		bars,
	);
	const right = useFit(explanation, why);
	return (
		<>
			<Head places={view} index={asked.index} vote={asked.vote} />
			<div class="reveal" data-alone={explanation === "" ? "" : undefined}>
				<div class="body" ref={left}>
					<h1 class="question" dir="auto">
						<Rich text={asked.text ?? ""} />
					</h1>
					<Picture
						ask={asked.ask}
						distribution={distribution}
						key_={key}
						before={before}
						mine={null}
						size="screen"
					/>
				</div>
				<aside class="why" ref={right} hidden={explanation === ""}>
					<h2>{texts.why}</h2>
					<div class="why-words" dir="auto">
						<Rich text={explanation} />
					</div>
				</aside>
			</div>
		</>
	);
}
