import * as words from "../../words/editor.en.ts";
import "./preview.css";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Branding } from "../../../shared/branding.ts";
import {
	isOnPhones,
	sayFault,
	slidePartsOf,
} from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { deskOf } from "../../kinds/desks.ts";
import { rowsFrom } from "../../text/direction.ts";
import { Parts } from "../../text/Parts.tsx";
import { Rich } from "../../text/Rich.tsx";
import { useUnlinked } from "../../text/unlinked.ts";
import { createCell } from "../shell/cell.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { ProjectorFrame } from "./ProjectorFrame.tsx";
import { usePreviewed } from "./previewed.ts";

type Device = "phone" | "projector";

/** The one that was looked at last. */
const device = createCell<Device>("phone");

interface Shown {
	readonly question: Question;
	/** Among its like, from 1. */
	readonly number: number;
	/** Of questions. */
	readonly total: number;
	readonly isRevealed: boolean;
}

interface Props extends Omit<Shown, "isRevealed"> {
	/** Of the quiz. */
	readonly title: string;
	readonly branding: Branding | undefined;
}

/** Beside what is written, where there is room for it. */
export function Preview({
	onEnlarge,
	...props
}: Props & { onEnlarge(): void }) {
	const on = device.use();
	return (
		<aside class="preview" aria-label={words.preview}>
			<Previews {...props} />
			{on === "projector" && (
				<button type="button" class="button quiet" onClick={onEnlarge}>
					{words.enlarge}
				</button>
			)}
		</aside>
	);
}

/** Above it, where there is none, and as large as the window. */
export function PreviewDialog({
	open,
	onClose,
	...props
}: Props & { readonly open: boolean; onClose(): void }) {
	return (
		<Dialog title={words.preview} wide open={open} onClose={onClose}>
			<Previews {...props} />
		</Dialog>
	);
}

/** One question as the projector shows it, and about as a phone does. Nothing in it can be pressed but links, where the phone has them. */
function Previews({ question: typed, number, total, ...quiz }: Props) {
	const [isRevealed, setRevealed] = useState(false);
	const on = device.use();
	const { question, faults } = usePreviewed(typed);
	/** Of a slide's parts so many; all of them until one is asked for. */
	const [count, setCount] = useState<number | null>(null);
	useEffect(() => setCount(null), [typed.id]);
	const upTo = ({ length }: readonly string[]) =>
		Math.min(count ?? length, length);
	const shown = { question, number, total, isRevealed };
	const parts = slidePartsOf(question);
	const isAsked = parts === null && !isRevealed;
	return (
		<>
			<div class="preview-switch">
				<fieldset class="view-switch">
					<legend class="visually-hidden">{words.previewOn}</legend>
					{devices.map(([name, label]) => (
						<button
							key={name}
							type="button"
							class="button quiet"
							aria-pressed={on === name}
							onClick={() => device.set(name)}
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
			{on === "projector" ? (
				<>
					<ProjectorFrame
						{...shown}
						{...quiz}
						parts={parts === null ? 0 : upTo(parts)}
					/>
					{isAsked && <p class="preview-note">{sayTime(question)}</p>}
				</>
			) : parts !== null ? (
				<Slide
					slide={question}
					number={number}
					parts={parts.slice(0, upTo(parts))}
				/>
			) : (
				<Phone {...shown} />
			)}
			{faults.map((fault) => (
				<p key={fault.path} class="preview-note">
					{sayFault(fault)}
				</p>
			))}
		</>
	);
}

const devices: readonly (readonly [Device, string])[] = [
	["phone", words.onAPhone],
	["projector", words.onTheProjector],
];

function Phone({ question, number, total, isRevealed }: Shown) {
	const kind = deskOf(question.kind);
	const box = useRef<HTMLDivElement>(null);
	useUnlinked(box, !isRevealed);
	return (
		<div
			key={String(isRevealed)}
			class="preview-phone"
			data-from={rowsFrom(question.text)}
			ref={box}
		>
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
}: {
	readonly slide: Question;
	readonly number: number;
	readonly parts: readonly string[];
}) {
	const isShown = isOnPhones(slide);
	return (
		<div class="preview-phone">
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
	);
}

function sayTime({ seconds }: Question): string {
	return seconds === null ? words.noTimeLimit : words.secondsToAnswer(seconds);
}
