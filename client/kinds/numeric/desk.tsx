import { send } from "../words.en.ts";
import * as words from "./words.en.ts";
import "../desk.css";
import "./desk.css";
import type { Histogram } from "../../../shared/kinds/numeric/histogram.ts";
import type { Asked, Bands } from "../../../shared/kinds/numeric/model.ts";
import { readNumber } from "../../../shared/kinds/numeric/read-number.ts";
import type { DeskPart } from "../part.ts";
import { Edit } from "./Edit.tsx";
import { unitOf } from "./edit.ts";
import { plain } from "./plain.ts";
import { sayBands } from "./words.ts";

export const desk: DeskPart = {
	label: words.number,
	hint: words.hint,
	note: null,
	quick: [
		{ label: words.number, place: 4, ask: { unit: "" }, key: { bands: [] } },
	],
	Edit,
	editsKeyAlone: true,
	plain,
	Preview: ({ question, isRevealed }) => (
		<>
			<p class="numeric-preview">
				<span class="numeric-box" />
				<span dir="auto">{unitOf(question)}</span>
			</p>
			{isRevealed ? (
				<p class="numeric-right">
					{words.right(
						<b>{sayBands(question.key as Bands, unitOf(question))}</b>,
					)}
				</p>
			) : (
				<span class="preview-send">{send}</span>
			)}
		</>
	),
	Small({ distribution }) {
		const { bins } = distribution as Histogram;
		const tallest = Math.max(1, ...bins.map(({ count }) => count));
		return (
			<span class="numeric-small">
				{bins.map(({ from, count, right }) => (
					<i
						key={from}
						data-right={right === "all" ? "" : undefined}
						style={{ height: `${(count / tallest) * 100}%` }}
					/>
				))}
			</span>
		);
	},
	// An option that is correct and a number is the right one.
	hold({ ask, key }) {
		const { bands } = (key ?? {}) as Partial<Bands>;
		const { unit } = (ask ?? {}) as Partial<Asked>;
		if (bands !== undefined && unit !== undefined)
			return { ask: { unit }, key: { bands } };
		const { options = [] } = (ask ?? {}) as { options?: readonly string[] };
		const { correct = [] } = (key ?? {}) as { correct?: readonly number[] };
		const numbers = correct
			.map((index) => readNumber(options[index] ?? ""))
			.filter((number) => typeof number === "number");
		return {
			ask: { unit: "" },
			key: {
				bands: numbers.map((value) => ({
					is: "around",
					value,
					by: 0,
					per: "one",
					share: 1,
				})),
			},
		};
	},
	differences(mine, theirs) {
		const same = (one: unknown, other: unknown) =>
			JSON.stringify(one) === JSON.stringify(other);
		return [
			...(same(mine.ask, theirs.ask) ? [] : [words.itsUnit]),
			...(same(mine.key, theirs.key) ? [] : [words.whichNumbersAreRight]),
		];
	},
	sayRound({ ask }, { distribution }) {
		const { median } = distribution as Histogram;
		return median === null
			? ""
			: words.theMedianIs(`${median} ${(ask as Asked).unit}`.trim());
	},
};
