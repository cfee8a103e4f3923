import * as texts from "../words/bars.en.ts";
import "./bars.css";
import { Check, Cross } from "../look/icons.tsx";
import { colourOf, Letter } from "../look/Letter.tsx";
import { Rich } from "../text/Rich.tsx";
import {
	type BarsProps,
	count,
	countsOf,
	HiddenTable,
	percent,
	rowsOf,
	share,
} from "./rows.tsx";
import { hasCards } from "./value.ts";

interface Props extends BarsProps {
	/** Only what is correct or this student's own. */
	readonly isReview?: boolean;
}

/**
 * The answers per option as horizontal bars, and apart from them those of what else can be said; a hidden table says the same to screen
 * readers. Without counts the options stand alone, in the same places.
 */
export function Bars(props: Props) {
	const { ask, size, order, isReview } = props;
	const now = countsOf(props.distribution);
	const before = countsOf(props.before);
	const all = rowsOf(props);
	const judged = all.some((row) => row.isCorrect);
	const rows = all.filter((row) => !isReview || row.isCorrect || row.isMine);
	return (
		<div
			class="bars"
			data-size={size}
			data-cards={hasCards(ask) ? "" : undefined}
			style={{ "--row": Math.ceil(order.length / (order.length > 4 ? 2 : 1)) }}
		>
			<ol aria-hidden="true">
				{rows.map(({ item, isOption, letter, text, isCorrect, isMine }) => (
					<li
						key={item}
						class="bars-row"
						data-correct={isCorrect ? "" : undefined}
						data-apart={isOption ? undefined : ""}
						style={{ "--o": colourOf(letter) }}
					>
						<Letter
							index={letter}
							mark={
								isCorrect
									? "correct"
									: isMine && isOption
										? judged
											? "wrong"
											: "mine"
										: null
							}
						/>
						<span class="bars-words" dir="auto">
							{text != null && <Rich text={text} />}
						</span>
						<span class="bars-count number">
							{now && (
								<>
									<b>{percent(now, item)}</b>
									<span>{count(now, item)}</span>
								</>
							)}
						</span>
						{!isReview && (
							<span class="bars-track">
								{now && (
									<span
										class="bars-bar"
										style={{ width: `${share(now, item)}%` }}
									/>
								)}
							</span>
						)}
						{before && (
							<>
								<span class="bars-before">
									<span style={{ width: `${share(before, item)}%` }} />
								</span>
								<span class="bars-was number">
									{texts.before(percent(before, item))}
								</span>
							</>
						)}
						<Mark
							isCorrect={isCorrect}
							isMine={isMine}
							judged={judged && isOption}
						/>
					</li>
				))}
			</ol>
			<HiddenTable rows={rows} now={now} before={before} />
		</div>
	);
}

function Mark({
	isCorrect,
	isMine,
	judged,
}: {
	isCorrect: boolean;
	isMine: boolean;
	judged: boolean;
}) {
	return isCorrect || isMine ? (
		<span
			class={
				isCorrect ? "bars-mark good" : judged ? "bars-mark bad" : "bars-mark"
			}
		>
			{isCorrect ? <Check /> : judged && <Cross />}{" "}
			{isCorrect
				? isMine
					? texts.correctYourAnswer
					: texts.correct
				: texts.yourAnswer}
		</span>
	) : null;
}
