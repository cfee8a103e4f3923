import type { Confidence } from "../../shared/confidence.ts";
import type { Json } from "../../shared/json.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { StudentToServer, Welcome } from "../../shared/student-events.ts";
import type { Entrance } from "../../shared/views.ts";
import type { Ask } from "../link/ask.ts";
import type { OutboxState } from "../link/outbox.ts";
import type { LinkState } from "../link/socket.ts";
import type { Held } from "./held.ts";

/** This phone in one room. */
export interface SittingState {
	readonly code: string;
	readonly link: LinkState;
	readonly held: Held | null;
	/** What the form for joining needs; null with a seat, and before the server's first word. */
	readonly entrance: Entrance | null;
	/** The store's clock minus this page's (`look/clock.ts`), in ms. */
	readonly offset: number;
	readonly outbox: OutboxState;
	readonly joining: boolean;
	readonly joinRefusal: Refusal | null;
	/** Why the link has stopped. */
	readonly stopped: Refusal | null;
	/** Another one each time all hands were lowered. */
	readonly lowered?: object;
}

export interface Sitting {
	readonly state: () => SittingState;
	/** `word`: the one on the screen, where the room has asked for it. */
	readonly join: (name: string, word?: string) => void;
	/** For what comes later than the page; a welcome is `take`n. */
	readonly ask: Ask<StudentToServer>;
	readonly take: (reply: Welcome) => void;
	/** The person is at the form for joining. */
	readonly touch: () => void;
	readonly answer: (value: Json, confidence?: Confidence) => void;
	/** Connects again after the link has stopped. */
	readonly reopen: () => void;
	readonly close: () => void;
}
