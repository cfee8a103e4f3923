import type { WrongField } from "../../fields/wrong.ts";
import { Eye, Undo } from "../../look/icons.tsx";
import * as words from "../../words/editor.en.ts";
import { Menu } from "../shell/Menu.tsx";
import type { Action, Draft } from "./draft.ts";
import { ImageDrop } from "./images/ImageDrop.tsx";
import { SaveState } from "./SaveState.tsx";
import { StartButton } from "./StartButton.tsx";
import type { Saver, Saving } from "./saver.ts";

export type View = "form" | "text";

interface Props {
	readonly id: string;
	readonly draft: Draft;
	readonly saving: Saving;
	readonly saver: Saver;
	/** How many things in the text view cannot be kept. */
	readonly unread: number;
	readonly view: View;
	/** Fields with something in them that does not count. */
	readonly wrong: readonly WrongField[];
	act(action: Action): void;
	onView(view: View): void;
	onDecide(): void;
	onPaste(): void;
	onCopy(): void;
	onTry(): void;
	onPreview(): void;
}

/** Above everything: how the edits stand with the store, the way back, how the quiz is shown, and what else can be done with it. */
export function EditorBar(props: Props) {
	const { draft, saving, act } = props;
	const isCalm =
		["saved", "waiting", "saving"].includes(saving.is) && props.unread === 0;
	return (
		<div class="editor-bar" data-trouble={isCalm ? undefined : ""}>
			<SaveState
				saving={saving}
				unread={props.unread}
				onDecide={props.onDecide}
			/>
			<fieldset class="view-switch">
				<legend class="visually-hidden">{words.view}</legend>
				{views.map(([view, label]) => (
					<button
						key={view}
						type="button"
						class="button quiet"
						aria-pressed={props.view === view}
						onClick={() => props.onView(view)}
					>
						{label}
					</button>
				))}
			</fieldset>
			<div class="editor-bar-tools">
				<button
					type="button"
					class="button quiet"
					title={words.undoKeys}
					aria-disabled={draft.past.length === 0}
					onClick={() => act({ edit: "undo" })}
				>
					<Undo /> <span>{words.undo}</span>
				</button>
				<button
					type="button"
					class="button quiet redo"
					title={words.redoKeys}
					aria-disabled={draft.future.length === 0}
					onClick={() => act({ edit: "redo" })}
				>
					<Undo /> <span>{words.redo}</span>
				</button>
				<button
					type="button"
					class="button quiet editor-preview"
					title={words.preview}
					onClick={props.onPreview}
				>
					<Eye /> <span>{words.preview}</span>
				</button>
				<ImageDrop />
				<Menu label={words.moreTools}>
					<button type="button" class="button quiet" onClick={props.onPaste}>
						{words.pasteQuestions}
					</button>
					<button type="button" class="button quiet" onClick={props.onCopy}>
						{words.copyQuestions}
					</button>
					<button type="button" class="button quiet" onClick={props.onTry}>
						{words.tryIt}
					</button>
				</Menu>
				<StartButton
					id={props.id}
					quiz={draft.quiz}
					saving={saving}
					unread={props.unread}
					wrong={props.wrong}
					flush={() => props.saver.flush()}
				/>
			</div>
		</div>
	);
}

const views: readonly (readonly [View, string])[] = [
	["form", words.form],
	["text", words.text],
];
