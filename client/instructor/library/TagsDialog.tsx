import { useId, useState } from "preact/hooks";
import { limits } from "../../../shared/limits.ts";
import type { QuizSummary } from "../../../shared/rest.ts";
import {
	readTags,
	tagKeyOf,
	tidyTags,
	writeTags,
} from "../../../shared/tags.ts";
import { isolated } from "../../look/Name.tsx";
import * as words from "../../words/library.en.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { changeTags, titleOf } from "./actions.ts";
import { useBusy } from "./busy.ts";
import type { TagCount } from "./view.ts";

interface Props {
	/** None: closed. One has the tags that are written, several get them beside their own. */
	readonly quizzes: readonly QuizSummary[];
	/** That others have: one press away. */
	readonly known: readonly TagCount[];
	onClose(): void;
	onChanged(): Promise<void>;
}

export function TagsDialog(props: Props) {
	const { quizzes, onClose } = props;
	const [first, second] = quizzes;
	return (
		<Dialog
			title={
				first !== undefined && second === undefined
					? words.tagsOf(isolated(titleOf(first)))
					: words.addTagsTo(quizzes.length)
			}
			open={first !== undefined}
			onClose={onClose}
		>
			<TagsForm {...props} />
		</Dialog>
	);
}

function TagsForm({ quizzes, known, onClose, onChanged }: Props) {
	const id = useId();
	const only = quizzes.length === 1 ? quizzes[0] : undefined;
	const [text, setText] = useState(writeTags(only?.tags ?? []));
	const [busy, run] = useBusy();
	const tags = readTags(text);
	const keys = tags.map(tagKeyOf);
	const toggle = ({ key, name }: TagCount) =>
		setText(
			writeTags(
				keys.includes(key)
					? tags.filter((tag) => tagKeyOf(tag) !== key)
					: [...tags, name],
			),
		);
	const keep = async () => {
		for (const quiz of quizzes) {
			const isKept = await changeTags(quiz, (before) =>
				only === undefined ? tidyTags([...before, ...tags]) : tags,
			);
			if (!isKept) break;
			if (quiz === quizzes.at(-1)) onClose();
		}
		await onChanged();
	};
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				void run(keep);
			}}
		>
			<label class="label" for={id}>
				{words.tagsWithCommas(limits.tags)}
			</label>
			<input
				id={id}
				class="field"
				data-first
				dir="auto"
				maxLength={limits.tags * (limits.tag + 2)}
				value={text}
				onInput={({ currentTarget }) => setText(currentTarget.value)}
			/>
			{known.length > 0 && (
				<fieldset class="library-known">
					<legend>{words.tagsOfOthers}</legend>
					{known.map((tag) => (
						<button
							key={tag.key}
							type="button"
							class="button"
							aria-pressed={keys.includes(tag.key)}
							onClick={() => toggle(tag)}
						>
							<bdi>{tag.name}</bdi>
						</button>
					))}
				</fieldset>
			)}
			<footer>
				<button type="button" class="button" onClick={onClose}>
					{words.cancel}
				</button>
				<button type="submit" class="button primary" aria-disabled={busy}>
					{only === undefined ? words.addTags : words.keepTags}
				</button>
			</footer>
		</form>
	);
}
