import * as words from "../../words/room.en.ts";
import "./bar.css";
import { Check, CloudOff, Lock } from "../../look/icons.tsx";
import { href } from "../shell/route.ts";
import { Counts } from "./Counts.tsx";
import { useRoom } from "./context.ts";
import { sayPhase } from "./words.ts";

/** On a phone one of these is shown. */
export type Tab = "question" | "run" | "class";

interface RoomBarProps {
	tab: Tab;
	onTab(tab: Tab): void;
	onHelp(): void;
}

const tabs: readonly { tab: Tab; label: string }[] = [
	{ tab: "question", label: words.question },
	{ tab: "run", label: words.runSheet },
	{ tab: "class", label: words.classWord },
];

/** Title, place and connection; on a phone also the counts and what else there is to look at. */
export function RoomBar({ tab, onTab, onHelp }: RoomBarProps) {
	const page = useRoom();
	const { view, live } = page;
	return (
		<header class="room-bar">
			<a class="room-bar-back" href={href({ page: "library" })}>
				{words.library}
			</a>
			<div class="room-bar-title">
				<h1 dir="auto">{view.title}</h1>
				<p role="status" class="room-bar-phase" data-phase={view.phase}>
					{sayPhase(page)}
				</p>
			</div>
			<p class="room-bar-link">
				{view.locked && (
					<span>
						<Lock /> {words.locked}
					</span>
				)}
				<span>
					<Check /> {words.connectedNow}
				</span>
				<button type="button" class="button quiet" onClick={onHelp}>
					{words.keys(<kbd>?</kbd>)}
				</button>
			</p>
			<p class="room-banner" role="status">
				{!live && (
					<span>
						<CloudOff /> {words.reconnectingTheRoomGoes}
					</span>
				)}
			</p>
			<Counts />
			<nav class="room-tabs" aria-label={words.partsOfThisPage}>
				{tabs.map((one) => (
					<button
						key={one.tab}
						type="button"
						aria-pressed={tab === one.tab}
						onClick={() => onTab(one.tab)}
					>
						{one.label}
					</button>
				))}
			</nav>
		</header>
	);
}
