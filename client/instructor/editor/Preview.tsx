import * as words from "../../words/editor.en.ts";
import "./preview.css";
import { useEffect, useState } from "preact/hooks";
import {
	isOnPhones,
	sayFault,
	slidePartsOf,
} from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { deskOf } from "../../kinds/desks.ts";
import { pictureOf } from "../../kinds/pictures.ts";
import { Parts } from "../../text/Parts.tsx";
import { Rich } from "../../text/Rich.tsx";
import { usePreviewed } from "./previewed.ts";

type Device = "phone" | "projector";

interface Shown {
	readonly question: Question;
	/** Among its like, from 1. */
	readonly number: number;
	/** Of questions. */
	readonly total: number;
	readonly isRevealed: boolean;
}

/** One question about as a phone and the projector show it. A picture, not a copy of those pages: nothing in it can be pressed. */
export function Preview({
	question: typed,
	number,
	total,
}: Omit<Shown, "isRevealed">) {
	const [isRevealed, setRevealed] = useState(false);
	const [device, setDevice] = useState<Device>("phone");
	const { question, faults } = usePreviewed(typed);
	/** Of a slide's parts so many; all of them until one is asked for. */
	const [count, setCount] = useState<number | null>(null);
	useEffect(() => setCount(null), [typed.id]);
	const upTo = ({ length }: readonly string[]) =>
		Math.min(count ?? length, length);
	const shown = { question, number, total, isRevealed };
	const parts = slidePartsOf(question);
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
				{parts === null && (
					<button
						type="button"
						class="button quiet"
						aria-pressed={isRevealed}
						onClick={() => setRevealed(!isRevealed)}
					>
						{words.afterTheReveal}
					</button>
				)}
				{parts !== null && parts.length > 1 && (
					<button
						type="button"
						class="button quiet"
						onClick={() =>
							setCount(upTo(parts) === parts.length ? 1 : upTo(parts) + 1)
						}
					>
						{words.partsShown(upTo(parts), parts.length)}
					</button>
				)}
			</div>
			{parts !== null ? (
				<Slide
					slide={question}
					number={number}
					parts={parts.slice(0, upTo(parts))}
					device={device}
				/>
			) : device === "phone" ? (
				<Phone {...shown} />
			) : (
				<Projector {...shown} />
			)}
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

function Phone({ question, number, total, isRevealed }: Shown) {
	const kind = deskOf(question.kind);
	return (
		<div class="preview-phone">
			<p class="preview-place">{words.questionOf(number, total)}</p>
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

function Slide({
	slide,
	number,
	parts,
	device,
}: {
	readonly slide: Question;
	readonly number: number;
	readonly parts: readonly string[];
	readonly device: Device;
}) {
	const isShown = device === "projector" || isOnPhones(slide);
	return (
		<div class={`preview-${device}`}>
			<div class="preview-slide">
				<p class="preview-place">{words.slide(number)}</p>
				<div class="preview-text" dir="auto">
					{isShown ? (
						<Rich text={slide.text || words.itsHeading} />
					) : (
						words.lookAtTheScreen
					)}
				</div>
				{isShown && <Parts parts={parts} />}
			</div>
		</div>
	);
}

/** 16 by 9, with its letters in the proportion that they have there. */
function Projector({ question, number, total, isRevealed }: Shown) {
	const { Picture } = pictureOf(question.kind);
	return (
		<div class="preview-projector">
			<div>
				<p class="preview-place">{words.questionOf(number, total)}</p>
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
