import { useId, useState } from "preact/hooks";
import type { Session } from "../../../shared/account.ts";
import { routes } from "../../../shared/routes.ts";
import * as words from "../../words/account.en.ts";
import { Dialog } from "../shell/Dialog.tsx";
import { call } from "../shell/rest.ts";

interface NameProps {
	/** Null: closed. */
	session: Session | null;
	onClose(): void;
	onNamed(): void;
}

export function NameDialog({ session, onClose, onNamed }: NameProps) {
	return (
		<Dialog
			title={words.nameThisBrowser}
			open={session !== null}
			onClose={onClose}
		>
			{session !== null && (
				<Form session={session} onClose={onClose} onNamed={onNamed} />
			)}
		</Dialog>
	);
}

function Form({ session, onClose, onNamed }: NameProps & { session: Session }) {
	const [name, setName] = useState(session.name);
	const [fault, setFault] = useState<string | null>(null);
	const field = useId();
	const save = async (event: Event) => {
		event.preventDefault();
		const reply = await call(routes.sessions.rename, {
			params: { id: session.id },
			body: { name },
		});
		if (!reply.ok) return setFault(reply.problem.detail);
		onNamed();
		onClose();
	};
	return (
		<form onSubmit={save}>
			<label class="label" for={field}>
				{words.name}
			</label>
			<input
				id={field}
				class="field"
				data-first
				dir="auto"
				value={name}
				autocomplete="off"
				maxLength={60}
				required
				onInput={(event) => setName(event.currentTarget.value)}
			/>
			<p class="fault" role="alert">
				{fault}
			</p>
			<footer>
				<button type="button" class="button" onClick={onClose}>
					{words.cancel}
				</button>
				<button type="submit" class="button primary">
					{words.save}
				</button>
			</footer>
		</form>
	);
}
