import { placeOf } from "../../../shared/kinds/kinds.ts";
import { refusals } from "../../../shared/words/refusals.en.ts";
import { sayRefusal } from "../../../shared/words/say-refusal.ts";
import * as words from "../../words/room.en.ts";
import "./room.css";
import "./side.css";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { focusField } from "../../fields/focus.ts";
import { useAwake } from "../../look/awake.ts";
import { useGoTo } from "../../look/go-to.ts";
import type { KeyAction } from "../../look/presses.ts";
import { noteTexts } from "../../text/told.ts";
import { href } from "../shell/route.ts";

import { ClassList } from "./ClassList.tsx";
import { Controls } from "./Controls.tsx";
import { AskNow } from "./change/AskNow.tsx";
import { RoomContext, type RoomPage } from "./context.ts";
import { EndRoom } from "./EndRoom.tsx";
import { confirmEnd } from "./ending.ts";
import { Fold } from "./Fold.tsx";
import { Hall } from "./Hall.tsx";
import { KeyHelp, useLetters } from "./KeyHelp.tsx";
import { useKeys } from "./keys.ts";
import { Leaderboard } from "./Leaderboard.tsx";
import { Missing } from "./Missing.tsx";
import { usePressOnce } from "./press-once.ts";
import { Reactions } from "./Reactions.tsx";
import { RoomBar, type Tab } from "./RoomBar.tsx";
import { RoomPanel } from "./RoomPanel.tsx";
import { RunSheet } from "./RunSheet.tsx";
import { hasLeaderboard } from "./ScreenSwitches.tsx";
import { Stage } from "./Stage.tsx";
import { useScreenKeys } from "./screen-keys.ts";
import { useWatching } from "./watching.ts";

/** The instructor's room: everything to run one sitting, on a laptop in three columns, on a phone as a remote. */
export function Room({ room }: { room: string }) {
	const watching = useWatching(room);
	const { known, link, refused } = watching;
	if (refused !== null)
		return (
			<Message title={words.thisRoomCannotBe}>
				{sayRefusal(refusals, refused)}
			</Message>
		);
	if (known === null)
		return (
			<Message title={words.openingTheRoom}>
				{words.waitingForTheServer}
			</Message>
		);
	noteTexts(...known.sheet);
	const page: RoomPage = {
		...known,
		...watching,
		id: room,
		live: link === "connected",
	};
	return (
		<RoomContext.Provider value={page}>
			<Whole page={page} sending={watching.sending > 0} />
		</RoomContext.Provider>
	);
}

function Message({ title, children }: { title: string; children: string }) {
	return (
		<main class="gate">
			<h1>{title}</h1>
			<p role="status">{children}</p>
			<a href={href({ page: "library" })}>{words.backToTheLibrary}</a>
		</main>
	);
}

function Whole({ page, sending }: { page: RoomPage; sending: boolean }) {
	const { view, live, send, sheet } = page;
	const [tab, setTab] = useState<Tab>("question");
	/** By its id: others may move it meanwhile. */
	const [glanced, setGlance] = useState<string | null>(null);
	const place = sheet.findIndex(({ id }) => id === glanced);
	const glance = place === -1 ? null : place;
	const [help, setHelp] = useState(false);
	const [letters, setLetters] = useLetters();
	const { primary } = view;
	const ended = view.phase === "ended";
	const once = usePressOnce(
		JSON.stringify(primary?.command ?? null),
		sending || !live,
	);

	const look = (question: number | null) => {
		const isHere = question === null || question === view.question;
		setGlance(isHere ? null : (sheet[question]?.id ?? null));
		setTab("question");
	};
	const askNow = () => {
		setTab("class");
		requestAnimationFrame(() => focusField("ask-now"));
	};
	const back = () => {
		if (view.back !== null) void send(view.back.command);
	};
	const next = (isAsked = false) => {
		if (primary === null) return;
		once.press(async () => {
			// Nothing is prepared: the next step is to ask.
			if (sheet.length === 0) return askNow();
			const isEnd = primary.command.do === "end" && !isAsked;
			if (isEnd && !(await confirmEnd(view.settings))) return;
			setGlance(null);
			setTab("question");
			await send(primary.command);
		});
	};
	const act = (action: KeyAction) => {
		switch (action) {
			case "primary":
				return next();
			case "back":
				return back();
			case "distribution":
			case "leaderboard":
				if (view.phase === "ended") return;
				if (action === "leaderboard" && !hasLeaderboard(view.settings)) return;
				return void send({
					do: "show",
					what: action,
					on: !view.screen[action],
				});
			case "help":
				return setHelp(true);
		}
	};
	/** Where the room may go to a question now, this one is shown. */
	const goTo = (number: number) => {
		const question = placeOf(sheet, number);
		if (question === null || view.phase === "open" || ended) return false;
		look(null);
		void send({ do: "goto", at: view.at, question });
		return true;
	};
	const going = useGoTo(letters && live && !ended, goTo);
	useKeys(letters, act, going.take);
	useScreenKeys(page.id, {
		live,
		letters,
		writes: sheet.length === 0,
		ends: sheet.length > 0 && primary?.command.do === "end",
		act: (click) =>
			typeof click === "string" ? act(click) : void goTo(click.goTo),
		end: () => next(true),
	});
	useAwake(view.phase !== "ended");
	useEffect(() => {
		document.title = words.title(view.title);
		return () => {
			document.title = words.bareTitle;
		};
	}, [view.title]);
	useEffect(() => setGlance(null), [view.question]);
	useLayoutEffect(() => {
		// The page around takes this room's shape; `:has()` came to browsers only in 2023.
		document.body.dataset.room = "";
		return () => {
			delete document.body.dataset.room;
		};
	}, []);
	useEffect(() => {
		if (ended) setTab("question");
	}, [ended]);

	return (
		<main class="room" data-tab={tab}>
			<RoomBar
				tab={tab}
				onTab={setTab}
				onAskNow={askNow}
				onHelp={() => setHelp(true)}
			/>
			<RunSheet glance={glance} onGlance={look} />
			<Stage glance={glance} onBack={() => setGlance(null)} />
			<aside class="room-side" aria-label={words.classAndRoom}>
				<Hall />
				<Reactions />
				<AskNow onAsked={() => look(null)} />
				{!ended && <Leaderboard />}
				{!ended && (
					<Fold
						title={words.room}
						note={view.locked ? words.locked : words.codeAndSettings}
						isOpen={view.phase === "lobby"}
					>
						<RoomPanel />
					</Fold>
				)}
				<Missing />
				<Fold
					title={words.classWord}
					note={words.hereAndJoined(page.pulse.connected, page.pulse.joined)}
				>
					<ClassList />
				</Fold>
				{!ended && <EndRoom />}
			</aside>
			<Controls
				inert={once.inert}
				typed={going.typed}
				onPrimary={() => next()}
				onBack={back}
			/>
			<KeyHelp
				open={help}
				onClose={() => setHelp(false)}
				letters={letters}
				onLetters={setLetters}
			/>
		</main>
	);
}
