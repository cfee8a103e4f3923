import "./question.css";
import "./slide.css";
import type { ScreenView } from "../../shared/views.ts";
import { Parts } from "../text/Parts.tsx";
import { Rich } from "../text/Rich.tsx";
import { useFit } from "./fit.ts";

type ReadyView = Extract<ScreenView, { phase: "ready" }>;
export type SlideView = ReadyView & {
	readonly slide: NonNullable<ReadyView["slide"]>;
};

const slide = { most: 4.8, enough: 0, least: 2.3, floor: 0.8 };

/** A slide, from the top: each part comes below what is read already, in room that was kept for it. */
export function Slide({ view }: { readonly view: SlideView }) {
	const { index, text, title } = view;
	const { parts, ahead } = view.slide;
	const box = useFit(JSON.stringify([text, parts]), slide, String(index));
	return (
		<>
			<header class="head">
				<p class="head-title" dir="auto">
					{title}
				</p>
			</header>
			<div class="body slide" ref={box}>
				<h1 class="question" dir="auto">
					<Rich text={text} />
				</h1>
				<Parts parts={parts} />
				{ahead.length > 0 && (
					<div class="slide-ahead" aria-hidden="true">
						{ahead.map((letters, line) => (
							<p key={line}>{"0000 ".repeat(letters / 5)}</p>
						))}
					</div>
				)}
			</div>
		</>
	);
}
