import "./fields.css";
import type { TargetedClipboardEvent, TargetedKeyboardEvent } from "preact";
import { Cross, Down, Plus, Up } from "../look/icons.tsx";
import * as words from "../words/fields.en.ts";
import { dragMarks, placeAfter, useDrag } from "./drag.ts";
import { TextField } from "./fields.tsx";
import { focusField } from "./focus.ts";
import { listIn } from "./list-line.ts";
import { inserted, replaced, without } from "./lists.ts";
import { Tool } from "./Tool.tsx";

interface Props {
	readonly lines: readonly string[];
	readonly least: number;
	readonly most: number;
	/** Characters of one. */
	readonly max: number;
	/** What the line with this number is called: "Item 2". */
	readonly name: (number: number) => string;
	readonly add: string;
	readonly placeholder: string;
	/** The `data-field` of the line at this place, from 0. */
	readonly fieldAt: (index: number) => string;
	/** `at`: the line that the cursor is in then. `how` as in `EditProps` of kinds. */
	readonly onLines: (
		lines: readonly string[],
		at: number,
		how?: "typing" | "jump",
	) => void;
}

/**
 * Texts one below the other: Enter goes on to the next and makes one at the end, Backspace takes an empty one away, Alt and an arrow move one, as does
 * dragging it by its number. A list that is pasted becomes as many.
 */
export function Lines(props: Props) {
	const { lines, least, most, max, name, add, placeholder } = props;
	const { fieldAt, onLines } = props;
	const last = lines.length - 1;
	const { drag, listeners } = useDrag(".lines-number", "li", (drag) => {
		const at = placeAfter(drag);
		const line = lines[drag.from];
		// No cursor goes along: on a phone it would bring up the keys.
		if (line !== undefined && at !== drag.from)
			onLines(inserted(without(lines, drag.from), at, line), at);
	});

	const insert = (at: number) => {
		if (lines.length < most) onLines(inserted(lines, at, ""), at, "jump");
	};
	const remove = (at: number) => {
		if (lines.length > least)
			onLines(without(lines, at), Math.max(0, at - 1), "jump");
	};
	const move = (at: number, by: number) => {
		const [one, other] = [lines[at], lines[at + by]];
		if (one === undefined || other === undefined) return;
		onLines(
			replaced(replaced(lines, at, other), at + by, one),
			at + by,
			"jump",
		);
	};

	const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>, at: number) => {
		if (event.isComposing || event.ctrlKey || event.metaKey) return;
		if (event.altKey) {
			const by = steps[event.key];
			if (by === undefined || event.shiftKey) return;
			event.preventDefault();
			// The same keys move the whole question.
			event.stopPropagation();
			move(at, by);
		} else if (event.key === "Enter") {
			if (at < last) focusField(fieldAt(at + 1));
			else if (lines[at] !== "") insert(at + 1);
		} else if (event.key === "Backspace" && lines[at] === "") {
			event.preventDefault();
			remove(at);
		}
	};

	/** Into an empty line, and the empty ones below it. Where they do not fit, nothing is changed. */
	const onPaste = (event: TargetedClipboardEvent<HTMLElement>, at: number) => {
		const pasted = listIn(event.clipboardData?.getData("text/plain") ?? "");
		if (pasted.length < 2 || lines[at] !== "") return;
		const after = lines.slice(at);
		const from = after.findIndex((text) => text !== "");
		const kept = from === -1 ? [] : after.slice(from);
		const all = [...lines.slice(0, at), ...pasted, ...kept];
		event.preventDefault();
		if (all.length > most || pasted.some((text) => text.length > max)) return;
		while (all.length < least) all.push("");
		onLines(all, Math.min(at + pasted.length, all.length) - 1, "jump");
	};

	return (
		<>
			<ol class="lines" {...listeners}>
				{lines.map((text, at) => (
					<li
						key={at}
						{...dragMarks(drag, at, lines.length)}
						onPaste={(event) => onPaste(event, at)}
					>
						<span
							class="lines-number number grip"
							aria-hidden="true"
							title={words.dragToMove}
						>
							{at + 1}
						</span>
						<TextField
							label={name(at + 1)}
							name={fieldAt(at)}
							value={text}
							max={max}
							oneLine
							placeholder={at === 0 ? placeholder : ""}
							onText={(text) =>
								onLines(replaced(lines, at, text), at, "typing")
							}
							onKeyDown={(event) => onKeyDown(event, at)}
						/>
						<span class="lines-tools">
							<Tool
								label={words.moveUp(name(at + 1))}
								off={at === 0}
								onPress={() => move(at, -1)}
							>
								<Up />
							</Tool>
							<Tool
								label={words.moveDown(name(at + 1))}
								off={at === last}
								onPress={() => move(at, 1)}
							>
								<Down />
							</Tool>
							<Tool
								label={words.remove(name(at + 1))}
								off={lines.length <= least}
								onPress={() => remove(at)}
							>
								<Cross />
							</Tool>
						</span>
					</li>
				))}
			</ol>
			{lines.length < most && (
				<button
					type="button"
					class="button quiet"
					onClick={() => insert(lines.length)}
				>
					<Plus /> {add}
				</button>
			)}
		</>
	);
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };
