import "./desk.css";
import { useId } from "preact/hooks";
import {
	type Measure,
	measures,
} from "../../../shared/kinds/order/measures.ts";
import { least, most } from "../../../shared/kinds/order/model.ts";
import { fieldOf } from "../../fields/focus.ts";
import { Lines } from "../../fields/Lines.tsx";
import { Tool } from "../../fields/Tool.tsx";
import { Cross } from "../../look/icons.tsx";
import type { EditProps } from "../part.ts";
import {
	itemsIn,
	keyOf,
	rightIn,
	withItems,
	withMeasure,
	withoutOrder,
} from "./edit.ts";
import { sayOrder } from "./value.ts";
import * as words from "./words.en.ts";

/** The items in their right order, and what is earned by one that is partly right. */
export function Edit({ question, onChange }: EditProps) {
	const { orders, measure } = keyOf(question);
	const id = useId();
	const pathIn = (one: typeof question, place: number) =>
		`ask.items.${rightIn(one)[place] ?? place}`;
	return (
		<>
			<fieldset class="kind-fields">
				<legend>{words.inTheRightOrder}</legend>
				<Lines
					lines={itemsIn(question)}
					least={least}
					most={most.items}
					max={most.words}
					name={words.item}
					add={words.addAnItem}
					placeholder={words.itemAsIn}
					fieldAt={(place) => fieldOf(question.id, pathIn(question, place))}
					onLines={(lines, place, how) => {
						const next = withItems(question, lines, how === "typing");
						onChange(next, pathIn(next, place), how);
					}}
				/>
			</fieldset>
			{orders.slice(1).map((order, index) => (
				<p key={sayOrder(order)} class="order-other">
					{words.rightAsWell(sayOrder(order))}
					<Tool
						label={words.removeOrder(sayOrder(order))}
						onPress={() =>
							onChange(withoutOrder(question, index + 1), "ask.items", "jump")
						}
					>
						<Cross />
					</Tool>
				</p>
			))}
			<div class="order-measure">
				<label for={id}>{words.aPartOfThePoints}</label>
				<select
					id={id}
					class="field"
					data-field={fieldOf(question.id, "key.measure")}
					aria-describedby={`${id}-hint`}
					value={measure}
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
				<p id={`${id}-hint`} class="small quiet-text">
					{words.measureHints[measure]}
				</p>
			</div>
		</>
	);
}
