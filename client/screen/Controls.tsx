import { useEffect, useState } from "preact/hooks";
import { canStayAwake } from "../look/awake.ts";
import { CloudOff, Dark, Moon, Sun, Whole } from "../look/icons.tsx";
import { shortcutOf } from "../look/keys.ts";
import * as words from "../words/screen.en.ts";
import type { Picture } from "./feed.ts";
import { applyTheme, savedTheme, themeAfter } from "./theme.ts";

/** For the person at the laptop: shown while the mouse moves or the keyboard is in them. The mark of a lost link is there for all. */
export function Controls({ link }: { readonly link: Picture["link"] }) {
	const awake = useMouse(2500);
	const [theme, setTheme] = useState(savedTheme);
	const [isBlack, setBlack] = useState(false);

	function switchTheme(): void {
		const next = themeAfter(theme);
		applyTheme(next);
		setTheme(next);
	}

	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.ctrlKey || event.metaKey || event.altKey || event.repeat)
				return;
			const key = shortcutOf(event);
			if (key === "d") switchTheme();
			if (key === "f") void switchWhole();
			if (key === "b") setBlack((is) => !is);
			if (key === "Escape") setBlack(false);
		};
		window.addEventListener("keydown", press);
		return () => window.removeEventListener("keydown", press);
	});

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
			{link !== "live" && (
				<p class="lost">
					<CloudOff />{" "}
					{link === "unknown" ? words.roomNotFound : words.reconnecting}
				</p>
			)}
			<div class="controls-buttons" data-awake={awake ? "" : undefined}>
				<button type="button" class="button" onClick={switchTheme}>
					{theme === "dark" ? <Moon /> : <Sun />}
					{words.colours(theme, <kbd>D</kbd>)}
				</button>
				<button type="button" class="button" onClick={() => void switchWhole()}>
					<Whole />
					{words.fullScreen(<kbd>F</kbd>)}
				</button>
				<button type="button" class="button" onClick={() => setBlack(true)}>
					<Dark />
					{words.black(<kbd>B</kbd>)}
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
