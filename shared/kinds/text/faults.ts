import { type Fault, faultMaker } from "../../fault.ts";
import { type Key, partsOf, unescaped } from "./accepted.ts";
import { faultWords } from "./faults.en.ts";
import { comparable, type Strictness, visible } from "./spelling.ts";

const fault = faultMaker(faultWords);

/** What keeps a key from being marked by. */
export function faultsOfKey(
	ask: Strictness,
	{ accepted }: Pick<Key, "accepted">,
): Fault[] {
	if (accepted.length === 0) return [fault("key.accepted", "no-right-answer")];
	// Once for each: a quiz may have thousands of them.
	const texts = accepted.map(({ text }) => unescaped(text));
	const faults = accepted.flatMap(({ share }, index) => {
		const path = `key.accepted.${index}`;
		const number = index + 1;
		const answer = texts[index] ?? "";
		if (!visible.test(answer)) {
			const isWild = partsOf(answer).length > 1;
			const code = isWild ? "answer-anything" : "answer-empty";
			return [fault(path, code, { number })];
		}
		return share > 0 ? [] : [fault(path, "answer-worthless", { number })];
	});
	const same = texts.map((text) => comparable(text, ask));
	return [...faults, ...contradictions(accepted, same)];
}

/** The same answer twice, with different shares. `texts`: by what they are compared. */
function contradictions(
	accepted: Key["accepted"],
	texts: readonly string[],
): Fault[] {
	const first = new Map<string, number>();
	return accepted.flatMap(({ share }, index) => {
		const text = texts[index] ?? "";
		const earlier = first.get(text);
		if (earlier === undefined) {
			first.set(text, index);
			return [];
		}
		return accepted[earlier]?.share === share
			? []
			: [
					fault(`key.accepted.${index}`, "answers-alike", {
						first: earlier + 1,
						second: index + 1,
					}),
				];
	});
}
