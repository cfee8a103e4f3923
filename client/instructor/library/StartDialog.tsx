import { useState } from "preact/hooks";
import type { QuizSummary } from "../../../shared/rest.ts";
import { isolated } from "../../look/Name.tsx";
import * as words from "../../words/library.en.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { startRoom, titleOf } from "./actions.ts";
import { useBusy } from "./busy.ts";
import { readLastSettings } from "./last-settings.ts";
import { SettingsFields } from "./SettingsFields.tsx";

/** Starts a room with settings of its own; they are offered again next time. Closed while `quiz` is null. */
export function StartDialog({
	quiz,
	onClose,
}: {
	quiz: QuizSummary | null;
	onClose(): void;
}) {
	return (
		<Dialog
			title={words.startNamed(quiz === null ? "" : isolated(titleOf(quiz)))}
			wide
			open={quiz !== null}
			onClose={onClose}
		>
			{quiz !== null && (
				<StartForm key={quiz.id} quiz={quiz} onClose={onClose} />
			)}
		</Dialog>
	);
}

function StartForm({ quiz, onClose }: { quiz: QuizSummary; onClose(): void }) {
	const [settings, setSettings] = useState(readLastSettings);
	const [busy, run] = useBusy();
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				void run(async () => {
					if (await startRoom(quiz.id, settings)) onClose();
				});
			}}
		>
			<p class="quiet-text">{words.settingsHint}</p>
			<SettingsFields settings={settings} onChange={setSettings} />
			<footer>
				<button type="button" class="button" onClick={onClose}>
					{words.cancel}
				</button>
				<button type="submit" class="button primary" aria-disabled={busy}>
					{words.startTheRoom}
				</button>
			</footer>
		</form>
	);
}
