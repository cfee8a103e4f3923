import "./account.css";
import { useEffect } from "preact/hooks";
import { CopyField } from "../shell/CopyField.tsx";
import { leave } from "../shell/leave.ts";
import { session } from "../shell/session.ts";
import { Sessions } from "./Sessions.tsx";
import { Words } from "./Words.tsx";

/** As much of an id as an operator needs. */
const idLength = 10;

/** How one comes back to this library, and who else is in it. */
export function Account() {
	const current = session.use();
	useEffect(() => {
		document.title = "Account – Lectern";
	}, []);
	if (current.state !== "in") return null;
	const { id } = current.instructor;
	return (
		<main class="leaf account">
			<h1>Account</h1>
			<Words />
			<Sessions />
			<section aria-labelledby="account-leave">
				<h2 id="account-leave">This browser</h2>
				<p>Your quizzes and rooms stay on the server.</p>
				<button type="button" class="button" onClick={() => void leave()}>
					Sign out this browser
				</button>
			</section>
			<section aria-labelledby="account-id">
				<h2 id="account-id">If all else fails</h2>
				<p>
					Whoever runs this server can let you back in. They will ask for this:
				</p>
				<CopyField label="Library" value={id.slice(0, idLength)} />
			</section>
		</main>
	);
}
