import * as words from "../../words/account.en.ts";
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
		document.title = words.title;
	}, []);
	if (current.state !== "in") return null;
	const { id } = current.instructor;
	return (
		<main class="leaf account">
			<h1>{words.account}</h1>
			<Words />
			<Sessions />
			<section aria-labelledby="account-leave">
				<h2 id="account-leave">{words.thisBrowser}</h2>
				<p>{words.yourQuizzesAndRooms}</p>
				<button type="button" class="button" onClick={() => void leave()}>
					{words.signOutThisBrowser}
				</button>
			</section>
			<section aria-labelledby="account-id">
				<h2 id="account-id">{words.ifAllElseFails}</h2>
				<p>{words.whoeverRunsThisServer}</p>
				<CopyField label={words.library} value={id.slice(0, idLength)} />
			</section>
		</main>
	);
}
