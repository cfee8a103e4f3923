import * as words from "../../words/editor.en.ts";

const keys: readonly (readonly [string, string])[] = [
	[words.keysNewQuestion, words.aNewQuestion],
	[words.keysNewSlide, words.aNewSlide],
	[words.keysNextOption, words.toTheNextOption],
	[words.keysLine, words.makesALine],
	[words.keysRemove, words.removesIt],
	[words.keysMark, words.marksIt],
	[words.keysMove, words.movesIt],
	[words.keysJump, words.jumps],
	[words.keysFormat, words.formats],
	[words.keysPaste, words.becomesOptions],
	[words.keysUndoRedo, words.undoRedo],
];

export function KeyList() {
	return (
		<details class="editor-keys">
			<summary>{words.keys}</summary>
			<dl>
				{keys.map(([key, does]) => (
					<div key={key}>
						<dt>{key}</dt>
						<dd>{does}</dd>
					</div>
				))}
			</dl>
		</details>
	);
}
