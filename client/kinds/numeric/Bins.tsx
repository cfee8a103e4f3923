import * as words from "./words.en.ts";
import "./numeric.css";
import type {
	Bin,
	Histogram,
} from "../../../shared/kinds/numeric/histogram.ts";
import type { Asked, Bands } from "../../../shared/kinds/numeric/model.ts";
import { Check } from "../../look/icons.tsx";
import type { PictureProps } from "../part.ts";
import { HiddenTable } from "./HiddenTable.tsx";
import { sayBands, shorten } from "./words.ts";

/** A column for each number or range of numbers, right ones framed and ticked; a hidden table says the same. */
export function Bins({
	ask,
	distribution,
	key_,
	before,
	mine,
	size,
}: PictureProps) {
	const { unit } = ask as Asked;
	const now = distribution as Histogram | null;
	const was = before as Histogram | null;
	const bins = now?.bins ?? [];
	const tallest = Math.max(1, ...bins.map(({ count }) => count));
	/** Under each so-many-th column stands its number. */
	const step = Math.ceil(bins.length / (size === "phone" ? 4 : 10));
	const told = key_ === null ? "" : sayBands(key_ as Bands, unit);
	return (
		<div class="bins" data-size={size}>
			<div class="bins-columns" aria-hidden="true">
				{now && now.below > 0 && <Outside count={now.below} sign="<" />}
				{bins.map((bin, index) => (
					<div
						key={bin.from}
						class="bins-column"
						data-right={bin.right ?? undefined}
						data-mine={holds(bin, mine) ? "" : undefined}
					>
						<span class="bins-count number">{bin.count}</span>
						<span class="bins-rail">
							<i style={{ height: `${(bin.count / tallest) * 100}%` }} />
						</span>
						<span class="bins-name number">
							{hasRight(bin) && <Check />}
							{index % step === 0 || hasRight(bin) || holds(bin, mine)
								? shorten(bin.from)
								: null}
						</span>
					</div>
				))}
				{now && now.above > 0 && <Outside count={now.above} sign=">" />}
			</div>
			{now && now.median !== null && (
				<p class="bins-told number">
					{words.median(<b>{now.median}</b>, unit)}
					{was && was.median !== null && words.medianBefore(was.median, unit)}
				</p>
			)}
			{told !== "" && (
				<p class="bins-key">
					<Check /> {words.right(<b class="number">{told}</b>)}
				</p>
			)}
			{typeof mine === "number" && (
				<p class="small">
					{words.youSaid(<b class="number">{`${mine}\u00a0${unit}`.trim()}</b>)}
				</p>
			)}
			<HiddenTable now={now} />
		</div>
	);
}

/** Those whose numbers are further out than the picture goes. */
function Outside({
	count,
	sign,
}: {
	readonly count: number;
	readonly sign: string;
}) {
	return (
		<div class="bins-column">
			<span class="bins-count number">{count}</span>
			<span class="bins-rail" />
			<span class="bins-name">{sign}</span>
		</div>
	);
}

function hasRight({ right }: Bin): boolean {
	return right === "all" || right === "some";
}

function holds({ from, to }: Bin, mine: unknown): boolean {
	if (typeof mine !== "number") return false;
	return from === to
		? Number(mine.toPrecision(3)) === from
		: from <= mine && mine < to;
}
