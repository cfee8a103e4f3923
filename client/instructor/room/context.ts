import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Known } from "./known.ts";
import type { Watching } from "./watching.ts";

/** What every part of the room's page works with. */
export interface RoomPage
	extends Known,
		Pick<Watching, "offset" | "send" | "change"> {
	readonly id: string;
	/** Whether commands can go out now. */
	readonly live: boolean;
}

export const RoomContext = createContext<RoomPage | null>(null);

export function useRoom(): RoomPage {
	const page = useContext(RoomContext);
	if (page === null)
		throw new Error("a part of the room's page stands outside of it");
	return page;
}
