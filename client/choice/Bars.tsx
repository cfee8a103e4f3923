import { percent as sayPercent } from "../kinds/words.en.ts";
import * as texts from "../words/bars.en.ts";
import "./bars.css";
import type { Json } from "../../shared/json.ts";
import type { PollCounts } from "../../shared/kinds/poll/model.ts";
import type { PictureProps } from "../kinds/part.ts";
import { Check, Cross } from "../look/icons.tsx";
import { colourOf, Letter, letterOf } from "../look/Letter.tsx";
import { Rich } from "../text/Rich.tsx";
import { correctOf, hasCards, type Item, itemsOf, offeredOf } from "./value.ts";
import * as words from "./words.en.ts";

interface Props extends Omit<PictureProps, "distribution" | "before"> {
	readonly distribution?: Json;
	readonly before?: Json;
	/** Which option stands at each place. */
	readonly order: readonly number[];
	/** Whether letters and colours say nothing to those who look on. */
	readonly isNameless?: boolean;
	/** Only what is correct or this student's own. */
	readonly isReview?: boolean;
}

/**
 * The answers per option as horizontal bars, and apart from them those of what else can be said; a hidden table says the same to screen
 * readers. Without counts the options stand alone, in the same places.
 */
export function Bars(props: Props) {
	const { ask, key_, mine, size, order, isNameless, isReview } = props;
	const { options, unsure, other } = offeredOf(ask);
	const now = countsOf(props.distribution);
	const before = countsOf(props.before);
	const correct: readonly Item[] = correctOf(key_);
	const judged = correct.length > 0;
	const items: Item[] = [...order];
	// As on phones, where "Other" is a form below them all.
	if (unsure) items.push("unsure");
	if (other) items.push("other");
	const all = items.map((item, index) => {
		const isOption = typeof item === "number";
		return {
			item,
			isOption,
			letter: isOption && !isNameless ? index : -1,
			// Null where they are kept off this device.
			text: isOption
				? options[item]
				: item === "other"
					? words.other
					: words.unsure,
			isCorrect: correct.includes(item),
			isMine: itemsOf(mine).includes(item),
		};
	});
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
									<span class="bars-bar" style={{ width: width(now, item) }} />
								)}
							</span>
						)}
						{before && (
							<>
								<span class="bars-before">
									<span style={{ width: width(before, item) }} />
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
			<div class="visually-hidden">
				<table>
					<caption>
						{now ? texts.answered(now.answered) : texts.options}
					</caption>
					<thead>
						<tr>
							<th scope="col">{texts.option}</th>
							{now && <th scope="col">{texts.answers}</th>}
							{now && <th scope="col">{texts.share}</th>}
							{before && <th scope="col">{texts.shareBefore}</th>}
						</tr>
					</thead>
					<tbody>
						{rows.map(({ item, letter, text, isCorrect, isMine }) => (
							<tr key={item}>
								<th scope="row">
									{letter >= 0 && (
										<span translate={false}>{letterOf(letter)}, </span>
									)}
									{text != null && (
										<bdi>
											<Rich text={text} />
										</bdi>
									)}
									{isCorrect && texts.andCorrect}
									{isMine && texts.andYours}
								</th>
								{now && <td>{count(now, item)}</td>}
								{now && <td>{percent(now, item)}</td>}
								{before && <td>{percent(before, item)}</td>}
							</tr>
						))}
					</tbody>
				</table>
			</div>
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

/** Of a round that is not counted here only the number of answers may be told. */
function countsOf(distribution: Json | undefined): PollCounts | null {
	const counts = distribution as PollCounts | null | undefined;
	return counts?.counts ? counts : null;
}

function count(vote: PollCounts, item: Item): number {
	return (typeof item === "number" ? vote.counts[item] : vote[item]) ?? 0;
}

/** In per cent. */
function share(vote: PollCounts, item: Item): number {
	return vote.answered > 0 ? (count(vote, item) / vote.answered) * 100 : 0;
}

function percent(vote: PollCounts, item: Item): string {
	return sayPercent(Math.round(share(vote, item)));
}

function width(vote: PollCounts, item: Item): string {
	return `${share(vote, item)}%`;
}
