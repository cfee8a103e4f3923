import "./news.css";
import type { ComponentChildren } from "preact";
import { Countdown } from "../../look/Countdown.tsx";
import { useCalm } from "../../look/calm.ts";
import { Stop } from "../../look/icons.tsx";
import * as words from "../../words/room.en.ts";
import { Act } from "./Act.tsx";
import { useRoom } from "./context.ts";
import { countOf } from "./count.ts";

interface NewsProps {
	/** How many have answered; null where nothing was asked. */
	readonly answered: number | null;
	/** Whether the room stands here. */
	readonly isHere: boolean;
	/** What it is now: open, closed. */
	readonly state: string;
	readonly children?: ComponentChildren;
}

/** What is new, louder than what was asked: how many have answered, and how long they still have. */
export function News({ answered, isHere, state, children }: NewsProps) {
	const { view, pulse } = useRoom();
	const isOpen = isHere && view.phase === "open";
	const { figure, rest, more, beside, share } = countOf(
		answered,
		pulse,
		isHere,
	);
	const said = useCalm(isOpen ? `${figure} ${rest} ${more} ${beside}` : "");
	return (
		<>
			<div class="news-head">
				<p class="news-count">
					<b>{figure}</b> {rest} <span class="news-words">{more}</span>
					{beside !== "" && <span class="news-beside number"> {beside}</span>}
				</p>
				<span class={isOpen ? "tag live" : "tag"}>{state}</span>
				{children}
				{isOpen && <Clock />}
			</div>
			<p class="visually-hidden" role="status">
				{said}
			</p>
			{answered !== null && (
				<span class="strip" aria-hidden="true">
					<span style={{ width: `${100 * share}%` }} />
				</span>
			)}
		</>
	);
}

function Clock() {
	const { view, offset, send } = useRoom();
	const { at, deadline, openedAt } = view;
	if (deadline === null)
		return <span class="news-clock quiet-text">{words.noTimeLimit}</span>;
	return (
		<div class="news-clock">
			<Act
				look="square"
				label={words.stopClock}
				onPress={() => void send({ do: "untime", at })}
			>
				<Stop />
			</Act>
			<Countdown
				deadline={deadline}
				offset={offset}
				total={openedAt === null ? null : deadline - openedAt}
				size="page"
			/>
		</div>
	);
}
