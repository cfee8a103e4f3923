import { useEffect, useRef, useState } from "preact/hooks";
import type { ScreenView } from "../../shared/views.ts";
import { partOf } from "../link/part.ts";
import { forgiving } from "../link/storage.ts";
import type { Player } from "./player.ts";

/** Comes where a room wants sound; without it the page is silent, and all else is as it was. */
const part = partOf(() => import("./player.ts"));
const storageKey = "lectern.muted";
const kept = forgiving(() => localStorage);

export interface Sound {
	/** The room has none to be heard. */
	readonly isOff: boolean;
	/** By this device's own key. */
	readonly isMuted: boolean;
	/** The browser lets nothing be heard before a key or a click. */
	readonly waits: boolean;
	/** Mutes it, or lets it be heard again; where the browser waits, that is what it waits for. */
	readonly press: () => void;
}

/** What goes with the pictures of a room that wants to be heard. `isShown`: a person sees them. */
export function useSound(
	view: ScreenView | null,
	offset: number,
	isShown: boolean,
): Sound {
	const isOff =
		!("AudioContext" in window) ||
		view?.sound === undefined ||
		view.phase === "ended";
	const [isMuted, setMuted] = useState(() => kept.getItem(storageKey) !== null);
	const [isHere, setHere] = useState(false);
	const [waits, setWaits] = useState(false);
	const player = useRef<Player | null>(null);
	const isOn = !isOff && !isMuted && isHere && isShown;
	useEffect(() => {
		if (!isOff) void part.fetch().then(setHere);
	}, [isOff]);
	useEffect(() => {
		if (!isOn) return;
		const opened = part.here()?.openPlayer(setWaits) ?? null;
		player.current = opened;
		const allow = () => opened?.allow();
		window.addEventListener("keydown", allow);
		window.addEventListener("click", allow);
		return () => {
			window.removeEventListener("keydown", allow);
			window.removeEventListener("click", allow);
			opened?.close();
			player.current = null;
			setWaits(false);
		};
	}, [isOn]);
	useEffect(() => {
		if (view !== null) player.current?.show(view, offset);
	}, [view, offset, isOn]);
	const press = () => {
		if (isOff || waits) return;
		setMuted(!isMuted);
		if (isMuted) kept.removeItem(storageKey);
		else kept.setItem(storageKey, "");
	};
	return { isOff, isMuted, waits: waits && !isMuted, press };
}
