import * as texts from "../words/bars.en.ts";
import "./bars.css";
import { Rich } from "../text/Rich.tsx";
import { Check, Cross } from "./icons.tsx";
import { colourOf, Letter, letterOf } from "./Letter.tsx";

interface Vote {
	readonly counts: readonly number[];
	readonly answered: number;
}

interface Props {
	/** The options' words; null where they are kept off this device. */
	readonly options: readonly (string | null)[];
	/** Null shows the options alone, in the same places. */
	readonly counts: readonly number[] | null;
	readonly answered: number;
	readonly correct?: readonly number[] | null;
	/** The vote before this one, drawn under each bar. */
	readonly before?: Vote | null;
	/** The options this student chose. */
	readonly mine?: readonly number[] | null;
	readonly size: "phone" | "page" | "screen";
}

/** The answers per option as horizontal bars; a hidden table says the same to screen readers. */
export function Bars({
	options,
	counts,
	answered,
	correct,
	before,
	mine,
	size,
}: Props) {
	const now = counts && { counts, answered };
	const rows = options.map((words, index) => ({
		words,
		index,
		isCorrect: correct?.includes(index) ?? false,
		isMine: mine?.includes(index) ?? false,
	}));
	const judged = correct != null && correct.length > 0;
	return (
		<div class="bars" data-size={size} data-judged={judged ? "" : undefined}>
			<ol aria-hidden="true">
				{rows.map(({ words, index, isCorrect, isMine }) => (
					<li
						key={index}
						class="bars-row"
						data-correct={isCorrect ? "" : undefined}
						style={{ "--o": colourOf(index) }}
					>
						<Letter
							index={index}
							mark={
								isCorrect
									? "correct"
									: isMine
										? judged
											? "wrong"
											: "mine"
										: null
							}
						/>
						<span class="bars-words" dir="auto">
							{words !== null && <Rich text={words} />}
						</span>
						<span class="bars-count number">
							{now && (
								<>
									<b>{percent(now, index)}</b>
									<span>{now.counts[index] ?? 0}</span>
								</>
							)}
						</span>
						<span class="bars-track">
							{now && (
								<span class="bars-bar" style={{ width: width(now, index) }} />
							)}
						</span>
						{before && (
							<>
								<span class="bars-before">
									<span style={{ width: width(before, index) }} />
								</span>
								<span class="bars-was number">
									{texts.before(percent(before, index))}
								</span>
							</>
						)}
						<Mark isCorrect={isCorrect} isMine={isMine} judged={judged} />
					</li>
				))}
			</ol>
			<div class="visually-hidden">
				<table>
					<caption>{now ? texts.answered(answered) : texts.options}</caption>
					<thead>
						<tr>
							<th scope="col">{texts.option}</th>
							{now && <th scope="col">{texts.answers}</th>}
							{now && <th scope="col">{texts.share}</th>}
							{before && <th scope="col">{texts.shareBefore}</th>}
						</tr>
					</thead>
					<tbody>
						{rows.map(({ words, index, isCorrect, isMine }) => (
							<tr key={index}>
								<th scope="row">
									<span translate={false}>{letterOf(index)}</span>
									{words !== null && (
										<>
											,{" "}
											<bdi>
												<Rich text={words} />
											</bdi>
										</>
									)}
									{isCorrect && texts.andCorrect}
									{isMine && texts.andYours}
								</th>
								{now && <td>{now.counts[index] ?? 0}</td>}
								{now && <td>{percent(now, index)}</td>}
								{before && <td>{percent(before, index)}</td>}
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
	if (isCorrect)
		return (
			<span class="bars-mark good">
				<Check /> {isMine ? texts.correctYourAnswer : texts.correct}
			</span>
		);
	if (!isMine) return null;
	return (
		<span class={judged ? "bars-mark bad" : "bars-mark"}>
			{judged && <Cross />} {texts.yourAnswer}
		</span>
	);
}

function share({ counts, answered }: Vote, index: number): number {
	return answered > 0 ? (counts[index] ?? 0) / answered : 0;
}

function percent(vote: Vote, index: number): string {
	return `${Math.round(share(vote, index) * 100)} %`;
}

function width(vote: Vote, index: number): string {
	return `${Math.min(100, share(vote, index) * 100)}%`;
}
