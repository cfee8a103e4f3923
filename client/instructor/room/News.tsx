import "./news.css";
import type { ComponentChildren } from "preact";
import { Countdown } from "../../look/Countdown.tsx";
import { Stop } from "../../look/icons.tsx";
import * as words from "../../words/room.en.ts";
import { Act } from "./Act.tsx";
import { useCalm } from "./calm.ts";
import { useRoom } from "./context.ts";

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
	const all = Math.max(pulse.joined, answered ?? 0);
	const [figure, rest, more] = sayCount(answered, all, pulse.joined, isHere);
	const said = useCalm(isOpen ? `${figure} ${rest} ${more}` : "");
	return (
		<>
			<div class="news-head">
				<p class="news-count">
					<b>{figure}</b> {rest} <span class="news-words">{more}</span>
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
					<span
						style={{ width: `${all === 0 ? 0 : (100 * answered) / all}%` }}
					/>
				</span>
			)}
		</>
	);
}

/** The figure that is large, and what it counts. */
function sayCount(
	answered: number | null,
	all: number,
	joined: number,
	isHere: boolean,
): readonly [figure: string, rest: string, more: string] {
	if (answered === null) return [String(joined), words.areHere, ""];
	if (!isHere) return [String(answered), words.answeredIt, ""];
	if (all > 0 && answered >= all)
		return [words.allOf(all), words.haveAnswered, ""];
	return [String(answered), words.ofAll(all), words.haveAnswered];
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
