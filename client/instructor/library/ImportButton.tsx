import { useRef } from "preact/hooks";
import * as words from "../../words/library.en.ts";

/** Opens the browser's file dialog for quiz files, several at once. */
export function ImportButton({
	busy,
	onFiles,
}: {
	busy: boolean;
	onFiles(files: readonly File[]): void;
}) {
	const input = useRef<HTMLInputElement>(null);
	return (
		<>
			<button
				type="button"
				class="button"
				aria-disabled={busy}
				onClick={() => input.current?.click()}
			>
				{busy ? words.importing : words.importFiles}
			</button>
			<input
				ref={input}
				type="file"
				accept=".json,application/json"
				multiple
				hidden
				aria-label={words.quizFilesToImport}
				onChange={(event) => {
					const files = [...(event.currentTarget.files ?? [])];
					// So that the same file, mended, can be chosen again.
					event.currentTarget.value = "";
					if (files.length > 0) onFiles(files);
				}}
			/>
		</>
	);
}
