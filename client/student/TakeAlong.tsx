import { useEffect, useId, useRef, useState } from "preact/hooks";
import { paths } from "../../shared/protocol.ts";
import { isRefusal, type Refusal } from "../../shared/refusal.ts";
import type { ResultsLink } from "../../shared/student-events.ts";
import { base } from "../link/base.ts";
import { copyText } from "../look/copy-text.ts";
import { Screen } from "../look/icons.tsx";
import { oneMoment } from "../words/student.en.ts";
import * as words from "../words/student-results.en.ts";
import { inWords } from "./later.ts";
import type { Sitting } from "./sitting.ts";

/** Between two tries without an answer, ms. */
const againMs = 2_000;

/** The secret of this seat's link, asked for once it is wanted; null until there is an answer. */
export function useSecret(
	sitting: Sitting,
	isWanted: boolean,
): ResultsLink | Refusal | null {
	const [asked, setAsked] = useState<ResultsLink | Refusal | null>(null);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isOver = false;
		const ask = async () => {
			const reply = await sitting.ask("results", {});
			if (isOver) return;
			if (reply === "unknown") timer = setTimeout(ask, againMs);
			else setAsked(inWords(reply));
		};
		if (isWanted) void ask();
		return () => {
			isOver = true;
			clearTimeout(timer);
		};
	}, [isWanted]);
	return asked;
}

/** At the end: the link by which one reads all this on another device. Most do not press it, and nothing is asked for. */
export function TakeAlong({ sitting }: { readonly sitting: Sitting }) {
	const [isWanted, setWanted] = useState(false);
	const asked = useSecret(sitting, isWanted);
	if (!isWanted)
		return (
			<p>
				<button
					type="button"
					class="button wide"
					onClick={() => setWanted(true)}
				>
					<Screen />
					{words.onAnotherDevice}
				</button>
			</p>
		);
	if (asked === null || isRefusal(asked))
		return (
			<p class="hint" role="status">
				{asked?.message ?? oneMoment}
			</p>
		);
	return <LinkBox secret={asked.secret} isNew />;
}

/** The link itself: to be shared, copied, or opened here and kept among the bookmarks. */
export function LinkBox({
	secret,
	isNew = false,
}: {
	readonly secret: string;
	/** It came by a press, which it gets the focus of. */
	readonly isNew?: boolean;
}) {
	const [said, setSaid] = useState("");
	const field = useRef<HTMLInputElement>(null);
	const id = useId();
	const url = `${location.origin}${base}${paths.results(secret)}`;
	useEffect(() => {
		if (isNew) field.current?.focus();
	}, []);
	const copy = async () => {
		field.current?.select();
		setSaid((await copyText(url)) ? words.copied : words.copyIt);
	};
	const share = () => {
		// Who changes their mind has shared nothing, which is no fault.
		navigator.share({ title: words.yourResults, url }).catch(() => {});
	};
	return (
		<div class="take-along no-print">
			<label for={id}>{words.yourLink}</label>
			<input
				ref={field}
				id={id}
				class="field"
				readOnly
				value={url}
				translate={false}
				aria-describedby={`${id}-what`}
				onFocus={({ currentTarget }) => currentTarget.select()}
			/>
			<p id={`${id}-what`} class="hint">
				{words.whoHasItReads}
			</p>
			<p class="take-along-acts">
				{"share" in navigator && (
					<button type="button" class="button primary" onClick={share}>
						{words.share}
					</button>
				)}
				<button type="button" class="button" onClick={() => void copy()}>
					{words.copy}
				</button>
				<a class="button" href={url} target="_blank" rel="noreferrer">
					{words.openIt}
				</a>
			</p>
			<p class="hint" role="status">
				{said}
			</p>
		</div>
	);
}
