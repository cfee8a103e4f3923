import "./cards.css";
import "./card-result.css";
import "./image-cards.css";
import "./page-cards.css";
import { percent as sayPercent } from "../kinds/words.en.ts";
import { letterOf, optionColours } from "../look/Letter.tsx";
import { PenCheck } from "../look/Pen.tsx";
import { Rich } from "../text/Rich.tsx";
import * as texts from "../words/bars.en.ts";
import {
	type BarsProps,
	count,
	countsOf,
	HiddenTable,
	rowsOf,
	share,
} from "./rows.tsx";
import { hasCards } from "./value.ts";

/** How low so many rows are: from five on the number stands beside the share, ten have one line each. */
const densityOf = (rows: number) =>
	rows >= 8 ? "most" : rows >= 5 ? "more" : undefined;

/** So many letters are more than a line on the instructor's pages: there smaller type reads better than many lines. */
const longest = 60;

/**
 * The option's card that is the chart, for a hall and for the instructor's pages: from the opening on it stands where its bar will be, with room for share and check. Then its colour runs
 * out of its spine behind its words; at the reveal it stays with what is right and leaves the others. Nothing that is read moves.
 */
export function Cards(props: BarsProps) {
	const now = countsOf(props.distribution);
	const before = countsOf(props.before);
	const rows = rowsOf(props);
	const judged = rows.some((row) => row.isCorrect);
	const options = rows.filter(({ isOption }) => isOption).length;
	const isImages = hasCards(props.ask);
	return (
		<div
			class="answers"
			data-size={props.size}
			data-images={isImages ? "" : undefined}
			data-dense={densityOf(rows.length)}
			data-before={before ? "" : undefined}
			data-long={
				rows.some(({ text }) => (text ?? "").length > longest) ? "" : undefined
			}
			style={{
				"--rows": rows.length,
				"--wide": options <= 4 ? options : Math.ceil(options / 2),
				"--narrow": options <= 3 ? options : Math.ceil(options / 2),
			}}
		>
			<ol class="rows" aria-hidden="true">
				{rows.map(({ item, isOption, letter, text, isCorrect }, index) => (
					<li
						key={item}
						class="answer"
						data-correct={isCorrect ? "" : undefined}
						data-drained={judged && !isCorrect ? "" : undefined}
						data-apart={isOption ? undefined : ""}
						style={{
							...(judged && !isCorrect ? null : optionColours(letter)),
							"--n": now ? share(now, item) / 100 : 0,
							"--before": before ? share(before, item) / 100 : 0,
							"--wait": `${index * 60}ms`,
						}}
					>
						<span class="answer-spine" translate={false}>
							{letter >= 0 && letterOf(letter)}
						</span>
						<span class="answer-words" dir="auto">
							{text != null && <Rich text={text} />}
						</span>
						<span class="answer-result">
							{isCorrect && <PenCheck />}
							{now && (
								<span class="answer-share number">
									<b>{sayPercent(Math.round(share(now, item)))}</b>
									<small>
										{isCorrect && <em>{texts.right}</em>}
										{before ? (
											<Gain
												before={share(before, item)}
												now={share(now, item)}
											/>
										) : (
											<span>{count(now, item)}</span>
										)}
									</small>
								</span>
							)}
						</span>
						{before && <span class="answer-before" />}
						<span class="answer-bar" />
					</li>
				))}
			</ol>
			<HiddenTable rows={rows} now={now} before={before} />
		</div>
	);
}

/** What talking has brought, in points of the hundred. */
function Gain({
	before,
	now,
}: {
	readonly before: number;
	readonly now: number;
}) {
	const gain = Math.round(now) - Math.round(before);
	return (
		<>
			<span>{texts.before(sayPercent(Math.round(before)))}</span>
			<b class="answer-gain">{texts.gain(gain)}</b>
		</>
	);
}
