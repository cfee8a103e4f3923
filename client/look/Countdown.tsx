import * as texts from "../words/look.en.ts";
import "./countdown.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { useNow } from "./clock.ts";

interface Props {
	/** ms since 1970 on the store's clock; null shows nothing. */
	readonly deadline: number | null;
	/** The store's clock minus this page's (`look/clock.ts`), in ms. */
	readonly offset: number;
	/** The whole time in ms, for the bar; without it the bar is full at first sight. */
	readonly total?: number | null;
	readonly size: "phone" | "page";
}

/** Time left as a number and a thin bar; said aloud, politely, at 30, 10 and 5 seconds and at the end. */
export function Countdown({ deadline, ...rest }: Props) {
	if (deadline === null) return null;
	return <Running key={deadline} deadline={deadline} {...rest} />;
}

/** They are counted down one by one, and look it. */
export const lastSeconds = 10;

/** In ms, never below 0. */
export function useLeft(deadline: number, offset: number): number {
	return Math.max(0, deadline - (useNow(200) + offset));
}

function Running({
	deadline,
	offset,
	total,
	size,
}: Props & { readonly deadline: number }) {
	const left = useLeft(deadline, offset);
	const seconds = Math.ceil(left / 1000);
	const first = useRef(left);
	const whole = Math.max(total ?? first.current, 1);
	return (
		<div
			class="countdown"
			data-size={size}
			data-low={seconds <= lastSeconds ? "" : undefined}
		>
			<span class="countdown-track" aria-hidden="true">
				<span
					class="countdown-fill"
					style={{ transform: `scaleX(${Math.min(1, left / whole)})` }}
				/>
			</span>
			<span
				class="countdown-number"
				role="timer"
				translate={false}
				aria-label={texts.left(sayTime(seconds))}
			>
				<Time seconds={seconds} />
			</span>
			<Spoken seconds={seconds} />
		</div>
	);
}

const told = [30, 10, 5, 0];

export function Spoken({ seconds }: { readonly seconds: number }) {
	const before = useRef(seconds);
	const [words, setWords] = useState("");
	useEffect(() => {
		const crossed = told
			.filter((mark) => before.current > mark && seconds <= mark)
			.pop();
		before.current = seconds;
		if (crossed !== undefined)
			setWords(crossed === 0 ? texts.timeIsUp : texts.secondsLeft(crossed));
	}, [seconds]);
	return (
		<span class="visually-hidden" role="status">
			{words}
		</span>
	);
}

/** As a clock says it, on every page; of the last seconds the figure alone. Digits and colon apart, as faces make the colon as wide as a digit that ticks. */
export function Time({ seconds }: { readonly seconds: number }) {
	if (seconds <= lastSeconds) return <span class="number">{seconds}</span>;
	return (
		<>
			<span class="number">{Math.floor(seconds / 60)}</span>:
			<span class="number">{String(seconds % 60).padStart(2, "0")}</span>
		</>
	);
}

export function sayTime(seconds: number): string {
	const minutes = Math.floor(seconds / 60);
	return minutes === 0
		? texts.seconds(seconds)
		: texts.minutesAndSeconds(minutes, seconds % 60);
}
