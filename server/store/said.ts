import type { Json } from "../../shared/json.ts";
import { groupLimits } from "../../shared/limits.ts";
import type { AnswerMore, Said } from "./room-store.ts";

/** What is kept of an answer, as the JSON texts of which every store makes its rows; null: not given. */
export interface SaidTexts {
	/** Canonical: equal answers are equal texts. */
	readonly value: string;
	readonly groups: string | null;
	readonly more: string | null;
}

export function textsOf({ value, groups, more }: Said): SaidTexts {
	return {
		value: JSON.stringify(value),
		groups: groups === undefined ? null : JSON.stringify(namesOf(groups)),
		more: more === undefined ? null : JSON.stringify(more),
	};
}

/** The only reader of those texts. */
export function saidOf(texts: SaidTexts): Said {
	const { groups, more } = texts;
	const value = JSON.parse(texts.value) as Json;
	if (groups === null && more === null) return { value };
	return {
		value,
		...(groups === null ? {} : { groups: JSON.parse(groups) as string[] }),
		...(more === null ? {} : { more: JSON.parse(more) as AnswerMore }),
	};
}

/** The same for many: equal texts are read once, and are one value. */
export function alikeReader(): (texts: SaidTexts) => Said {
	const known = new Map<string, { groups: string | null; said: Said }>();
	return (texts) => {
		const { value, groups, more } = texts;
		const name = more === null ? value : `${value} ${more}`;
		const found = known.get(name);
		if (found !== undefined && found.groups === groups) return found.said;
		const said = saidOf(texts);
		known.set(name, { groups, said });
		return said;
	};
}

/** Not every store keeps NUL and half a pair. */
const notKept = /[\0\ud800-\udfff]/;

function asStored(name: string): string {
	return notKept.test(name)
		? String(Buffer.from(name)).replaceAll("\0", "\ufffd")
		: name;
}

/** Each once, and as they come back from a store. Throws when a kind keeps no bound: that is a bug and no input. */
function namesOf(groups: readonly string[]): string[] {
	const { ofAnswer, name: longest } = groupLimits;
	const names = new Set(groups.map(asStored));
	if (names.size > ofAnswer)
		throw new Error(`an answer is in ${names.size} groups`);
	for (const { length } of names)
		if (length > longest)
			throw new Error(`a group's name has ${length} characters`);
	return [...names];
}
