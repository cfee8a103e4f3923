import "./desk.css";
import { least, most } from "../../../shared/kinds/pairs/model.ts";
import { TextField } from "../../fields/fields.tsx";
import { fieldOf } from "../../fields/focus.ts";
import { Tool } from "../../fields/Tool.tsx";
import { Cross, Plus } from "../../look/icons.tsx";
import type { EditProps } from "../part.ts";
import { addPair, pairsIn, removePair, withPair } from "./edit.ts";
import { pairsOf } from "./value.ts";
import * as words from "./words.en.ts";

const leftAt = (index: number) => `ask.left.${index}`;

/** What belongs together, a row for each; phones see the right side in another order. */
export function Edit({ question, onChange }: EditProps) {
	const pairs = pairsIn(question);
	const places = pairsOf(question.key) ?? [];
	const rightAt = (index: number) => `ask.right.${places[index] ?? index}`;
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
							onText={(right) =>
								onChange(
									withPair(question, index, { right }),
									rightAt(index),
									"typing",
								)
							}
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
			{pairs.length < most.pairs && (
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
		</fieldset>
	);
}
