import { useId, useRef, useState } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import * as texts from "../../words/shell.en.ts";
import { useBusy } from "../library/busy.ts";
import { prove } from "./session.ts";

/** The ways back to a library: words, another device, or whoever runs the server. */
export function Recover() {
	const [fault, setFault] = useState<string | null>(null);
	const [busy, run] = useBusy();
	const field = useId();
	// Read when they are sent: password managers fill them in without telling the page.
	const input = useRef<HTMLTextAreaElement>(null);
	const submit = (event: Event) => {
		event.preventDefault();
		void run(async () => {
			const words = input.current?.value ?? "";
			const reply = await prove(routes.instructor.recover, { body: { words } });
			setFault(reply === null || reply.ok ? null : reply.problem.detail);
		});
	};
	return (
		<>
			<h2>{texts.iHaveALibrary}</h2>
			<form onSubmit={submit}>
				<label class="label" for={field}>
					{texts.yourEightRecoveryWords}
				</label>
				<textarea
					ref={input}
					id={field}
					class="field"
					rows={3}
					required
					autocomplete="off"
					autocapitalize="none"
					spellcheck={false}
					aria-invalid={fault !== null}
					aria-describedby={`${field}-fault`}
				/>
				<p id={`${field}-fault`} class="fault" role="alert">
					{fault}
				</p>
				<button type="submit" class="button primary" aria-disabled={busy}>
					{texts.openMyLibrary}
				</button>
			</form>
			<p>
				{texts.noWordsHelp(
					<strong>{texts.noWordsAtHand}</strong>,
					<em>{texts.whereToFindIt}</em>,
				)}
			</p>
			<p>{texts.noDeviceHelp(<strong>{texts.noDeviceEither}</strong>)}</p>
		</>
	);
}
