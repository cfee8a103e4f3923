import * as words from "./words.en.ts";
import "../kinds/desk.css";
import "./desk.css";
import type { Most } from "../../shared/kinds/entries.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import { NumberField } from "../fields/fields.tsx";
import { fieldOf } from "../fields/focus.ts";
import type { DeskPart, EditProps, Quick } from "../kinds/part.ts";
import { SmallShares } from "../kinds/SmallShares.tsx";
import { send, showCount } from "../kinds/words.en.ts";
import { isolated } from "../look/Name.tsx";
import { differences, holdAs, withAsking } from "./edit.ts";
import { plainOf } from "./plain.ts";
import { askingOf, countsOf } from "./value.ts";

function Edit({ question, onChange, most }: EditProps & { most: Most }) {
	const { entries, moderated } = askingOf(question.ask);
	return (
		<div class="kind-fields entries-edit">
			<NumberField
				label={words.perStudent}
				name={fieldOf(question.id, "ask.entries")}
				value={entries}
				empty={most.entries}
				placeholder={String(most.entries)}
				min={1}
				max={most.entries}
				onNumber={(entries) =>
					onChange(withAsking(question, { entries }), "ask.entries", "typing")
				}
			/>
			<label class="entries-held">
				<input
					type="checkbox"
					data-field={fieldOf(question.id, "ask.moderated")}
					checked={moderated}
					onChange={({ currentTarget }) =>
						onChange(
							withAsking(question, { moderated: currentTarget.checked }),
							"ask.moderated",
						)
					}
				/>
				{words.onlyWhatPasses}
			</label>
			<p class="small quiet-text">{words.onlyWhatPassesExplained}</p>
		</div>
	);
}

/** The instructor's part of such a kind. */
export function deskOf(
	kind: string,
	most: Most,
	{
		quick,
		...said
	}: {
		readonly label: string;
		readonly hint: string;
		readonly quick: Pick<Quick, "label" | "place">;
	},
): DeskPart {
	const blank = askingOf(kindOf({ kind }).blank().ask);
	return {
		...said,
		quick: [{ ...quick, ask: blank, key: {} }],
		note: null,
		plain: plainOf(kind),
		Edit: (props) => <Edit {...props} most={most} />,
		Preview: ({ question, isRevealed }) =>
			isRevealed ? null : (
				<>
					<p class="preview-note">
						{words.writeThenSend(askingOf(question.ask).entries)}
					</p>
					<p class="entries-preview" />
					<span class="preview-send">{send}</span>
				</>
			),
		Small({ distribution }) {
			const groups = countsOf(distribution)?.groups.slice(0, 4) ?? [];
			const tallest = Math.max(1, groups[0]?.count ?? 0);
			return (
				<SmallShares
					shares={groups.map(({ count }) => (count / tallest) * 100)}
				/>
			);
		},
		hold: (question) => holdAs(blank, most, question),
		differences,
		sayRound(_question, { distribution }) {
			const [first, second] = countsOf(distribution)?.groups ?? [];
			return first === undefined ||
				first.count < 2 ||
				first.count === second?.count
				? ""
				: words.writtenMost(isolated(first.text), showCount(first.count));
		},
	};
}
