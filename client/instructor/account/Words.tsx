import { useEffect } from "preact/hooks";
import { useBusy } from "../library/busy.ts";
import { CopyButton } from "../shell/CopyField.tsx";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import { request } from "../shell/rest.ts";
import { openSession, session } from "../shell/session.ts";
import { madeWords, makeWords, wordsPath } from "./words.ts";

/** Recovery words: made here, shown once, kept by the person. */
export function Words() {
	const current = session.use();
	const words = madeWords.use();
	const [busy, run] = useBusy();
	useEffect(() => () => madeWords.set(null), []);
	if (current.state !== "in") return null;
	const state = current.instructor.words;

	const make = () =>
		run(async () => {
			if (state !== "none" && !(await sureToReplace())) return;
			await makeWords();
		});
	const keep = () =>
		run(async () => {
			const reply = await request("POST", `${wordsPath}/kept`);
			if (!reply.ok) return notify(reply.problem.detail, { tone: "error" });
			madeWords.set(null);
			await openSession();
		});
	const revoke = () =>
		run(async () => {
			if (!(await sureToRevoke())) return;
			const reply = await request("DELETE", wordsPath);
			if (!reply.ok) return notify(reply.problem.detail, { tone: "error" });
			await openSession();
		});

	return (
		<section class="account-words" aria-labelledby="account-words">
			<h2 id="account-words">Recovery words</h2>
			{words !== null ? (
				<Sheet words={words} busy={busy} onKept={() => void keep()} />
			) : (
				<>
					<p>{says[state]}</p>
					<div class="account-buttons">
						<button
							type="button"
							class={state === "kept" ? "button" : "button primary"}
							aria-disabled={busy}
							onClick={() => void make()}
						>
							{state === "none" ? "Make recovery words" : "Make new words"}
						</button>
						{state !== "none" && (
							<button
								type="button"
								class="button quiet"
								aria-disabled={busy}
								onClick={() => void revoke()}
							>
								Take them away
							</button>
						)}
					</div>
				</>
			)}
		</section>
	);
}

const says = {
	none: "There are none. Without them, only browsers that are signed in can open this library: when their cookies are cleared, it is out of reach.",
	made: "They were made, but not marked as kept. If you do not have them, make new ones.",
	kept: "You have kept them. With these eight words you open this library in any browser.",
} as const;

function Sheet({
	words,
	busy,
	onKept,
}: {
	words: readonly string[];
	busy: boolean;
	onKept(): void;
}) {
	return (
		<div class="words-sheet">
			<p>
				Write these words down, print them, or put them into your password
				manager. <strong>They are shown only now.</strong> Whoever has them can
				open your library at {location.host}.
			</p>
			<ol class="words" translate={false}>
				{words.map((word, place) => (
					<li key={place}>{word}</li>
				))}
			</ol>
			<div class="account-buttons">
				<button
					type="button"
					class="button primary"
					aria-disabled={busy}
					onClick={onKept}
				>
					I have kept them
				</button>
				<button type="button" class="button" onClick={() => print()}>
					Print
				</button>
				<CopyButton label="Recovery words" value={words.join(" ")} />
			</div>
		</div>
	);
}

function sureToReplace(): Promise<boolean> {
	return confirm({
		title: "Make new recovery words?",
		text: "Those that you may have open nothing from then on.",
		action: "Make new words",
	});
}

function sureToRevoke(): Promise<boolean> {
	return confirm({
		title: "Take the recovery words away?",
		text: "They open nothing from then on. Only browsers that are signed in can open this library then.",
		action: "Take them away",
		danger: true,
	});
}
