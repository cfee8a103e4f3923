import { useState } from "preact/hooks";
import { forgiving } from "../../link/storage.ts";
import * as texts from "../../words/library.en.ts";
import { href } from "../shell/route.ts";
import { session } from "../shell/session.ts";

const storage = forgiving(() => localStorage);
const name = "lectern.words-later";
const laterMs = 3 * 24 * 3_600_000;

/** As long as nobody has kept recovery words, the library hangs on this browser's cookie: now and then that is said. */
export function Reminder() {
	const current = session.use();
	const [later, setLater] = useState(
		() => Date.now() - Number(storage.getItem(name)) < laterMs,
	);
	if (later || current.state !== "in" || current.instructor.words === "kept")
		return null;
	return (
		<aside class="library-reminder" aria-label={texts.recoveryWords}>
			<p>{texts.reminder}</p>
			<div>
				<a class="button" href={href({ page: "account" })}>
					{texts.getRecoveryWords}
				</a>
				<button
					type="button"
					class="button quiet"
					onClick={() => {
						storage.setItem(name, String(Date.now()));
						setLater(true);
					}}
				>
					{texts.later}
				</button>
			</div>
		</aside>
	);
}
