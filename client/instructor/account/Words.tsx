import { useEffect } from "preact/hooks";
import { routes } from "../../../shared/routes.ts";
import * as texts from "../../words/account.en.ts";
import { useBusy } from "../library/busy.ts";
import { CopyButton } from "../shell/CopyField.tsx";
import { confirm } from "../shell/Dialog.tsx";
import { notify } from "../shell/notice.tsx";
import { call } from "../shell/rest.ts";
import { openSession, session } from "../shell/session.ts";
import { madeWords, makeWords } from "./words.ts";

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
			const reply = await call(routes.words.keep);
			if (!reply.ok) return notify(reply.problem.detail, { tone: "error" });
			madeWords.set(null);
			await openSession();
		});
	const revoke = () =>
		run(async () => {
			if (!(await sureToRevoke())) return;
			const reply = await call(routes.words.revoke);
			if (!reply.ok) return notify(reply.problem.detail, { tone: "error" });
			await openSession();
		});

	return (
		<section class="account-words" aria-labelledby="account-words">
			<h2 id="account-words">{texts.recoveryWords}</h2>
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
							{state === "none" ? texts.makeRecoveryWords : texts.makeNewWords}
						</button>
						{state !== "none" && (
							<button
								type="button"
								class="button quiet"
								aria-disabled={busy}
								onClick={() => void revoke()}
							>
								{texts.takeThemAway}
							</button>
						)}
					</div>
				</>
			)}
		</section>
	);
}

const says = {
	none: texts.thereAreNone,
	made: texts.madeNotKept,
	kept: texts.keptThem,
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
				{texts.writeThemDown(
					<strong>{texts.theyAreShownOnly}</strong>,
					location.host,
				)}
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
					{texts.iHaveKeptThem}
				</button>
				<button type="button" class="button" onClick={() => print()}>
					{texts.print}
				</button>
				<CopyButton label={texts.recoveryWords} value={words.join(" ")} />
			</div>
		</div>
	);
}

function sureToReplace(): Promise<boolean> {
	return confirm({
		title: texts.makeNewAsked,
		text: texts.makeNewExplained,
		action: texts.makeNewWords,
	});
}

function sureToRevoke(): Promise<boolean> {
	return confirm({
		title: texts.takeAwayAsked,
		text: texts.takeAwayExplained,
		action: texts.takeThemAway,
		danger: true,
	});
}
