import * as words from "../../words/editor.en.ts";
import "./preview.css";
import { useState } from "preact/hooks";
import { sayFault } from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { deskOf } from "../../kinds/desks.ts";
import { pictureOf } from "../../kinds/pictures.ts";
import { Rich } from "../../text/Rich.tsx";
import { usePreviewed } from "./previewed.ts";

type Device = "phone" | "projector";

interface Shown {
	readonly question: Question;
	readonly index: number;
	readonly total: number;
	readonly isRevealed: boolean;
}

/** One question about as a phone and the projector show it. A picture, not a copy of those pages: nothing in it can be pressed. */
export function Preview({
	question: typed,
	index,
	total,
}: Omit<Shown, "isRevealed">) {
	const [isRevealed, setRevealed] = useState(false);
	const [device, setDevice] = useState<Device>("phone");
	const { question, faults } = usePreviewed(typed);
	const shown = { question, index, total, isRevealed };
	return (
		<aside class="preview" aria-label={words.preview}>
			<div class="preview-switch">
				<fieldset class="view-switch">
					<legend class="visually-hidden">{words.previewOn}</legend>
					{devices.map(([name, label]) => (
						<button
							key={name}
							type="button"
							class="button quiet"
							aria-pressed={device === name}
							onClick={() => setDevice(name)}
						>
							{label}
						</button>
					))}
				</fieldset>
				<button
					type="button"
					class="button quiet"
					aria-pressed={isRevealed}
					onClick={() => setRevealed(!isRevealed)}
				>
					{isRevealed ? words.whileItIsOpen : words.afterTheReveal}
				</button>
			</div>
			{device === "phone" ? <Phone {...shown} /> : <Projector {...shown} />}
			{faults.map((fault) => (
				<p key={fault.path} class="preview-note">
					{sayFault(fault)}
				</p>
			))}
		</aside>
	);
}

const devices: readonly (readonly [Device, string])[] = [
	["phone", words.onAPhone],
	["projector", words.onTheProjector],
];

function Phone({ question, index, total, isRevealed }: Shown) {
	const kind = deskOf(question.kind);
	return (
		<div class="preview-phone">
			<p class="preview-place">{words.questionOf(index + 1, total)}</p>
			<div class="preview-text" dir="auto">
				<Rich text={question.text || words.whatDoYouAsk} />
			</div>
			<kind.Preview question={question} isRevealed={isRevealed} />
			{isRevealed && question.explanation.trim() !== "" && (
				<div class="preview-explanation" dir="auto">
					<Rich text={question.explanation} />
				</div>
			)}
			{!isRevealed && <p class="preview-note">{sayTime(question)}</p>}
		</div>
	);
}

/** 16 by 9, with its letters in the proportion that they have there. */
function Projector({ question, index, total, isRevealed }: Shown) {
	const { Picture } = pictureOf(question.kind);
	return (
		<div class="preview-projector">
			<div>
				<p class="preview-place">{words.questionOf(index + 1, total)}</p>
				<div class="preview-text" dir="auto">
					<Rich text={question.text || words.whatDoYouAsk} />
				</div>
				<Picture
					ask={question.ask}
					distribution={null}
					key_={isRevealed ? question.key : null}
					before={null}
					mine={null}
					size="page"
				/>
				{isRevealed && question.explanation.trim() !== "" && (
					<div class="preview-explanation" dir="auto">
						<Rich text={question.explanation} />
					</div>
				)}
				{!isRevealed && <p class="preview-note">{sayTime(question)}</p>}
			</div>
		</div>
	);
}

function sayTime({ seconds }: Question): string {
	return seconds === null ? words.noTimeLimit : words.secondsToAnswer(seconds);
}
