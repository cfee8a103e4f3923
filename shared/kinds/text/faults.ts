import { type Fault, faultMaker } from "../../fault.ts";
import { comparableParts, type Key, partsOf } from "./accepted.ts";
import { faultWords } from "./faults.en.ts";
import { canonical, type Strictness } from "./spelling.ts";

const fault = faultMaker(faultWords);

/** What keeps a key from being marked by. */
export function faultsOfKey(
	ask: Strictness,
	{ accepted }: Pick<Key, "accepted">,
): Fault[] {
	if (accepted.length === 0) return [fault("key.accepted", "no-right-answer")];
	const faults = accepted.flatMap(({ text, share }, index) => {
		const path = `key.accepted.${index}`;
		const number = index + 1;
		const parts = partsOf(text);
		if (parts.every((part) => canonical(part) === null))
			return [
				fault(path, parts.length > 1 ? "answer-anything" : "answer-empty", {
					number,
				}),
			];
		return share > 0 ? [] : [fault(path, "answer-worthless", { number })];
	});
	return [...faults, ...contradictions(ask, accepted)];
}

/** The same answer twice, with different shares. */
function contradictions(ask: Strictness, accepted: Key["accepted"]): Fault[] {
	const first = new Map<string, number>();
	return accepted.flatMap(({ text, share }, index) => {
		const same = JSON.stringify(comparableParts(text, ask));
		const earlier = first.get(same);
		if (earlier === undefined) {
			first.set(same, index);
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
