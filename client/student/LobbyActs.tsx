import { useState } from "preact/hooks";
import { forgetSeat, nameKey, suggestedName } from "../link/seat.ts";
import * as words from "../words/student-lobby.en.ts";
import { NameField } from "./NameField.tsx";
import type { Props } from "./RoomPage.tsx";

const focus = (field: HTMLInputElement | null) => field?.focus();

/** Mends one's name, or leaves, so that a shared device can be handed on. */
export function LobbyActs({
	doing,
	onDone,
	...props
}: Props & {
	readonly doing: "rename" | "leave";
	readonly onDone: () => void;
}) {
	const { state, sitting, storage, onLeave } = props;
	const [fault, setFault] = useState<string | null>(null);
	const { held, code } = state;
	if (held === null) return null;
	const rename = async (name: string) => {
		const reply = await sitting.ask("rename", { name });
		if (reply === "unknown") return setFault(words.nobodyAnswered);
		if ("error" in reply) return setFault(reply.message);
		if (suggestedName(storage) !== "") storage.setItem(nameKey, name);
		sitting.take(reply);
		onDone();
	};
	const leave = async () => {
		const reply = await sitting.ask("leave", {});
		if (reply === "unknown") return setFault(words.nobodyAnswered);
		if ("error" in reply) return setFault(reply.message);
		forgetSeat(storage, code);
		storage.removeItem(nameKey);
		onLeave();
	};
	if (doing === "rename")
		return (
			<form
				class="name"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					const { name } = event.currentTarget.elements as unknown as {
						readonly name: HTMLInputElement;
					};
					void rename(name.value);
				}}
			>
				<NameField
					of={focus}
					label={words.newName}
					value={held.me.name}
					fault={fault}
					hint=""
				/>
				<p class="push">
					<button type="submit" class="button primary wide">
						{words.save}
					</button>
				</p>
				<button type="button" class="button wide" onClick={onDone}>
					{words.keepIt}
				</button>
			</form>
		);
	return (
		<>
			<p class="push">{words.leaveExplained}</p>
			<p class="fault" role="alert">
				{fault}
			</p>
			<button type="button" class="button danger wide" onClick={leave}>
				{words.leave}
			</button>
			<button type="button" class="button wide" onClick={onDone}>
				{words.stay}
			</button>
		</>
	);
}
