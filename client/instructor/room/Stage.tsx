import { isSlide, numberAt } from "../../../shared/kinds/kinds.ts";
import { pathOf } from "../../../shared/route.ts";
import { routes } from "../../../shared/routes.ts";
import * as words from "../../words/room.en.ts";
import "./stage.css";
import { showCode } from "../../../shared/code.ts";
import { base } from "../../link/base.ts";
import { useOrigin } from "../shell/origin.ts";
import { Act } from "./Act.tsx";
import { AlarmNote } from "./AlarmNote.tsx";
import { Reorder } from "./change/Reorder.tsx";
import { useRoom } from "./context.ts";
import { HeldNames } from "./HeldNames.tsx";
import { Leaderboard } from "./Leaderboard.tsx";
import { ScreenLink } from "./ScreenLink.tsx";
import { StageQuestion } from "./StageQuestion.tsx";
import { StageSlide } from "./StageSlide.tsx";

interface StageProps {
	/** A question that only the instructor looks at; null shows the room's own place. */
	glance: number | null;
	onBack(): void;
}

/** The middle of the page: what the class sees, or a glance at another question. */
export function Stage({ glance, onBack }: StageProps) {
	const { view } = useRoom();
	return (
		<section
			class="stage"
			// biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and without a mouse only what has the focus does
			tabIndex={0}
			data-phase={glance === null ? view.phase : "glance"}
			aria-label={glance === null ? words.now : words.aGlanceAtAnother}
		>
			<AlarmNote />
			<HeldNames />
			{glance === null ? <Now /> : <Glance question={glance} onBack={onBack} />}
		</section>
	);
}

function Now() {
	const { view } = useRoom();
	switch (view.phase) {
		case "lobby":
			return <Lobby />;
		case "ended":
			return <Ended />;
		case "ready":
		case "open":
		case "closed":
		case "revealed":
			return view.question === null ? null : <Place at={view.question} />;
	}
}

function Glance({ question, onBack }: { question: number; onBack(): void }) {
	const { view, sheet, send } = useRoom();
	const asked = (view.run[question] ?? []).length > 0;
	const glanced = sheet[question];
	const isOfSlide = glanced !== undefined && isSlide(glanced);
	return (
		<>
			<div class="glance">
				<p>{words.onlyYouSeeThis}</p>
				<Act
					blocked={
						view.phase === "open"
							? words.closeTheOpenQuestion
							: view.phase === "ended"
								? words.theRoomHasEnded
								: null
					}
					onPress={() => void send({ do: "goto", at: view.at, question })}
				>
					{isOfSlide
						? words.showThisSlide
						: asked
							? words.showItToThe
							: words.goToThisQuestion}
				</Act>
				{asked && view.phase !== "ended" && (
					<Act
						label={words.askAgainQuestion(numberAt(sheet, question))}
						blocked={view.phase === "open" ? words.closeTheOpenQuestion : null}
						onPress={() => void send({ do: "open", at: view.at, question })}
					>
						{words.askAgain}
					</Act>
				)}
				<Reorder question={question} />
				<button type="button" class="button quiet" onClick={onBack}>
					{words.back}
				</button>
			</div>
			<Place at={question} />
		</>
	);
}

/** What stands at a place of the room. */
function Place({ at }: { readonly at: number }) {
	const { sheet } = useRoom();
	const question = sheet[at];
	return question && isSlide(question) ? (
		<StageSlide key={at} question={at} />
	) : (
		<StageQuestion key={at} question={at} />
	);
}

function Lobby() {
	const { id, view, pulse, sheet } = useRoom();
	const { host } = new URL(useOrigin());
	const slides = sheet.filter(isSlide);
	return (
		<div class="stage-lobby slate leaning">
			<h2>{words.joinAt}</h2>
			<p class="stage-address" translate={false}>
				{host}
			</p>
			<p class="stage-code number" translate={false}>
				{showCode(view.code)}
			</p>
			{view.word !== null && (
				<p>
					{words.andTheWordForAMinute(<b translate={false}>{view.word}</b>)}
				</p>
			)}
			<ScreenLink />
			<img
				class="stage-qr"
				src={base + pathOf(routes.rooms.picture, { id })}
				alt={words.qrCode}
				width="220"
				height="220"
			/>
			<p>
				{words.hereAndOnSheet(
					pulse.connected,
					pulse.joined,
					sheet.length - slides.length,
					slides.length,
				)}
			</p>
			{view.locked && <p>{words.theRoomIsLocked}</p>}
		</div>
	);
}

function Ended() {
	const { pulse } = useRoom();
	return (
		<div class="stage-ended">
			<h2>{words.thisRoomHasEnded}</h2>
			<p>{words.tookPart(pulse.joined)}</p>
			<Leaderboard />
		</div>
	);
}
