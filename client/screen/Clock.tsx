import {
	lastSeconds,
	Spoken,
	sayTime,
	Time,
	useLeft,
} from "../look/Countdown.tsx";
import * as look from "../words/look.en.ts";
import * as words from "../words/screen.en.ts";

interface Props {
	/** ms since 1970 on the store's clock. */
	readonly deadline: number;
	readonly openedAt: number;
	/** The store's clock minus this page's (`look/clock.ts`), in ms. */
	readonly offset: number;
}

/** Time left: a strip along the upper edge and a figure, which for the last ten seconds stands in the lamp. */
export function Clock({ deadline, openedAt, offset }: Props) {
	const left = useLeft(deadline, offset);
	const seconds = Math.ceil(left / 1000);
	const whole = Math.max(deadline - openedAt, 1);
	const isLow = seconds <= lastSeconds;
	return (
		<div class="clock countdown" data-low={isLow ? "" : undefined}>
			<span class="clock-strip" aria-hidden="true">
				<span style={{ transform: `scaleX(${Math.min(1, left / whole)})` }} />
			</span>
			{seconds === 0 ? (
				<span class="clock-figure clock-up">{words.timeIsUp}</span>
			) : (
				<span
					class="clock-figure"
					role="timer"
					translate={false}
					aria-label={look.left(sayTime(seconds))}
				>
					<Time seconds={seconds} />
				</span>
			)}
			<Spoken seconds={seconds} />
		</div>
	);
}
