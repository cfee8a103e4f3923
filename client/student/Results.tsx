import { useEffect, useRef, useState } from "preact/hooks";
import type { OwnResults } from "../../shared/own-results.ts";
import { isRefusal } from "../../shared/refusal.ts";
import { Name } from "../look/Name.tsx";
import { prepareStyles } from "../text/styles.ts";
import { oneMoment } from "../words/student.en.ts";
import * as words from "../words/student-results.en.ts";
import { Points } from "./Points.tsx";
import { Questions } from "./Questions.tsx";
import { useResults } from "./read-results.ts";
import type { Sitting } from "./sitting.ts";
import { LinkBox, useSecret } from "./TakeAlong.tsx";

/** What stands behind the `#` of the address. */
const secretHere = () => location.hash.slice(1);

/** A personal link leads here: one student's results, on any device, to be read and printed. */
export function ResultsPage() {
	const [secret, setSecret] = useState(secretHere);
	useEffect(() => {
		const onHash = () => setSecret(secretHere());
		addEventListener("hashchange", onHash);
		return () => removeEventListener("hashchange", onHash);
	}, []);
	return <ResultsUnder key={secret} secret={secret} />;
}

function ResultsUnder({ secret }: { readonly secret: string }) {
	const read = useResults(secret);
	const results = read !== null && !isRefusal(read) ? read : null;
	useEffect(() => {
		document.title = words.pageTitle(results?.title ?? null);
		if (results?.accent) prepareStyles(["accents"]);
	}, [results?.title, results?.accent]);
	return (
		<div class="room results-page" data-accent={results?.accent}>
			<header class="head poster">
				{results ? (
					<>
						<p class="head-title" dir="auto">
							{results.title}
						</p>
						<p class="head-place">{words.day(results.createdAt)}</p>
						<h1>
							{words.resultsOf(
								<span class="own">
									<Name of={results.name} />
								</span>,
							)}
						</h1>
					</>
				) : (
					<h1>{read === null ? words.yourResults : words.nothingHere}</h1>
				)}
			</header>
			<main>
				{results ? (
					<Results results={results}>
						<p class="hint">{words.until(results)}</p>
						<p class="no-print">
							<button type="button" class="button" onClick={() => print()}>
								{words.print}
							</button>
						</p>
					</Results>
				) : (
					<p class="hint" role="status">
						{!isRefusal(read)
							? oneMoment
							: read.error === "bad-input"
								? words.noLink
								: read.message}
					</p>
				)}
			</main>
		</div>
	);
}

export interface SoFarProps {
	readonly sitting: Sitting;
	/** The page has no other heading. */
	readonly isAlone: boolean;
	readonly onBack: () => void;
}

/** The same in the room, while it runs: what was revealed so far. */
export function ResultsSoFar({ sitting, isAlone, onBack }: SoFarProps) {
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		heading.current?.focus();
		scrollTo(0, 0);
	}, []);
	const asked = useSecret(sitting, true);
	const Heading = isAlone ? "h1" : "h2";
	return (
		<>
			<Heading ref={heading} tabIndex={-1} class="so-far">
				{words.yourResultsSoFar}
			</Heading>
			<button type="button" class="button" onClick={onBack}>
				{words.backToTheRoom}
			</button>
			{asked === null || isRefusal(asked) ? (
				<p class="hint" role="status">
					{asked?.message ?? oneMoment}
				</p>
			) : (
				<ReadSoFar secret={asked.secret} />
			)}
		</>
	);
}

function ReadSoFar({ secret }: { readonly secret: string }) {
	const read = useResults(secret);
	if (read === null || isRefusal(read))
		return (
			<p class="hint" role="status">
				{read?.message ?? oneMoment}
			</p>
		);
	return (
		<Results results={read}>
			<LinkBox secret={secret} />
		</Results>
	);
}

function Results({
	results,
	children,
}: {
	readonly results: OwnResults;
	readonly children: preact.ComponentChildren;
}) {
	const { questions } = results;
	return (
		<Questions
			questions={questions}
			marks={questions}
			order={results}
			standing={<Points results={results} />}
		>
			{questions.length === 0 && (
				<p>
					{results.endedAt === null
						? words.nothingRevealedYet
						: words.nothingAsked}
				</p>
			)}
			{children}
		</Questions>
	);
}
