import type { Json } from "../../shared/json.ts";
import type { Kind } from "../../shared/kinds/kind.ts";
import { everyTextOf } from "../../shared/kinds/kinds.ts";
import type { Question } from "../../shared/quiz.ts";
import type { Sheet, SheetQuestion } from "../../shared/views.ts";
import type { Dice } from "./dice.ts";

/** Questions of any kind, as the kind itself says that somebody might write them. */

/** A key to this, and not `other` where another is possible. */
export function anyKey(dice: Dice, kind: Kind, ask: Json, other?: Json): Json {
	let key = kind.sampleKey(ask, dice);
	for (let tries = 0; tries < 50; tries++) {
		if (JSON.stringify(key) !== JSON.stringify(other)) break;
		key = kind.sampleKey(ask, dice);
	}
	return key;
}

/** A question of this kind that can be asked. */
export function anyQuestion(
	dice: Dice,
	kind: Kind,
	more: Partial<Question> = {},
): Question {
	const ask = kind.sampleAsk(dice);
	return {
		id: `${kind.name}-${dice.roll(1e9)}`,
		kind: kind.name,
		text: `A ${kind.name} question`,
		ask,
		key: anyKey(dice, kind, ask),
		explanation: `Because ${dice()}.`,
		seconds: null,
		points: 1,
		...more,
	};
}

/** The same question with what each of its texts looks like, each in a way of its own; every one has a link. */
export function withLooks(question: Question): SheetQuestion {
	const look = (source: string): [string, string] => [
		source,
		`<em>${source}</em> <a href="https://of.example/${source.length}">link</a>`,
	];
	const texts = Object.fromEntries(everyTextOf(question).map(look));
	return { ...question, texts };
}

/** A quiz by chance, of one to six questions of these kinds. */
export function anySheet(dice: Dice, kinds: readonly Kind[]): Sheet {
	return Array.from({ length: 1 + dice.roll(6) }, (_, index) => {
		const question = anyQuestion(dice, dice.pick(kinds), {
			id: `q${index}`,
			seconds: dice.pick([null, 5, 30]),
			points: dice.pick([0, 1, 10]),
		});
		return dice.chance(50) ? withLooks(question) : question;
	});
}
