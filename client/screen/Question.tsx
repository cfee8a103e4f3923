import type { Pulse, ScreenView } from "../../shared/views.ts";
import type { PicturePart } from "../kinds/part.ts";
import { pictureOf } from "../kinds/pictures.ts";
import { Rich } from "../text/Rich.tsx";
import * as texts from "../words/screen.en.ts";
import { figureBeside } from "./beside.ts";
import { Clock } from "./Clock.tsx";
import type { Sizes } from "./fit.ts";
import { Head } from "./Head.tsx";
import { Stage } from "./Stage.tsx";
import { Why, WhyAlone } from "./Why.tsx";

type ReadyView = Extract<ScreenView, { phase: "ready" }>;
type AskedView = Extract<ScreenView, { phase: "open" | "closed" | "revealed" }>;

const alone: Sizes = [
	[3, 2],
	[2.5, 1.8],
	[2.1, 1.8],
	[1.8, 1.8],
	[1.65, 1.65],
];
const listed: Sizes = [
	[3, 2.5],
	[3, 2.15],
	[2.5, 2.15],
	[2.4, 2],
	[2.1, 1.8],
	[1.8, 1.8],
	[1.65, 1.65],
];

/** The question keeps its size where all below it comes later: of a long one, and of a short one. */
const [growingLong, growingShort] = [2.4, 3].map(
	(ask): Sizes => [
		...[2.5, 2.15, 2, 1.8, 1.65].map((words) => [ask, words] as const),
		...listed.filter(([smaller]) => smaller < ask),
	],
);
/** So many letters are two lines. */
const short = 90;

function sizesFor({ growsLater }: PicturePart, text: string): Sizes {
	const growing = text.length > short ? growingLong : growingShort;
	return (growsLater && growing) || listed;
}

/** A question about to be asked: its words alone. */
export function Ready({ view }: { readonly view: ReadyView }) {
	return (
		<>
			<Head places={view} index={view.index} />
			<Stage content={view.text} sizes={alone}>
				<h1 class="question" dir="auto">
					<Rich text={view.text} />
				</h1>
			</Stage>
		</>
	);
}

interface Props {
	readonly view: AskedView;
	readonly pulse: Pulse | null;
	readonly offset: number;
	/** Whether the explanation has the picture, where it has no room beside the result. */
	readonly isWhy: boolean;
}

/** A question that is being answered, or was. From its opening to its answer nothing in it that is read moves: bars grow, colour leaves what is not right. */
export function Question({ view, pulse, offset, isWhy }: Props) {
	const { asked } = view;
	const { Picture, words, standsBeside } = pictureOf(asked.kind);
	const ratio = standsBeside?.(asked.ask)
		? figureBeside(asked.text ?? "")
		: null;
	const solution = view.phase === "revealed" ? view.solution : null;
	const explanation = solution?.explanation ?? "";
	const waits = view.phase === "revealed" && view.whyWaits === true;
	const content = `${asked.round}\n${asked.text}\n${words(asked.ask)}`;
	return (
		<>
			<Head places={view} index={asked.index} state={stateOf(view)}>
				{view.phase === "open" && view.deadline !== null && (
					<Clock
						deadline={view.deadline}
						openedAt={view.openedAt}
						offset={offset}
					/>
				)}
			</Head>
			{isWhy && view.phase === "revealed" && explanation !== "" ? (
				<WhyAlone view={view} text={explanation} />
			) : (
				<Stage
					content={content}
					sizes={sizesFor(pictureOf(asked.kind), asked.text ?? "")}
					isExplained={view.explained === true}
					text={asked.text}
					ratio={ratio}
					name="stage-asked"
				>
					<h1 class="question" dir="auto">
						<Rich text={asked.text ?? ""} />
					</h1>
					<div class="stage-picture">
						<Picture
							ask={asked.ask}
							distribution={shownOf(view, pulse)}
							key_={solution?.key ?? null}
							before={solution?.before ?? null}
							mine={null}
							size="screen"
						/>
						{explanation !== "" && !waits && <Why text={explanation} />}
					</div>
				</Stage>
			)}
		</>
	);
}

/** What was answered, as far as it may be seen. */
function shownOf(view: AskedView, pulse: Pulse | null) {
	if (view.phase === "revealed") return view.solution.distribution;
	if (view.phase === "closed") return view.distribution;
	return pulse?.round === view.asked.round ? pulse.distribution : null;
}

function stateOf(view: AskedView): string | undefined {
	const { vote } = view.asked;
	if (view.phase === "closed") return texts.closed;
	if (vote > 1) return texts.vote(vote);
	const { how, sayKey } = pictureOf(view.asked.kind);
	if (view.phase === "open") return how;
	return sayKey(view.asked.ask, view.solution.key) === ""
		? texts.result
		: texts.answer;
}
