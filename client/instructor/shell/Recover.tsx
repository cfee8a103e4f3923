import { useId, useRef, useState } from "preact/hooks";
import { Instructor } from "../../../shared/account.ts";
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
			const path = "/api/instructor/recover";
			const words = input.current?.value ?? "";
			const reply = await prove(path, { words }, Instructor);
			setFault(reply === null || reply.ok ? null : reply.problem.detail);
		});
	};
	return (
		<>
			<h2>I have a library</h2>
			<form onSubmit={submit}>
				<label class="label" for={field}>
					Your eight recovery words
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
					Open my library
				</button>
			</form>
			<p>
				<strong>No words at hand?</strong> On a device that is still signed in,
				choose <em>Account → Use on another device</em> and open the link here.
			</p>
			<p>
				<strong>No device either?</strong> Whoever runs this server can make a
				link for you.
			</p>
		</>
	);
}
