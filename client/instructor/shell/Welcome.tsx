import { useState } from "preact/hooks";
import * as words from "../../words/shell.en.ts";
import { useBusy } from "../library/busy.ts";
import { Recover } from "./Recover.tsx";
import { begin, type Session } from "./session.ts";

type Why = Extract<Session, { state: "out" }>["why"];

const titles: Readonly<Record<Why, string>> = {
	new: words.welcomeToLectern,
	left: words.youAreSignedOut,
	gone: words.noLongerSignedIn,
};

/** The first page: nobody gets a new library without having asked for one. */
export function Welcome({ why }: { why: Why }) {
	const [has, setHas] = useState(why === "gone");
	const [busy, run] = useBusy();
	return (
		<main class="gate welcome">
			<h1>{titles[why]}</h1>
			<section>
				<p>{words.newHere}</p>
				<button
					type="button"
					class={has ? "button" : "button primary"}
					aria-disabled={busy}
					onClick={() => void run(() => begin())}
				>
					{words.iAmNewHere}
				</button>
			</section>
			<section>
				{has ? (
					<Recover />
				) : (
					<>
						<p>{words.stillThere}</p>
						<button type="button" class="button" onClick={() => setHas(true)}>
							{words.iHaveALibrary}
						</button>
					</>
				)}
			</section>
		</main>
	);
}
