import "./desk.css";
import { useId } from "preact/hooks";
import { least, most } from "../../../shared/kinds/pairs/model.ts";
import { TextField } from "../../fields/fields.tsx";
import { fieldOf } from "../../fields/focus.ts";
import { replaced, without } from "../../fields/lists.ts";
import { Tool } from "../../fields/Tool.tsx";
import { Cross, Plus } from "../../look/icons.tsx";
import type { EditProps } from "../part.ts";
import {
	addPair,
	keyOf,
	type Measure,
	measures,
	otherPlaces,
	othersIn,
	pairsIn,
	removePair,
	withMeasure,
	withOthers,
	withPair,
} from "./edit.ts";
import * as words from "./words.en.ts";

const leftAt = (index: number) => `ask.left.${index}`;

/** What belongs together, a row for each; phones see the right side in another order. */
export function Edit({ question, onChange }: EditProps) {
	const pairs = pairsIn(question);
	const others = othersIn(question);
	const isFull = pairs.length + others.length >= most.right;
	const places = keyOf(question).pairs;
	const rightAt = (index: number) => `ask.right.${places[index] ?? index}`;
	const otherAt = (one: typeof question, index: number) =>
		`ask.right.${otherPlaces(one)[index] ?? 0}`;
	const id = useId();
	/** Where the field is by then: the right side may stand in another order. */
	const putRight = (index: number, right: string) => {
		const next = withPair(question, index, { right });
		const place = keyOf(next).pairs[index] ?? index;
		onChange(next, `ask.right.${place}`, "typing");
	};
	const putOthers = (
		others: readonly string[],
		index: number,
		how: "typing" | "jump",
	) => {
		const next = withOthers(question, others);
		onChange(
			next,
			index < 0 ? leftAt(pairs.length - 1) : otherAt(next, index),
			how,
		);
	};
	return (
		<fieldset class="kind-fields pairs-edit">
			<legend>{words.whatBelongsTogether}</legend>
			<ol>
				{pairs.map(({ left, right }, index) => (
					<li key={index}>
						<TextField
							label={words.left(index + 1)}
							name={fieldOf(question.id, leftAt(index))}
							value={left}
							max={most.words}
							oneLine
							placeholder={index === 0 ? words.leftAsIn : ""}
							onText={(left) =>
								onChange(
									withPair(question, index, { left }),
									leftAt(index),
									"typing",
								)
							}
						/>
						<TextField
							label={words.right(index + 1)}
							name={fieldOf(question.id, rightAt(index))}
							value={right}
							max={most.words}
							oneLine
							placeholder={index === 0 ? words.rightAsIn : ""}
							onText={(right) => putRight(index, right)}
						/>
						<Tool
							label={words.removePair(index + 1)}
							off={pairs.length <= least}
							onPress={() =>
								onChange(
									removePair(question, index),
									leftAt(Math.max(0, index - 1)),
									"jump",
								)
							}
						>
							<Cross />
						</Tool>
					</li>
				))}
			</ol>
			{pairs.length < most.pairs && !isFull && (
				<button
					type="button"
					class="button quiet"
					onClick={() =>
						onChange(addPair(question), leftAt(pairs.length), "jump")
					}
				>
					<Plus /> {words.addAPair}
				</button>
			)}
			{others.length > 0 && (
				<ul>
					{others.map((text, index) => (
						<li key={index} class="pairs-other">
							<TextField
								label={words.other(index + 1)}
								name={fieldOf(question.id, otherAt(question, index))}
								value={text}
								max={most.words}
								oneLine
								placeholder={words.belongsToNone}
								onText={(text) =>
									putOthers(replaced(others, index, text), index, "typing")
								}
							/>
							<Tool
								label={words.removeOther(index + 1)}
								onPress={() =>
									putOthers(without(others, index), index - 1, "jump")
								}
							>
								<Cross />
							</Tool>
						</li>
					))}
				</ul>
			)}
			{!isFull && (
				<button
					type="button"
					class="button quiet"
					onClick={() => putOthers([...others, ""], others.length, "jump")}
				>
					<Plus /> {words.addOther}
				</button>
			)}
			<div class="pairs-measure">
				<label for={id}>{words.aPartOfThePoints}</label>
				<select
					id={id}
					class="field"
					data-field={fieldOf(question.id, "key.measure")}
					value={keyOf(question).measure ?? "each"}
					onChange={({ currentTarget }) =>
						onChange(
							withMeasure(question, currentTarget.value as Measure),
							"key.measure",
						)
					}
				>
					{measures.map((one) => (
						<option key={one} value={one}>
							{words.measures[one]}
						</option>
					))}
				</select>
			</div>
		</fieldset>
	);
}
