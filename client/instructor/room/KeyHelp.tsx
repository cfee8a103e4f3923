import { useState } from "preact/hooks";
import { forgiving } from "../../link/storage.ts";
import * as words from "../../words/room.en.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { shortcuts } from "./keys.ts";

const storageKey = "lectern.letter-keys";
const kept = forgiving(() => localStorage);

/** Whether single letters and signs are shortcuts on this device. */
export function useLetters(): [boolean, (on: boolean) => void] {
	const [on, setOn] = useState(() => kept.getItem(storageKey) !== "off");
	return [
		on,
		(next) => {
			setOn(next);
			kept.setItem(storageKey, next ? "on" : "off");
		},
	];
}

interface KeyHelpProps {
	open: boolean;
	onClose(): void;
	letters: boolean;
	onLetters(on: boolean): void;
}

export function KeyHelp({ open, onClose, letters, onLetters }: KeyHelpProps) {
	return (
		<Dialog title={words.keysAndClicker} open={open} onClose={onClose}>
			<dl class="key-list">
				{shortcuts.map(({ keys, means }) => (
					<div key={means}>
						<dt>
							{keys.map((key) => (
								<kbd key={key}>{key}</kbd>
							))}
						</dt>
						<dd>{means}</dd>
					</div>
				))}
			</dl>
			<p class="quiet-text">{words.keysHint}</p>
			<label class="check">
				<input
					type="checkbox"
					checked={letters}
					onChange={(event) => onLetters(event.currentTarget.checked)}
				/>
				<span>{words.lettersWork}</span>
			</label>
		</Dialog>
	);
}
