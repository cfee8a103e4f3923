import { useState } from "preact/hooks";
import { numberAt, slidePartsOf } from "../../../shared/kinds/kinds.ts";
import { Rich } from "../../text/Rich.tsx";
import * as changes from "../../words/change.en.ts";
import * as words from "../../words/room.en.ts";
import { ChangeDialog } from "./change/ChangeDialog.tsx";
import { useRoom } from "./context.ts";
import { News } from "./News.tsx";
import { Notes } from "./Notes.tsx";

/** A slide with all of its parts: those that the class does not see yet are told apart. */
export function StageSlide({ question: index }: { readonly question: number }) {
	const { view, sheet, live } = useRoom();
	const [isChanging, setChanging] = useState(false);
	const slide = sheet[index];
	const parts = slide && slidePartsOf(slide);
	if (slide === undefined || !parts) return null;
	const isHere = view.question === index && view.parts !== null;
	const shown = isHere ? (view.parts ?? 1) : parts.length;
	return (
		<article class="stage-question">
			<News
				answered={null}
				isHere={isHere}
				state={isHere ? words.onTheScreenNow : words.aSlide}
			>
				{isHere && parts.length > 1 && (
					<span class="tag">{words.partOf(shown, parts.length)}</span>
				)}
			</News>
			<div class="asked">
				<p class="stage-place number">{words.slide(numberAt(sheet, index))}</p>
				{view.phase !== "ended" && (
					<div class="asked-acts">
						<button
							type="button"
							class="button quiet"
							aria-label={changes.changeSlide(numberAt(sheet, index))}
							aria-disabled={!live}
							onClick={() => {
								if (live) setChanging(true);
							}}
						>
							{changes.change}
						</button>
					</div>
				)}
				<h2 class="stage-text" dir="auto">
					<Rich text={slide.text} />
				</h2>
			</div>
			<Notes notes={slide.notes ?? ""} />
			<ol class="stage-parts">
				{parts.map((part, place) => (
					<li key={place} data-ahead={place < shown ? undefined : ""}>
						{place >= shown && (
							<p class="small quiet-text">
								{place === shown ? words.comesNext : words.comesLater}
							</p>
						)}
						{part !== "" && (
							<div class="stage-part" dir="auto">
								<Rich text={part} />
							</div>
						)}
					</li>
				))}
			</ol>
			<ChangeDialog
				question={index}
				open={isChanging}
				onClose={() => setChanging(false)}
			/>
		</article>
	);
}
