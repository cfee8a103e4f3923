import { useState } from "preact/hooks";
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
		<Dialog title="Settings of this room" wide open={open} onClose={onClose}>
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
			<p class="quiet-text">
				What is said about answers holds from the next question that is opened;
				all else at once.
			</p>
			<footer>
				<button type="button" class="button" onClick={onDone}>
					Cancel
				</button>
				<Act look="primary" onPress={() => void save()}>
					Save
				</Act>
			</footer>
		</form>
	);
}
