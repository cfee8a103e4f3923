import { useEffect, useId, useRef, useState } from "preact/hooks";
import { begin, openSession, type Session } from "./session.ts";
import { Welcome } from "./Welcome.tsx";

const retryMs = 4_000;

/** What stands in the page's place while this browser is not an instructor. */
export function SignIn({
	session,
}: {
	session: Exclude<Session, { state: "in" }>;
}) {
	switch (session.state) {
		case "asking":
			return (
				<main class="gate">
					<p role="status">Opening your library…</p>
				</main>
			);
		case "password":
			return <PasswordForm wrong={session.wrong} />;
		case "out":
			return <Welcome why={session.why} />;
		case "blocked":
			return <Blocked />;
		case "failed":
			return <Unreachable detail={session.detail} />;
	}
}

function PasswordForm({ wrong }: { wrong: string | null }) {
	const [busy, setBusy] = useState(false);
	const field = useId();
	// Read when it is sent: password managers fill it without telling the page.
	const input = useRef<HTMLInputElement>(null);
	const submit = async (event: Event) => {
		event.preventDefault();
		if (busy) return;
		setBusy(true);
		await begin(input.current?.value ?? "");
		setBusy(false);
	};
	return (
		<main class="gate">
			<h1>Sign in to teach</h1>
			<p>
				This server asks instructors for a password once per browser. Students
				need none: they join with the room's code.
			</p>
			<form onSubmit={submit}>
				<label class="label" for={field}>
					Password
				</label>
				<input
					ref={input}
					id={field}
					class="field"
					type="password"
					autocomplete="current-password"
					required
					aria-invalid={wrong !== null}
					aria-describedby={`${field}-wrong`}
				/>
				<p id={`${field}-wrong`} class="fault" role="alert">
					{wrong}
				</p>
				<button type="submit" class="button primary" aria-disabled={busy}>
					Sign in
				</button>
			</form>
		</main>
	);
}

function Blocked() {
	return (
		<main class="gate">
			<h1>This browser keeps no cookies for this site</h1>
			<p>
				Lectern knows instructors by one cookie, and by nothing else. Allow
				cookies for {location.host} in the browser's settings (in a private
				window they may be off), then try again. Students need none.
			</p>
			<button
				type="button"
				class="button primary"
				onClick={() => location.reload()}
			>
				Try again
			</button>
		</main>
	);
}

function Unreachable({ detail }: { detail: string }) {
	useEffect(() => {
		const timer = setInterval(() => void openSession(), retryMs);
		return () => clearInterval(timer);
	}, []);
	return (
		<main class="gate">
			<h1>The server does not answer</h1>
			<p>{detail}</p>
			<p role="status">
				Trying again every few seconds. A running room goes on without this
				page.
			</p>
			<button type="button" class="button" onClick={() => void openSession()}>
				Try now
			</button>
		</main>
	);
}
