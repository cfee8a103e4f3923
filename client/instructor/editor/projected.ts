import type { Branding } from "../../../shared/branding.ts";
import type { Tally } from "../../../shared/kinds/kind.ts";
import {
	everyTextOf,
	finished,
	isInForm,
	kindOf,
	slidePartsOf,
} from "../../../shared/kinds/kinds.ts";
import type { Question } from "../../../shared/quiz.ts";
import { shapeOf } from "../../../shared/slide-shape.ts";
import type {
	ScreenPhase,
	ScreenView,
	Solution,
} from "../../../shared/views.ts";
import { toldOf } from "../../text/told.ts";

export interface Projected {
	readonly title: string;
	readonly branding: Branding | undefined;
	readonly question: Question;
	/** Among its like, from 1. */
	readonly number: number;
	/** Of questions. */
	readonly total: number;
	readonly isRevealed: boolean;
	/** Of a slide so many are shown. */
	readonly parts: number;
	/** Another one where another question is shown than before, or another wording of it. */
	readonly version: number;
}

const nothing: Tally = { answered: 0, groups: {}, left: 0 };

/** What the projector's page would be told of this question in a room that nobody has joined. */
export function projected(shown: Projected): ScreenView {
	const { title, branding, number, total, version } = shown;
	return {
		roomId: "",
		epoch: "",
		version,
		now: 0,
		code: "",
		title,
		total: Math.max(total, number),
		locked: false,
		word: null,
		leaderboard: null,
		...(branding && { branding }),
		...phaseOf(shown),
	};
}

function phaseOf({
	question: written,
	number,
	isRevealed,
	parts: count,
}: Projected): ScreenPhase {
	// As it is asked: without the places that are empty yet.
	const [question = written] = finished([written]);
	const { kind, text, ask } = question;
	const index = number - 1;
	const texts = Object.fromEntries(
		everyTextOf(question).flatMap((source) => {
			const html = toldOf(source);
			return html === null ? [] : [[source, html]];
		}),
	);
	const parts = slidePartsOf(question);
	if (parts !== null)
		return {
			phase: "ready",
			index,
			text,
			texts,
			slide: {
				parts: parts.slice(0, count),
				ahead: shapeOf(parts.slice(count)),
			},
		};
	const asked = { round: 1, index, vote: 1, kind, text, ask, texts };
	return isRevealed
		? { phase: "revealed", asked, solution: solutionOf(question) }
		: { phase: "open", asked, deadline: null, openedAt: 0 };
}

function solutionOf(question: Question): Solution {
	const { key, explanation, ask } = question;
	const distribution = isInForm(question)
		? kindOf(question).distribution(ask, key, nothing)
		: { answered: 0 };
	return { key, explanation, distribution, before: null };
}
