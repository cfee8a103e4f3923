import type { Watched } from "../../../shared/instructor-events.ts";
import type { Distribution } from "../../../shared/kinds/kind.ts";
import { kindOf } from "../../../shared/kinds/kinds.ts";
import type {
	InstructorView,
	Pulse,
	RoundSummary,
	Sheet,
} from "../../../shared/views.ts";

/** What this page knows of the room: the newest of everything that the server has sent. */
export interface Known {
	readonly view: InstructorView;
	/** The questions, with what was corrected since. */
	readonly sheet: Sheet;
	/** As they came. */
	readonly given: Sheet;
	readonly pulse: Pulse;
	/** The live counts of the newest open round, kept until its answers are counted after the close. */
	readonly seen: {
		readonly round: number;
		readonly distribution: Distribution;
	} | null;
}

/** The reply to `watch` replaces everything. */
export function takeWatched({ view, sheet, pulse }: Watched): Known {
	const known = { view, sheet, given: sheet, pulse, seen: null };
	return takePulse(withCorrected(known), pulse);
}

/** Whether a view is of the questions that this page holds: of the same revision, in one history of the store. */
export function isOfSheet(known: Known | null, view: InstructorView): boolean {
	if (known === null) return true;
	const { epoch, revision, version } = known.view;
	const isOlder = view.epoch === epoch && view.version < version;
	return isOlder || (view.epoch === epoch && view.revision === revision);
}

function withCorrected(known: Known): Known {
	const { corrected } = known.view;
	const sheet = known.given.map((question, index) => {
		const now = corrected.find((one) => one.question === index);
		return now ? { ...question, key: now.key, points: now.points } : question;
	});
	return corrected.length === 0 && known.sheet === known.given
		? known
		: { ...known, sheet: corrected.length === 0 ? known.given : sheet };
}

/**
 * An older view than the one here changes nothing. Of one version the later counts: the word for newcomers changes without a
 * version. Another epoch is a restored store, whose versions start over.
 */
export function takeView(known: Known, view: InstructorView): Known {
	const { epoch, version, now } = known.view;
	const older =
		view.version < version || (view.version === version && view.now <= now);
	return view.epoch === epoch && older
		? known
		: withCorrected({ ...known, view });
}

export function takePulse(known: Known, pulse: Pulse): Known {
	const { round, distribution } = pulse;
	return {
		...known,
		pulse,
		seen:
			round !== null && distribution !== null
				? { round, distribution }
				: known.seen,
	};
}

/** The latest round of a question and the one before it; null for what there is not. */
export function lastRounds(
	rounds: readonly RoundSummary[],
): [RoundSummary | null, RoundSummary | null] {
	return [rounds.at(-1) ?? null, rounds.at(-2) ?? null];
}

/**
 * The distribution of a round: live while it is open, counted afterwards. Between the close and the count the server's
 * numbers are still zero, so what was seen live stands until they catch up.
 */
export function distributionOf(
	{ sheet, seen: last }: Known,
	index: number,
	round: RoundSummary,
): Distribution {
	const question = sheet[index];
	const none = { answered: 0, groups: {}, left: 0 };
	const empty =
		question === undefined
			? { answered: 0 }
			: kindOf(question).distribution(question.ask, null, none);
	const seen = last?.round === round.round ? last.distribution : empty;
	const counted = round.distribution ?? empty;
	return round.state !== "revealed" && seen.answered > counted.answered
		? seen
		: counted;
}
