import * as words from "./words.en.ts";
import "../chart.css";
import "./chart.css";
import { boundsOf } from "../../../shared/kinds/numeric/bands.ts";
import type {
	Bin,
	Histogram,
} from "../../../shared/kinds/numeric/histogram.ts";
import type { Asked, Bands } from "../../../shared/kinds/numeric/model.ts";
import type { PictureProps } from "../part.ts";
import { percent } from "../words.en.ts";
import { HiddenTable } from "./HiddenTable.tsx";
import { sayBands, shorten } from "./words.ts";

/** For a hall: columns on a line, what is right as a band behind them with its words above it. Their room is there from the start. */
export function Chart({ ask, distribution, key_, before }: PictureProps) {
	const { unit } = ask as Asked;
	const now = distribution as Histogram | null;
	const was = before as Histogram | null;
	const bins = now?.bins ?? [];
	const tallest = Math.max(1, ...bins.map(({ count }) => count));
	const isRange = bins.some(({ from, to }) => from !== to);
	const step = Math.ceil(bins.length / 10);
	const bands = key_ === null ? [] : bandsIn(bins, key_ as Bands);
	const middle = bands[0] ? (bands[0].from + bands[0].to) / 2 : 0;
	const isJudged = bins.some(({ right }) => right !== null);
	const beyond = (now?.below ?? 0) + (now?.above ?? 0);
	return (
		<div class="bins chart" data-size="screen">
			<div class="chart-flags" style={{ "--at": middle }}>
				{key_ !== null && (
					<p class="bins-key">
						{words.right(<b>{sayBands(key_ as Bands, unit)}</b>)}
					</p>
				)}
			</div>
			<div class="chart-plot" aria-hidden="true">
				{bands.map(({ from, to }) => (
					<span
						key={from}
						class="chart-band"
						style={{ "--from": from, "--to": to }}
					/>
				))}
				{bins.map((bin) => (
					<span
						key={bin.from}
						class="chart-column"
						data-out={isJudged && !isIn(bin) ? "" : undefined}
						style={{ "--n": bin.count / tallest }}
					>
						{bin.count > 0 && <b class="number">{bin.count}</b>}
						<i />
					</span>
				))}
			</div>
			<p class="chart-axis number" aria-hidden="true">
				{bins.map((bin, index) => (
					<span
						key={bin.from}
						class={isRange ? "chart-edge" : undefined}
						data-right={!isRange && isIn(bin) ? "" : undefined}
					>
						{index % step === 0 && <span>{shorten(bin.from)}</span>}
					</span>
				))}
			</p>
			{now && now.median !== null && (
				<p class="chart-sums number">
					{shareIn(now) !== null && (
						<span>{words.areRight(<b>{percent(shareIn(now) ?? 0)}</b>)}</span>
					)}
					<span>
						{words.medianIs(<b>{`${now.median}\u00a0${unit}`.trim()}</b>)}
						{was && was.median !== null && words.medianBefore(was.median, unit)}
					</span>
					{beyond > 0 && <span>{words.beyond(<b>{beyond}</b>)}</span>}
				</p>
			)}
			<HiddenTable now={now} />
		</div>
	);
}

function isIn({ right }: Bin): boolean {
	return right === "all" || right === "some";
}

/** In per cent; null as long as it is secret, and where the picture does not tell it: then numbers of one column are right and not right. */
function shareIn({ bins, answered }: Histogram): number | null {
	if (
		answered === 0 ||
		bins.some(({ right }) => right === null || right === "some")
	)
		return null;
	const right = bins.filter(isIn).reduce((sum, { count }) => sum + count, 0);
	return Math.round((right / answered) * 100);
}

/** Where on the picture, from 0 to 1, numbers earn full points. */
function bandsIn(bins: readonly Bin[], { bands }: Bands) {
	const [first, last] = [bins[0], bins[bins.length - 1]];
	if (first === undefined || last === undefined) return [];
	if (first.from === first.to)
		return bins.flatMap((bin, index) =>
			isIn(bin)
				? [{ from: index / bins.length, to: (index + 1) / bins.length }]
				: [],
		);
	const wide = last.to - first.from;
	return bands
		.filter(({ share }) => share === 1)
		.map(boundsOf)
		.map(({ least, most }) => ({
			from: Math.max(0, (least - first.from) / wide),
			to: Math.min(1, (most - first.from) / wide),
		}))
		.filter(({ from, to }) => from <= to && to >= 0 && from <= 1);
}
