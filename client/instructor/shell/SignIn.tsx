import { useEffect, useId, useRef, useState } from "preact/hooks";
import { openSession, type Session, signIn } from "./session.ts";

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
			return <SignedOut gone={session.gone} />;
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
		await signIn(input.current?.value ?? "");
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

function SignedOut({ gone }: { gone: boolean }) {
	return (
		<main class="gate">
			<h1>
				{gone ? "This browser is no longer signed in" : "You are signed out"}
			</h1>
			<p>
				To get back to your quizzes and rooms, open Lectern on a device that is
				still signed in, choose “Use on another device” there, and open the link
				here.
			</p>
			<button type="button" class="button" onClick={() => void openSession()}>
				Start with a new library
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
