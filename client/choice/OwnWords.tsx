import { useId } from "preact/hooks";
import { most, type Other } from "../../shared/kinds/poll/other.ts";
import * as kindWords from "../kinds/words.en.ts";
import type { OwnWordsProps } from "./Ask.tsx";
import * as texts from "./own-words.en.ts";

/** What none of the options is, in words of one's own. */
export function OwnWords(props: OwnWordsProps) {
	const { held, picked, shown, locked, saved, pick, send } = props;
	const id = useId();
	const { other: stored } = held as Partial<Other>;
	const { other: typed = "" } = (locked ? held : picked) as Partial<Other>;
	const isSent = stored === typed;
	return (
		<form
			class="name own-words"
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<label for={id}>{texts.other}</label>
			<input
				id={id}
				class="field"
				dir="auto"
				value={typed}
				readOnly={locked}
				maxLength={most.graphemes}
				autocomplete="off"
				enterkeyhint="send"
				aria-describedby={shown ? `${id}-shown` : undefined}
				onInput={({ currentTarget }) => pick({ other: currentTarget.value })}
			/>
			{shown && (
				<p class="hint" id={`${id}-shown`}>
					{texts.goesToTheInstructorFirst}
				</p>
			)}
			<button
				type="submit"
				class="button wide"
				aria-disabled={locked || isSent || typed.trim() === ""}
			>
				{isSent && saved ? kindWords.saved : kindWords.send}
			</button>
		</form>
	);
}
