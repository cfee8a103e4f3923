import { countsChange } from "../../shared/counts-change.ts";
import { isSame } from "../../shared/json.ts";
import type {
	MarkedNow,
	Me,
	NextView,
	Own,
	Reviewed,
	Sheet,
	Solution,
	SolutionChange,
	StoredAnswer,
	StudentView,
} from "../../shared/views.ts";
import type { Room } from "./state.ts";

/** Of `view` what a phone lacks that holds `shown`; null when it has to have the whole. `sheet`: for what was mended. */
export function nextView(
	room: Room,
	view: StudentView,
	shown: StudentView,
	sheet: Sheet = [],
): NextView | null {
	if (!isSame(headOf(view), headOf(shown))) return null;
	const { version } = view;
	const from = shown.version === version - 1 ? {} : { from: shown.version };
	const { images } = view;
	const stamp = { ...from, version, ...(images && { images }) };
	switch (view.phase) {
		case "lobby":
			return { ...stamp, phase: "lobby" };
		case "ready":
			return {
				...stamp,
				phase: "ready",
				index: view.index,
				...(view.slide && { slide: view.slide }),
			};
		case "open":
			return {
				...stamp,
				phase: "open",
				now: view.now,
				...askedAfter(view, shown),
				...(view.deadline !== null && { deadline: view.deadline }),
				changeable: view.changeable,
			};
		case "closed":
			return { ...stamp, phase: "closed", ...askedAfter(view, shown) };
		case "revealed":
			return {
				...stamp,
				phase: "revealed",
				...askedAfter(view, shown),
				...solutionAfter(view, shown),
			};
		case "ended":
			return {
				...stamp,
				phase: "ended",
				...(view.review && { review: reviewAfter(room, sheet, view.review) }),
			};
	}
}

function headOf({
	roomId,
	epoch,
	code,
	title,
	total,
	slides,
	kinds,
	styles,
	names,
	accent,
	reactions,
	results,
}: StudentView) {
	const all = { roomId, epoch, code, title, total, slides, kinds, styles };
	return { ...all, names, accent, reactions, results };
}

function askedAfter(
	{ asked }: StudentView & { phase: "open" | "closed" | "revealed" },
	shown: StudentView,
) {
	const before = "asked" in shown ? shown.asked : null;
	return isSame(asked, before) ? {} : { asked };
}

function solutionAfter(
	{ asked, solution }: StudentView & { phase: "revealed" },
	shown: StudentView,
) {
	if (solution === null) return {};
	const change =
		shown.phase === "revealed" &&
		shown.asked.round === asked.round &&
		shown.solution !== null
			? changeOf(solution, shown.solution)
			: null;
	if (change !== null) return { change };
	const { before, ...rest } = solution;
	return { solution: { ...rest, ...(before && { before }) } };
}

/** As after each tap that lets somebody's words pass: of thousands of bytes a few are others. Null: not to be told so. */
function changeOf(now: Solution, shown: Solution): SolutionChange | null {
	const distribution = countsChange(shown.distribution, now.distribution);
	const before =
		now.before && shown.before ? countsChange(shown.before, now.before) : {};
	const hasSame = (part: "before" | "texts") => !now[part] === !shown[part];
	if (!distribution || !before || !hasSame("before") || !hasSame("texts"))
		return null;
	const { key, explanation, texts } = now;
	return {
		...(!isSame(key, shown.key) && { key }),
		...(explanation !== shown.explanation && { explanation }),
		...(!isSame(texts, shown.texts) && { texts }),
		...(!isSame(distribution, {}) && { distribution }),
		...(!isSame(before, {}) && { before }),
	};
}

/**
 * Phones that were there have seen each question revealed with its words, if those were not mended since; its key, too, if it was never corrected. By what the settings are
 * now: a phone that lacks one asks for the whole.
 */
function reviewAfter(
	{ rounds, settings }: Room,
	sheet: Sheet,
	review: readonly Reviewed[],
): (Reviewed | number)[] {
	const revealed = new Set(
		rounds.filter((round) => round.revealed).map(({ question }) => question),
	);
	for (const { question, recounts, revision = 0 } of rounds)
		if (recounts > 0 || revision < (sheet[question]?.mended ?? 0))
			revealed.delete(question);
	const isShown = settings.phonesShow === "reveal" && settings.textOnPhones;
	return review.map((one) =>
		isShown && revealed.has(one.index) ? one.index : one,
	);
}

/** `told`: what this phone's connection was told last of its answer. Null: it knows all of it. */
export function ownOf(me: Me, told: StoredAnswer | null): Own | null {
	const { version, answer, mark, standing, marks } = me;
	const isTold =
		answer !== null &&
		answer.round === told?.round &&
		answer.seq === told.seq &&
		isSame(answer.value, told.value);
	if (isTold && mark === null && standing === null && marks === null)
		return null;
	return {
		version,
		...(isTold ? {} : { answer }),
		...(mark && { mark: markAfter(mark, answer) }),
		...(standing && { standing }),
		...(marks && { marks }),
	};
}

function markAfter(
	{ index: _, value, ...mark }: MarkedNow,
	answer: StoredAnswer | null,
): NonNullable<Own["mark"]> {
	return isSame(value, answer?.value ?? null) ? mark : { ...mark, value };
}
