import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import {
	type Click,
	type Clicker,
	type Outcome,
	openClicker,
} from "../link/clicker.ts";
import { forgiving } from "../link/storage.ts";

/** Outlives a reload of this page, which a clicker's key for the start of a show is. */
const kept = forgiving(() => sessionStorage);
const noteMs = 5000;
/** So long the question whether to end the room stands; and so long before a press answers it, as a clicker that bounces has not read it. */
const endMs = { asked: 12_000, read: 700 };

export interface ScreenClicker {
	/** A page of the room was there in this browser: keys lead the room. */
	readonly isLinked: boolean;
	readonly press: (click: Click) => void;
	/** What the last press could not do, and why, for a moment; or what it asks. */
	readonly note: Exclude<Outcome, "done"> | "closed" | null;
}

/** Keys at this screen do what they would on the room's page in the same browser, where there is one. Null: no room is known. */
export function useClicker(room: string | null): ScreenClicker {
	const clicker = useRef<Clicker | null>(null);
	const [linked, setLinked] = useState<string | null>(null);
	const [note, setNote] = useState<ScreenClicker["note"]>(null);
	/** Since when it is asked whether to end the room. */
	const asked = useRef<number | null>(null);
	useEffect(() => {
		if (room === null) return;
		const key = `lectern.clicker.${room}`;
		if (kept.getItem(key) !== null) setLinked(room);
		const opened = openClicker(room, () => {
			kept.setItem(key, "");
			setLinked(room);
			setNote((before) => (before === "closed" ? null : before));
		});
		clicker.current = opened;
		return () => {
			clicker.current = null;
			opened.close();
		};
	}, [room]);
	useEffect(() => {
		if (note === null) return;
		const timer = setTimeout(
			() => {
				asked.current = null;
				setNote(null);
			},
			note === "ends" ? endMs.asked : noteMs,
		);
		return () => clearTimeout(timer);
	}, [note]);
	const isLinked = room !== null && linked === room;
	const press = useCallback(
		async (click: Click) => {
			// Where none ever was, this is a screen for reading.
			if (!isLinked) return;
			const since = asked.current;
			if (since !== null && performance.now() - since < endMs.read) return;
			asked.current = null;
			if (since !== null) setNote(null);
			// The way back is the way out of it.
			if (since !== null && click === "back") return;
			const isEnd = since !== null && click === "primary";
			const outcome = await clicker.current?.press(isEnd ? "end" : click);
			if (outcome === "ends") asked.current = performance.now();
			if (outcome !== undefined)
				setNote(outcome === "done" ? null : (outcome ?? "closed"));
		},
		[isLinked],
	);
	return { isLinked, press, note };
}
