import { useState } from "preact/hooks";
import { limits } from "../../../shared/limits.ts";
import { readTags, writeTags } from "../../../shared/tags.ts";
import { TextField } from "../../fields/fields.tsx";
import * as words from "../../words/editor.en.ts";

interface Props {
	/** As `data-field`. */
	readonly name: string;
	readonly tags: readonly string[];
	/** Its label is shown above it. */
	readonly labelled?: boolean;
	onTags(tags: string[]): void;
}

/** Tags in one line, with commas between. As it is typed as long as the cursor is there: a comma at the end is the next tag's beginning. */
export function TagsField({ name, tags, labelled = false, onTags }: Props) {
	const [typed, setTyped] = useState<string | null>(null);
	const stored = writeTags(tags);
	const isOurs = typed !== null && writeTags(readTags(typed)) === stored;
	return (
		<div onFocusOut={() => setTyped(null)}>
			<TextField
				label={words.tags}
				labelled={labelled}
				name={name}
				value={isOurs ? typed : stored}
				max={limits.tags * (limits.tag + 2)}
				placeholder={words.tagsHint}
				oneLine
				class="editor-tags"
				onText={(text) => {
					setTyped(text);
					onTags(readTags(text));
				}}
			/>
		</div>
	);
}
