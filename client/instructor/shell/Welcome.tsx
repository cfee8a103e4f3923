import { useState } from "preact/hooks";
import { useBusy } from "../library/busy.ts";
import { Recover } from "./Recover.tsx";
import { begin, type Session } from "./session.ts";

type Why = Extract<Session, { state: "out" }>["why"];

const titles: Readonly<Record<Why, string>> = {
	new: "Welcome to Lectern",
	left: "You are signed out",
	gone: "This browser is no longer signed in",
};

/** The first page: nobody gets a new library without having asked for one. */
export function Welcome({ why }: { why: Why }) {
	const [has, setHas] = useState(why === "gone");
	const [busy, run] = useBusy();
	return (
		<main class="gate welcome">
			<h1>{titles[why]}</h1>
			<section>
				<p>
					A new library has a sample course in it. It needs no name and no
					e-mail address.
				</p>
				<button
					type="button"
					class={has ? "button" : "button primary"}
					aria-disabled={busy}
					onClick={() => void run(() => begin())}
				>
					I am new here
				</button>
			</section>
			<section>
				{has ? (
					<Recover />
				) : (
					<>
						<p>Quizzes and rooms that you made before are still there.</p>
						<button type="button" class="button" onClick={() => setHas(true)}>
							I have a library
						</button>
					</>
				)}
			</section>
		</main>
	);
}
