import { useEffect, useId, useRef, useState } from "preact/hooks";
import * as words from "../../words/shell.en.ts";
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
					<p role="status">{words.openingYourLibrary}</p>
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
			<h1>{words.signInToTeach}</h1>
			<p>{words.passwordExplained}</p>
			<form onSubmit={submit}>
				<label class="label" for={field}>
					{words.password}
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
					{words.signIn}
				</button>
			</form>
		</main>
	);
}

function Blocked() {
	return (
		<main class="gate">
			<h1>{words.noCookies}</h1>
			<p>{words.noCookiesExplained(location.host)}</p>
			<button
				type="button"
				class="button primary"
				onClick={() => location.reload()}
			>
				{words.tryAgain}
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
			<h1>{words.noAnswer}</h1>
			<p>{detail}</p>
			<p role="status">{words.noAnswerExplained}</p>
			<button type="button" class="button" onClick={() => void openSession()}>
				{words.tryNow}
			</button>
		</main>
	);
}
