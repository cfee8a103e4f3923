import "./rating.css";
import { useId, useRef, useState } from "preact/hooks";
import type { Ratings } from "../../../shared/kinds/rating/model.ts";
import { Rich } from "../../text/Rich.tsx";
import { isAnswered, useDraft, useHow } from "../own.ts";
import type { AskProps } from "../part.ts";
import * as all from "../words.en.ts";
import { askOf, ratingsOf, sayStep } from "./value.ts";
import * as words from "./words.en.ts";

/** For each statement a row of steps, of which one can be chosen or none, and a button to send; in the same places after the close. */
export function Rate(props: AskProps) {
	const { asked, isOpen, isChangeable, own, onAnswer } = props;
	const ask = askOf(asked.ask);
	const { statements, labels } = ask;
	const held = ratingsOf(own.value) ?? statements.map(() => null);
	const [put, setPut] = useDraft<Ratings>(props, held);
	const [told, setTold] = useState("");
	const id = useId();
	const textId = (index: number) => `${id}-text-${index}`;
	const outId = (index: number) => `${id}-out-${index}`;
	const answered = isAnswered(props);
	const locked = !isOpen || (!isChangeable && answered);
	const same = String(put) === String(held);
	const sent = answered && same;
	const rated = put.filter((step) => step !== null).length;

	/** Two quick taps come before the page has drawn the first. */
	const latest = useRef(put);
	latest.current = put;
	const rate = (index: number, step: number | null) => {
		if (locked) return;
		latest.current = latest.current.map((other, at) =>
			at === index ? step : other,
		);
		setTold("");
		setPut(latest.current);
	};
	const send = () => {
		if (locked || sent) return;
		if (rated === 0) return setTold(words.rateOne);
		onAnswer([...put]);
	};

	useHow(props, words.rateThem, !same, rated === 0 ? null : send);

	return (
		<>
			{labels.slice(1, -1).some((label) => label !== "") && (
				<p class="rating-words rows">
					{labels.map((label, at) => (
						<span key={at}>
							<b class="number">{at + 1}</b> <bdi>{label}</bdi>
						</span>
					))}
				</p>
			)}
			{statements.map((text, index) => {
				const step = (locked ? held : put)[index] ?? null;
				return (
					<fieldset key={index} class="rating-rate" disabled={locked}>
						<legend dir="auto" id={textId(index)}>
							{text ? <Rich text={text} /> : index + 1}
						</legend>
						<div class="rating-steps rows" style={{ "--steps": labels.length }}>
							{labels.map((_, at) => (
								<label key={at}>
									<input
										type="radio"
										name={`${id}-${index}`}
										aria-label={sayStep(ask, at + 1)}
										checked={step === at + 1}
										onChange={() => rate(index, at + 1)}
									/>
									<span class="rating-face number" aria-hidden="true">
										{at + 1}
									</span>
								</label>
							))}
						</div>
						<div class="rating-ends rows">
							<span aria-hidden="true">
								<bdi>{labels[0]}</bdi>
							</span>
							{!locked && (
								<button
									type="button"
									class="button quiet"
									data-off={step === null ? "" : undefined}
									id={outId(index)}
									aria-labelledby={[outId(index), textId(index)].join(" ")}
									onClick={(event) => {
										rate(index, null);
										event.currentTarget
											.closest("fieldset")
											?.querySelector("input")
											?.focus();
									}}
								>
									{words.leaveOut}
								</button>
							)}
							<span aria-hidden="true">
								<bdi>{labels[labels.length - 1]}</bdi>
							</span>
						</div>
					</fieldset>
				);
			})}
			<p class="fault" role="alert">
				{!locked && told}
			</p>
			{own.message !== null && <p class="hint">{own.message}</p>}
			{isOpen && (
				<button
					type="button"
					class="button primary wide send"
					aria-disabled={locked || sent || rated === 0}
					onClick={send}
				>
					{sent && own.state === "saved"
						? all.saved
						: rated === 0 || rated === statements.length
							? all.send
							: words.sendSome(rated, statements.length)}
				</button>
			)}
		</>
	);
}
