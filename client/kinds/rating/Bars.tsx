import "./rating.css";
import { showMean } from "../../look/numbers.ts";
import { Rich } from "../../text/Rich.tsx";
import type { PictureProps } from "../part.ts";
import { percent } from "../words.en.ts";
import { askOf, countsOf, ratingsOf, sayStep } from "./value.ts";
import * as words from "./words.en.ts";

/** From which share on a part has room for its step, and for how many it is; the hidden table has all. */
const shares = { step: 0.07, told: 0.16 };

/**
 * For each statement a bar of all who rated it, from the lowest step to the highest, and its mean; above them what the steps mean. A hidden table has all
 * counts.
 */
export function Bars({ ask, distribution, before, mine, size }: PictureProps) {
	const asked = askOf(ask);
	const { statements, labels } = asked;
	const [now, was] = [countsOf(distribution), countsOf(before)];
	const own = ratingsOf(mine);
	const steps = labels.map((_, at) => at + 1);
	/** Nothing moves in a hall: means and bars have their room before they are there. */
	const hasRoom = now !== null || size === "screen";
	return (
		<div class="rating" data-size={size}>
			<p class="rating-key rows" aria-hidden="true">
				{steps
					.filter((step) => labels[step - 1] !== "")
					.map((step) => (
						<span key={step} class="rating-word">
							<i class="rating-step number" {...sideOf(step, labels.length)}>
								{step}
							</i>
							<bdi>{labels[step - 1]}</bdi>
						</span>
					))}
			</p>
			<ol class="rows" aria-hidden="true">
				{statements.map((text, index) => {
					const counts = now?.counts[index] ?? [];
					const rated = counts.reduce((sum, count) => sum + count, 0);
					const [mean, meanBefore] = [now, was].map(
						(one) => one?.means[index] ?? null,
					);
					const mine = own?.[index] ?? null;
					return (
						<li key={index}>
							<span class="rating-text" dir="auto">
								{text ? (
									<Rich text={text} />
								) : (
									<b class="number">{index + 1}</b>
								)}
							</span>
							{hasRoom && (
								<>
									<span
										class="rating-mean number"
										data-off={now ? undefined : ""}
									>
										{words.meanIs(<b>{sayMean(mean)}</b>)}
										{meanBefore != null && (
											<span>{words.meanBefore(sayMean(meanBefore))}</span>
										)}
									</span>
									<span class="rating-bar number">
										{steps.map((step) => {
											const share = (counts[step - 1] ?? 0) / (rated || 1);
											return share === 0 ? null : (
												<i
													key={step}
													class="rating-step"
													{...sideOf(step, labels.length)}
													style={{ width: `${share * 100}%` }}
												>
													{share >= shares.step && step}
													{share >= shares.told && (
														<>
															{" "}
															<b>{percent(Math.round(share * 100))}</b>
														</>
													)}
												</i>
											);
										})}
									</span>
								</>
							)}
							{mine !== null && (
								<span class="rating-own">
									{words.youSaid(<b>{sayStep(asked, mine)}</b>)}
								</span>
							)}
						</li>
					);
				})}
			</ol>
			<div class="visually-hidden">
				<table>
					<caption>
						{now ? words.answered(now.answered) : words.statements}
					</caption>
					<thead>
						<tr>
							<td />
							{steps.map((step) => (
								<th key={step} scope="col">
									{sayStep(asked, step)}
								</th>
							))}
							{now && <th scope="col">{words.mean}</th>}
						</tr>
					</thead>
					<tbody>
						{statements.map((text, index) => (
							<tr key={index}>
								<th scope="row">
									<bdi>{text ? <Rich text={text} /> : index + 1}</bdi>
									{own?.[index] != null && words.saidYours(own[index] ?? 0)}
								</th>
								{steps.map((step) => (
									<td key={step}>{now?.counts[index]?.[step - 1]}</td>
								))}
								{now && <td>{sayMean(now.means[index])}</td>}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</div>
	);
}

function sayMean(mean: number | null | undefined): string {
	return mean == null ? words.notRated : showMean(mean);
}

/** On which side of the middle a step is, and whether it is the last there. */
function sideOf(step: number, steps: number) {
	const middle = (steps + 1) / 2;
	return {
		"data-side": step < middle ? "low" : step > middle ? "high" : undefined,
		"data-end": step === 1 || step === steps ? "" : undefined,
	};
}
