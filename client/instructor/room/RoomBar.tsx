import { useCalm } from "../../look/calm.ts";
import * as changes from "../../words/change.en.ts";
import * as words from "../../words/room.en.ts";
import "./bar.css";
import type { ComponentChildren } from "preact";
import { showCode } from "../../../shared/code.ts";
import { Bolt, List, People } from "../../look/icons.tsx";
import { Logo } from "../../look/Logo.tsx";
import { Menu } from "../shell/Menu.tsx";
import { href } from "../shell/route.ts";
import { useRoom } from "./context.ts";
import { EndButton } from "./EndRoom.tsx";
import { healthOf } from "./health.ts";
import { ScreenLink } from "./ScreenLink.tsx";
import { sayPhase } from "./words.ts";

/** Where there is no room for three columns one of these is shown. */
export type Tab = "question" | "run" | "class";

interface RoomBarProps {
	tab: Tab;
	onTab(tab: Tab): void;
	onAskNow(): void;
	onHelp(): void;
}

const tabs: readonly {
	tab: Tab;
	label: string;
	icon: ComponentChildren;
}[] = [
	{ tab: "run", label: words.questions, icon: <List /> },
	{ tab: "class", label: words.classAndRoom, icon: <People /> },
];

/** The desk of the room: its title and code, how it does, and what can be done at any time. */
export function RoomBar({ tab, onTab, onAskNow, onHelp }: RoomBarProps) {
	const page = useRoom();
	const { view, id } = page;
	return (
		<header class="room-bar">
			<a class="wordmark" href={href({ page: "library" })}>
				<Logo />
				<span class="visually-hidden">{words.toTheLibrary}</span>
			</a>
			<h1 dir="auto">{view.title}</h1>
			<p class="room-bar-code number" translate={false}>
				{showCode(view.code)}
			</p>
			<Health />
			<p
				role="status"
				class="visually-hidden room-bar-phase"
				data-phase={view.phase}
			>
				{sayPhase(page)}
			</p>
			{view.phase !== "ended" && (
				<button type="button" class="button room-bar-ask" onClick={onAskNow}>
					<Bolt /> {changes.askNow}
				</button>
			)}
			{view.phase !== "ended" && <ScreenLink isBrief />}
			<nav class="room-tabs" aria-label={words.partsOfThisPage}>
				{tabs.map((one) => (
					<button
						key={one.tab}
						type="button"
						class="button square"
						aria-label={one.label}
						aria-pressed={tab === one.tab}
						onClick={() => onTab(tab === one.tab ? "question" : one.tab)}
					>
						{one.icon}
					</button>
				))}
			</nav>
			<Menu label={words.more} look="square">
				<a class="button quiet" href={href({ page: "library" })}>
					{words.library}
				</a>
				<a class="button quiet" href={href({ page: "results", room: id })}>
					{words.resultsSoFar}
				</a>
				<button type="button" class="button quiet" onClick={onHelp}>
					{words.keysAndClicker}
				</button>
				{view.phase !== "ended" && <EndButton />}
			</Menu>
		</header>
	);
}

function Health() {
	const { view, pulse, live } = useRoom();
	const { is, head, rest } = healthOf(view, pulse, live);
	// That the room is lost is said at once; that it is back, by what else there is to say.
	const calm = healthOf(view, pulse, true);
	const said = useCalm(`${calm.head} ${calm.rest}`);
	return (
		<>
			<p class="room-health" data-is={is}>
				<i aria-hidden="true" />
				<b class="room-health-few number" aria-hidden="true">
					{pulse.connected}
				</b>
				<span class="room-health-said" aria-hidden="true">
					<b>{head}</b> {rest}
				</span>
			</p>
			<p class="visually-hidden" role="status">
				{is === "lost" ? head : said}
			</p>
		</>
	);
}
