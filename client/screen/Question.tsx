import * as texts from "../words/screen.en.ts";
import "./question.css";
import type { Pulse, ScreenView } from "../../shared/views.ts";
import { pictureOf } from "../kinds/pictures.ts";
import { Countdown } from "../look/Countdown.tsx";
import { Lock } from "../look/icons.tsx";
import { Rich } from "../text/Rich.tsx";
import { useFit } from "./fit.ts";
import { Head } from "./Head.tsx";

type ReadyView = Extract<ScreenView, { phase: "ready" }>;
type AskedView = Extract<ScreenView, { phase: "open" | "closed" }>;

const alone = { most: 6, enough: 2.3, least: 2.3, floor: 0.8 };
const listed = { most: 5.2, enough: 3.2, least: 2.3, floor: 0.8 };

/** A question about to be asked: its words alone. */
export function Ready({ view }: { readonly view: ReadyView }) {
	const box = useFit(view.text, alone);
	return (
		<>
			<Head places={view} index={view.index} />
			<div class="body" ref={box}>
				<h1 class="question" dir="auto">
					<Rich text={view.text} />
				</h1>
			</div>
		</>
	);
}

interface Props {
	readonly view: AskedView;
	readonly pulse: Pulse | null;
	readonly offset: number;
}

/** A question that is being answered, or was: timer or closed sign above it, bars in its options when they are shown. */
export function Question({ view, pulse, offset }: Props) {
	const { asked } = view;
	const { Picture, words } = pictureOf(asked.kind);
	const box = useFit(`${asked.text}\n${words(asked.ask)}`, listed);
	const shown =
		view.phase === "closed"
			? view.distribution
			: pulse?.round === asked.round
				? pulse.distribution
				: null;
	return (
		<>
			<Head places={view} index={asked.index} vote={asked.vote}>
				{view.phase === "closed" ? (
					<p class="closed">
						<Lock /> {texts.closed}
					</p>
				) : (
					<Countdown
						deadline={view.deadline}
						offset={offset}
						total={
							view.deadline === null ? null : view.deadline - view.openedAt
						}
						size="screen"
					/>
				)}
			</Head>
			<div class="body" ref={box}>
				<h1 class="question" dir="auto">
					<Rich text={asked.text ?? ""} />
				</h1>
				<Picture
					ask={asked.ask}
					distribution={shown}
					key_={null}
					before={null}
					mine={null}
					size="screen"
				/>
			</div>
		</>
	);
}
