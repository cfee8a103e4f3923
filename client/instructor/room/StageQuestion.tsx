import { useState } from "preact/hooks";
import {
	isJudged,
	isKeyless,
	isSlide,
	kindOf,
	numberAt,
} from "../../../shared/kinds/kinds.ts";
import { deskOf } from "../../kinds/desks.ts";
import { pictureOf } from "../../kinds/pictures.ts";
import { Eye } from "../../look/icons.tsx";
import { rowsFrom } from "../../text/direction.ts";
import { Rich } from "../../text/Rich.tsx";
import * as changes from "../../words/change.en.ts";
import * as texts from "../../words/room.en.ts";
import { Act } from "./Act.tsx";
import { ChangeDialog } from "./change/ChangeDialog.tsx";
import { keepInQuiz } from "./change/keep.ts";
import { useRoom } from "./context.ts";
import { hidesBars } from "./hide-bars.ts";
import { distributionOf, lastRounds } from "./known.ts";
import { Moderation } from "./Moderation.tsx";
import { News } from "./News.tsx";
import { Notes } from "./Notes.tsx";
import { useRounds } from "./rounds.ts";
import { Written } from "./Written.tsx";
import { sayState } from "./words.ts";

/**
 * One question, news first: how many have answered and what, then what was asked. What is right stays hidden until the
 * reveal unless asked for, and bars where this display is to hide them: many a laptop's is on the projector. Mount it anew
 * for another question.
 */
export function StageQuestion({ question: index }: { question: number }) {
	const page = useRoom();
	const { id, view, sheet, pulse, live, send } = page;
	const question = sheet[index];
	const rounds = useRounds(page, index);
	const [round, before] = lastRounds(rounds);
	const [eye, setEye] = useState<number | null>(null);
	const [changing, setChanging] = useState(false);
	if (question === undefined) return null;
	const votes = rounds.length;
	const revealed = round?.state === "revealed";
	// What was uncovered holds for this round only.
	const uncovered = eye === votes;
	const isComing = view.question !== index && round?.distribution === null;
	const distribution =
		round === null || isComing ? null : distributionOf(page, index, round);
	const isHere = view.question === index && pulse.round === view.round;
	// As many as are known: the close takes none away.
	const answered =
		round === null
			? null
			: Math.max(
					isHere && round.round === pulse.round ? pulse.answered : 0,
					distribution?.answered ?? 0,
				);
	const isKept =
		hidesBars.use() &&
		round !== null &&
		!revealed &&
		!(isHere && view.screen.distribution);
	const written = isHere ? pulse.written : undefined;
	const { Picture } = pictureOf(question.kind);
	const { inStep } = kindOf(question);
	const isWordless = !view.settings.textOnPhones;
	const ask = isWordless && inStep ? inStep(question.ask) : question.ask;
	const { note, Accept, Beside, hasBeside } = deskOf(question.kind);
	const { accepted = [] } =
		view.corrected.find((one) => one.question === index) ?? {};
	const isRunning = view.phase !== "ended";
	const number = numberAt(sheet, index);
	return (
		<article class="stage-question" data-from={rowsFrom(question.text)}>
			<News
				answered={answered}
				isHere={isHere}
				state={sayState(round, view.question === index)}
			>
				{votes > 1 && <span class="tag">{texts.vote(votes)}</span>}
				{isKept && <span class="tag">{texts.barsHiddenHere}</span>}
			</News>
			{/* Above what it changes, which grows with each that passes. */}
			{written && (
				<Moderation
					key={`${index} ${view.round}`}
					question={index}
					written={written}
				/>
			)}
			<Picture
				ask={ask}
				distribution={isKept ? null : distribution}
				key_={revealed || uncovered ? question.key : null}
				before={isKept ? null : (before?.distribution ?? null)}
				mine={null}
				size="page"
			/>
			{Accept && distribution && (revealed || uncovered) && (
				<Accept
					question={question}
					distribution={distribution}
					accepted={accepted}
					isOff={!live}
					onAccept={(group, on) => {
						const correction = { is: "accept", group, on } as const;
						void send({ do: "correct", question: index, correction });
					}}
				/>
			)}
			{Beside &&
				!written &&
				!isKept &&
				round &&
				distribution &&
				hasBeside?.(distribution) && (
					<Written key={round.round} round={round.round} Beside={Beside} />
				)}
			<div class="asked">
				<p class="stage-place number">
					{texts.questionOf(
						number,
						sheet.filter((one) => !isSlide(one)).length,
					)}
				</p>
				<div class="asked-acts">
					{!revealed && isJudged(question) && !isKeyless(question) && (
						<button
							type="button"
							class="button quiet"
							aria-pressed={uncovered}
							onClick={() => setEye(uncovered ? null : votes)}
						>
							<Eye /> {uncovered ? texts.hideSolution : texts.showSolution}
						</button>
					)}
					{isRunning && (
						<button
							type="button"
							class="button quiet"
							aria-label={changes.changeQuestion(number)}
							aria-disabled={!live}
							onClick={() => {
								if (live) setChanging(true);
							}}
						>
							{changes.change}
						</button>
					)}
				</div>
				<h2 class="stage-text" dir="auto">
					<Rich text={question.text} />
				</h2>
				<ChangeDialog
					question={index}
					open={changing}
					onClose={() => setChanging(false)}
				/>
			</div>
			<Notes notes={question.notes ?? ""} />
			{isKeyless(question) && votes > 0 && (
				<div class="stage-keyless">
					<p class="small quiet-text">{changes.noKeyYet}</p>
					<Act onPress={() => setChanging(true)}>{changes.sayWhatIsRight}</Act>
				</div>
			)}
			{question.own && (
				<Act look="quiet" onPress={() => void keepInQuiz(id, sheet, index)}>
					{changes.keepInQuiz}
				</Act>
			)}
			{note !== null && <p class="small quiet-text">{note}</p>}
			{isWordless && <p class="small quiet-text">{texts.theWordsAreOn}</p>}
			{(revealed || uncovered) && question.explanation !== "" && (
				<div class="stage-explanation">
					<h3>{texts.explanation}</h3>
					<div class="stage-words" dir="auto">
						<Rich text={question.explanation} />
					</div>
				</div>
			)}
		</article>
	);
}
