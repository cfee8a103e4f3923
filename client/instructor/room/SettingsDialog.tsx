import { useState } from "preact/hooks";
import * as words from "../../words/room.en.ts";
import { SettingsFields } from "../library/SettingsFields.tsx";
import { Dialog } from "../shell/Dialog.tsx";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";

export function SettingsDialog({
	open,
	onClose,
}: {
	open: boolean;
	onClose(): void;
}) {
	return (
		<Dialog title={words.settingsOfThisRoom} wide open={open} onClose={onClose}>
			<Form onDone={onClose} />
		</Dialog>
	);
}

function Form({ onDone }: { onDone(): void }) {
	const { view, send } = useRoom();
	const [draft, setDraft] = useState(view.settings);
	const save = async () => {
		if (await send({ do: "settings", settings: draft })) onDone();
	};
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<SettingsFields settings={draft} onChange={setDraft} />
			<p class="quiet-text">{words.settingsHint}</p>
			<footer>
				<button type="button" class="button" onClick={onDone}>
					{words.cancel}
				</button>
				<Act look="primary" onPress={() => void save()}>
					{words.save}
				</Act>
			</footer>
		</form>
	);
}
