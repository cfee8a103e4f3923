import type { StudentToServer } from "../../shared/student-events.ts";
import type { Ask } from "../link/ask.ts";
import { openGiven } from "../link/given.ts";
import type { Storing } from "../link/storage.ts";
import { spread, waitOf } from "../link/wait.ts";
import { askedOf } from "./held.ts";
import type { SittingState } from "./sitting.ts";

/** After the server's word, when a class is back after a restore, ms. */
const offerMs = 1_000;

interface Ports {
	readonly state: () => SittingState;
	readonly ask: () => Ask<StudentToServer>;
	readonly storage: Storing;
	/** Where in the storage. */
	readonly key: string;
}

/** A store that was restored may lack what it had of rounds that are over: it is told of them, in no hurry. */
export function openOffers({ state, ask, storage, key }: Ports) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const given = openGiven(storage, key);
	given.add(state().outbox);
	const later = () => {
		clearTimeout(timer);
		timer = setTimeout(offer, spread(offerMs));
	};
	const offer = async () => {
		const view = state().held?.view;
		if (view === undefined || state().link !== "connected") return;
		const { roomId, epoch, phase } = view;
		const last = phase === "ended" ? 1e9 : (askedOf(view)?.round ?? 0);
		const lost = given.lost(roomId, epoch, last - Number(phase === "open"));
		if (lost.length === 0) return;
		const answers = lost.map(({ answer }) => answer);
		const reply = await ask()("offer", { answers });
		if (reply === "unknown" || waitOf(reply) !== null) later();
		else given.offered(lost, epoch);
	};
	return {
		later,
		add: given.add,
		close: () => clearTimeout(timer),
	};
}
