import type { Confidence } from "../../shared/confidence.ts";
import type { Distribution, Tally } from "../../shared/kinds/kind.ts";
import { kindOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Asked, Sheet, Solution, Stamp } from "../../shared/views.ts";
import { seenTally } from "./moderation.ts";
import { questionAt } from "./sheet.ts";
import { type Room, type Round, roundOf, roundsOf } from "./state.ts";
import type { Scene } from "./tally.ts";
import {
	askedSources,
	looksOf,
	solvedSources,
	withLinks,
	withoutLinks,
} from "./texts.ts";
import { asWorded } from "./wording.ts";

const nothing: Tally = { answered: 0, groups: {}, left: 0 };

/** The parts that several roles' views share, each an allow-list of its own. */

export function stampOf(room: Room, epoch: string, now: number): Stamp {
	return { roomId: room.id, epoch, version: room.version, now };
}

/** The question of a round as it is asked: its key is in no field. On phones it may be without its words, and its links lead nowhere. */
export function askedOf(
	room: Room,
	sheet: Sheet,
	number: number,
	where: "phones" | "screen",
): Asked {
	const round = roundOf(room, number);
	const isPhone = where === "phones";
	const current = questionAt(sheet, round.question);
	// Words that are mended meanwhile wait for the close: nobody's question changes while they answer it.
	const isWaiting = isPhone && round.closedAt === null;
	const question = isWaiting ? asWorded(current, round) : current;
	const withWords = !isPhone || room.settings.textOnPhones;
	const { kind } = question;
	const text = withWords ? question.text : null;
	const ask = withWords ? question.ask : kindOf(question).bare(question.ask);
	const sources = askedSources({ kind, text, ask });
	return {
		round: number,
		index: round.question,
		vote:
			roundsOf(room, round.question).findIndex(
				(other) => other.round === number,
			) + 1,
		kind,
		text,
		ask,
		...looksOf(question, sources, isPhone ? withoutLinks : undefined),
		...(isPhone && asksConfidence(room, current) && { confidence: true }),
	};
}

/** Whether students say how sure they are: where nothing can be right nobody is. */
function asksConfidence(
	{ settings }: Pick<Room, "settings">,
	question: { readonly kind: string },
): boolean {
	return settings.confidence === true && kindOf(question).isJudged;
}

/** What is stored of how sure a student said they are: nothing where it was not asked. */
export function confidenceIn(
	room: Pick<Room, "settings">,
	question: { readonly kind: string },
	said: Confidence | undefined,
): { more?: { confidence: Confidence } } {
	return said !== undefined && asksConfidence(room, question)
		? { more: { confidence: said } }
		: {};
}

/** Of answers that are still coming, or of which nobody may know yet what is correct. */
export function openDistributionOf(
	{ kind, ask }: Pick<Question, "kind" | "ask">,
	tally: Tally,
): Distribution {
	return kindOf({ kind }).distribution(ask, null, tally);
}

/** The same of a round that is on: as much of it as the class may see. */
export function liveDistributionOf(
	room: Room,
	sheet: Sheet,
	{ question: index }: Round,
	tally: Tally,
): Distribution {
	const question = questionAt(sheet, index);
	return openDistributionOf(question, seenTally(room, index, question, tally));
}

/** The counted answers of a closed round. `revealed`: as those may see it who know what is correct. */
export function distributionOf(
	{ room, sheet, tallies }: Scene,
	round: Round,
	revealed: boolean,
): Distribution {
	const question = questionAt(sheet, round.question);
	const all = tallies.get(round.round) ?? nothing;
	const tally = seenTally(room, round.question, question, all);
	if (!revealed) return openDistributionOf(question, tally);
	const { counted } = round;
	const right = counted !== null && "right" in counted ? counted.right : null;
	return kindOf(question).distribution(question.ask, question.key, {
		...tally,
		...(right !== null && { right }),
	});
}

/** For revealed rounds only. Phones are now told where the question's links lead. */
export function solutionOf(
	scene: Scene,
	number: number,
	where: "phones" | "screen",
): Solution {
	const { room, sheet } = scene;
	const round = roundOf(room, number);
	const question = questionAt(sheet, round.question);
	const before = roundsOf(room, round.question).findLast(
		(other) => other.round < number,
	);
	const tellsWords = where === "screen" || room.settings.textOnPhones;
	const texts = {
		...looksOf(question, solvedSources(question)).texts,
		...(tellsWords &&
			looksOf(question, askedSources(question), withLinks).texts),
	};
	return {
		key: question.key,
		explanation: question.explanation,
		distribution: distributionOf(scene, round, true),
		before: before === undefined ? null : distributionOf(scene, before, true),
		...(Object.keys(texts).length > 0 && { texts }),
	};
}
