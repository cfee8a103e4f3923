import { showMean } from "../../look/numbers.ts";
import * as words from "./words.en.ts";
import "./scale.css";
import type { StepCounts, Steps } from "../../../shared/kinds/scale/model.ts";
import type { PictureProps } from "../part.ts";

/** A column for each step, the mean as a flag above them, the words of the two ends below; a hidden table says the same. */
export function Columns({
	ask,
	distribution,
	before,
	mine,
	size,
}: PictureProps) {
	const { labels } = ask as Steps;
	const now = distribution as StepCounts | null;
	const was = before as StepCounts | null;
	const tallest = Math.max(1, ...(now?.counts ?? []), ...(was?.counts ?? []));
	const height = (count: number) => `${(count / tallest) * 100}%`;
	return (
		<div class="scale" data-size={size}>
			<div
				class="scale-columns rows"
				aria-hidden="true"
				style={{ "--steps": labels.length }}
			>
				{labels.map((_, index) => (
					<div
						key={index}
						class="scale-column"
						data-mine={mine === index + 1 ? "" : undefined}
						style={{ "--n": (now?.counts[index] ?? 0) / tallest }}
					>
						<span class="scale-count number">{now?.counts[index]}</span>
						<span class="scale-rail">
							{was && (
								<i
									class="scale-was"
									style={{ height: height(was.counts[index] ?? 0) }}
								/>
							)}
							{now && (
								<i
									class="scale-bar"
									style={{ height: height(now.counts[index] ?? 0) }}
								/>
							)}
						</span>
						<span class="scale-step number">{index + 1}</span>
					</div>
				))}
				{now && now.mean !== null && (
					<span
						class="scale-mean"
						style={{
							"--at": `${((now.mean - 0.5) / labels.length) * 100}%`,
						}}
					>
						<b class="number">{words.mean(showMean(now.mean))}</b>
					</span>
				)}
			</div>
			<p class="scale-ends rows" aria-hidden="true">
				<bdi>{labels[0]}</bdi>
				<bdi>{labels[labels.length - 1]}</bdi>
			</p>
			{now && now.mean !== null && (
				<p class="scale-told number">
					{words.meanMedianSpread(
						<b>{showMean(now.mean)}</b>,
						<b>{now.median}</b>,
						<b>{showMean(now.spread ?? 0)}</b>,
					)}
					{was && was.mean !== null && words.meanBefore(showMean(was.mean))}
				</p>
			)}
			{typeof mine === "number" && (
				<p class="small">{words.youSaid(<b class="number">{mine}</b>)}</p>
			)}
			<div class="visually-hidden">
				<table>
					<caption>{now ? words.answered(now.answered) : words.steps}</caption>
					<tbody>
						{labels.map((label, index) => (
							<tr key={index}>
								<th scope="row">
									{index + 1}
									{label !== "" && (
										<>
											, <bdi>{label}</bdi>
										</>
									)}
								</th>
								{now && <td>{now.counts[index]}</td>}
								{was && <td>{words.before(was.counts[index] ?? 0)}</td>}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</div>
	);
}
