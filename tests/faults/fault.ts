import type { StandIns } from "./build.ts";
import type { Needs } from "./history.ts";
import type { Lecture } from "./lecture.ts";
import type { SiteOptions } from "./site.ts";

/** One row of the table in docs/RELIABILITY.md. */
export interface Fault {
	readonly id: string;
	readonly is: string;
	/** Within so many ms after the fault every screen is right. */
	readonly x: number;
	readonly rounds: number;
	readonly seconds?: readonly (number | null)[];
	readonly needs: Needs;
	/** In the short tier too. */
	readonly short?: true;
	/** Programs that must be there; a missing one fails the run. */
	readonly programs?: readonly string[];
	/** Needs a site of its own, with this. */
	readonly site?: Omit<SiteOptions, "name" | "standIns">;
	/** Needs a build of its own, which does the same at another pace. */
	readonly standIns?: StandIns;
	/** Source addresses of the students. */
	readonly addressOf?: (index: number) => string | undefined;
	/** The address by which a student goes, when it is not the site's own. */
	readonly through?: (index: number, url: string) => string;
	/** Meddles with packets: played in a network namespace of its own, which needs root. */
	readonly ownNetwork?: true;
	/** More students would only drown what this fault shows. */
	readonly most?: number;
	/** Nobody has the whole shipped phone, nor a browser: they could not load another page. */
	readonly light?: true;
	/** On one machine with SQLite, not on three nodes. */
	readonly alone?: true;
	/** Before anyone is there. */
	prepare?(lecture: Lecture): Promise<void>;
	play(lecture: Lecture): Promise<void>;
	/** Whatever happened: leaves the machine as it was. */
	mend?(lecture: Lecture): Promise<void>;
}

/** What most faults need: nearly all answers saved, one at least hit on its way, fair delivery outside the fault. */
export const usual: Needs = { saved: 0.95, inFlight: 1, spreadMs: 300 };
