import "./slide.css";
import type { ScreenView } from "../../shared/views.ts";
import { Parts } from "../text/Parts.tsx";
import { Rich } from "../text/Rich.tsx";
import { pictureBeside } from "./beside.ts";
import type { Sizes } from "./fit.ts";
import { Stage } from "./Stage.tsx";

type ReadyView = Extract<ScreenView, { phase: "ready" }>;
export type SlideView = ReadyView & {
	readonly slide: NonNullable<ReadyView["slide"]>;
};

const sizes: Sizes = [
	[3, 2.2],
	[3, 2],
	[2.6, 1.8],
	[2.4, 1.6],
	[2.2, 1.4],
	[1.8, 1.2],
	[1.6, 1],
];

/** A slide, from the top: each part comes below what is read already, in room that was kept for it. */
export function Slide({ view }: { readonly view: SlideView }) {
	const { index, text, title } = view;
	const { parts, ahead } = view.slide;
	const ratio = pictureBeside(parts);
	return (
		<>
			<header class="head">
				<p class="head-title" dir="auto">
					{title}
				</p>
			</header>
			<Stage
				content={JSON.stringify([text, parts])}
				sizes={sizes}
				grown={String(index)}
				ratio={ratio}
				name="slide"
			>
				<h1 class="question" dir="auto">
					<Rich text={text} />
				</h1>
				<div class="slide-parts">
					<div data-column>
						<Parts parts={parts} />
						{ahead.length > 0 && (
							<div class="slide-ahead" aria-hidden="true">
								{ahead.map((letters, line) => (
									<p key={line}>{"0000 ".repeat(letters / 5)}</p>
								))}
							</div>
						)}
					</div>
				</div>
			</Stage>
		</>
	);
}
