import { useEffect, useRef, useState } from "preact/hooks";
import { questionsIn } from "../../shared/slides.ts";
import { canStayAwake } from "../look/awake.ts";
import { GoTo, leads } from "../look/GoTo.tsx";
import { useGoTo } from "../look/go-to.ts";
import {
	CloudOff,
	Dark,
	Eye,
	Heard,
	Moon,
	Muted,
	Play,
	Sun,
	Whole,
} from "../look/icons.tsx";
import { shortcutOf } from "../look/keys.ts";
import { freeKeys, pressed } from "../look/presses.ts";
import * as words from "../words/screen.en.ts";
import type { ScreenClicker } from "./clicker.ts";
import type { Picture } from "./feed.ts";
import { useSound } from "./sound.ts";
import { applyTheme, savedTheme, themeAfter } from "./theme.ts";

interface Props {
	readonly picture: Picture;
	readonly clicker: ScreenClicker;
	/** Shows the explanation in place of the result, or no more; null: there is none. */
	readonly onWhy: (() => void) | null;
}

/** For the person at the laptop: shown while the mouse moves or the keyboard is in them. The mark of a lost link is there for all. */
export function Controls({ picture, clicker, onWhy }: Props) {
	const { view, offset, link } = picture;
	const awake = useMouse(2500);
	const [theme, setTheme] = useState(savedTheme);
	const [isBlack, showBlack] = useState(false);
	/** As of the last press: keys come faster than pictures. */
	const black = useRef(false);
	const sound = useSound(view, offset, !isBlack);
	const count = view === null ? 0 : questionsIn(view);
	const isOpen = view?.phase === "open";
	const going = useGoTo(
		clicker.isLinked && view !== null && view.phase !== "ended",
		(number) => {
			if (isOpen || !leads(number, count)) return false;
			clicker.press({ goTo: number });
			return true;
		},
	);

	function setBlack(on: boolean): void {
		black.current = on;
		showBlack(on);
	}

	function switchTheme(): void {
		const next = themeAfter(theme);
		applyTheme(next);
		setTheme(next);
	}

	/** Whether the key has done something. What leads the room on only gives a black screen its picture back: nobody steps unseen. */
	function act(event: KeyboardEvent): boolean {
		const action = pressed(event, true);
		switch (action) {
			case "distribution":
				setBlack(!black.current);
				return true;
			case "primary":
			case "back":
			case "leaderboard":
				if (black.current) {
					setBlack(false);
					return true;
				}
				clicker.press(action);
				return clicker.isLinked;
			default:
				return false;
		}
	}

	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat)
				return;
			if (!black.current && going.take(event)) {
				event.preventDefault();
				return;
			}
			const key = shortcutOf(event);
			if (key === "d") switchTheme();
			if (key === "f") void switchWhole();
			if (key === "w") onWhy?.();
			if (key === "m") sound.press();
			if (key === "Escape") setBlack(false);
			if (act(event)) event.preventDefault();
		};
		window.addEventListener("keydown", press);
		return () => window.removeEventListener("keydown", press);
	});
	useEffect(() => {
		const free = (event: MouseEvent) => freeKeys(event, ".controls");
		window.addEventListener("click", free);
		return () => window.removeEventListener("click", free);
	}, []);

	useEffect(() => {
		document.documentElement.classList.toggle("idle", !awake);
	}, [awake]);

	if (isBlack)
		return (
			<button
				type="button"
				class="black"
				aria-label={words.showTheScreen}
				onClick={() => setBlack(false)}
			/>
		);
	return (
		<div class="controls">
			{view !== null && link !== "live" && (
				<p class="lost">
					<CloudOff />{" "}
					{link === "unknown" ? words.roomNotFound : words.reconnecting}
				</p>
			)}
			<p class="clicker-note" role="status">
				{clicker.note !== null && words.notPressed[clicker.note]}
			</p>
			<GoTo typed={going.typed} count={count} isOpen={isOpen} />
			<p class="sound-note" role="status">
				{sound.waits && (
					<button type="button" onClick={sound.press}>
						<Muted />
						<span>{words.letItBeHeard(<kbd>M</kbd>)}</span>
					</button>
				)}
			</p>
			<div class="controls-buttons" data-awake={awake ? "" : undefined}>
				{clicker.isLinked && (
					<button
						type="button"
						class="button"
						onClick={() => clicker.press("primary")}
					>
						<Play />
						{words.nextStep(<kbd>{words.space}</kbd>)}
					</button>
				)}
				{onWhy !== null && (
					<button type="button" class="button" onClick={onWhy}>
						<Eye />
						{words.showWhy(<kbd>W</kbd>)}
					</button>
				)}
				<button type="button" class="button" onClick={() => setBlack(true)}>
					<Dark />
					{words.black(<kbd>B</kbd>)}
				</button>
				{!sound.isOff && !sound.waits && (
					<button type="button" class="button" onClick={sound.press}>
						{sound.isMuted ? <Muted /> : <Heard />}
						{words.sound(!sound.isMuted, <kbd>M</kbd>)}
					</button>
				)}
				<button type="button" class="button" onClick={() => void switchWhole()}>
					<Whole />
					{words.fullScreen(<kbd>F</kbd>)}
				</button>
				<button type="button" class="button" onClick={switchTheme}>
					{theme === "dark" ? <Moon /> : <Sun />}
					{words.colours(theme, <kbd>D</kbd>)}
				</button>
				{!canStayAwake && <p class="controls-hint">{words.keepTheDisplayOn}</p>}
			</div>
		</div>
	);
}

async function switchWhole(): Promise<void> {
	try {
		if (document.fullscreenElement === null)
			await document.documentElement.requestFullscreen();
		else await document.exitFullscreen();
	} catch {
		// The browser may forbid it; the page works without.
	}
}

function useMouse(restMs: number): boolean {
	const [awake, setAwake] = useState(false);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const move = () => {
			setAwake(true);
			clearTimeout(timer);
			timer = setTimeout(() => setAwake(false), restMs);
		};
		window.addEventListener("pointermove", move);
		return () => {
			clearTimeout(timer);
			window.removeEventListener("pointermove", move);
		};
	}, [restMs]);
	return awake;
}
