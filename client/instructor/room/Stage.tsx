import "./stage.css";
import { showCode } from "../../../shared/code.ts";
import { base } from "../../link/base.ts";
import { useOrigin } from "../shell/origin.ts";
import { Act } from "./Act.tsx";
import { AlarmNote } from "./AlarmNote.tsx";
import { useRoom } from "./context.ts";
import { Leaderboard } from "./Leaderboard.tsx";
import { ScreenLink } from "./ScreenLink.tsx";
import { ScreenSwitches } from "./ScreenSwitches.tsx";
import { StageQuestion } from "./StageQuestion.tsx";
import { count } from "./words.ts";

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
			aria-label={glance === null ? "Now" : "A glance at another question"}
		>
			<AlarmNote />
			{glance === null ? <Now /> : <Glance question={glance} onBack={onBack} />}
			{glance === null && view.phase !== "lobby" && <ScreenSwitches />}
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
			return view.question === null ? null : (
				<StageQuestion key={view.question} question={view.question} />
			);
	}
}

function Glance({ question, onBack }: { question: number; onBack(): void }) {
	const { view, send } = useRoom();
	const asked = (view.run[question] ?? []).length > 0;
	return (
		<>
			<div class="glance">
				<p>Only you see this.</p>
				<Act
					blocked={
						view.phase === "open"
							? "Close the open question first"
							: view.phase === "ended"
								? "The room has ended"
								: null
					}
					onPress={() => void send({ do: "goto", at: view.at, question })}
				>
					{asked ? "Show it to the class again" : "Go to this question"}
				</Act>
				<button type="button" class="button quiet" onClick={onBack}>
					Back
				</button>
			</div>
			<StageQuestion key={question} question={question} />
		</>
	);
}

function Lobby() {
	const { id, view, pulse, sheet } = useRoom();
	const { host } = new URL(useOrigin());
	return (
		<div class="stage-lobby">
			<h2>Join at</h2>
			<p class="stage-address" translate={false}>
				{host}
			</p>
			<p class="stage-code number" translate={false}>
				{showCode(view.code)}
			</p>
			{view.word !== null && (
				<p>
					and the word <b translate={false}>{view.word}</b>, another one every
					minute
				</p>
			)}
			<ScreenLink />
			<img
				class="stage-qr"
				src={`${base}/api/rooms/${id}/qr.svg`}
				alt="QR code of the join link"
				width="220"
				height="220"
			/>
			<p>
				{count(pulse.joined, "student is", "students are")} here.{" "}
				{count(sheet.length, "question", "questions")} on the run sheet.
			</p>
			{view.locked && <p>The room is locked: nobody new can join.</p>}
		</div>
	);
}

function Ended() {
	const { pulse } = useRoom();
	return (
		<div class="stage-lobby">
			<h2>This room has ended</h2>
			<p>
				{count(pulse.joined, "student", "students")} took part. Every saved
				answer is in the results.
			</p>
			<Leaderboard />
		</div>
	);
}
