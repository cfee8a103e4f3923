import type { Fault } from "../kind.ts";
import { type Key, partsOf } from "./accepted.ts";
import { canonical, comparable, type Strictness } from "./spelling.ts";

/** What keeps a key from being marked by. */
export function faultsOfKey(
	ask: Strictness,
	{ accepted }: Pick<Key, "accepted">,
): Fault[] {
	if (accepted.length === 0)
		return [
			{ path: "key.accepted", text: "Give at least one answer that is right." },
		];
	const faults = accepted.flatMap(({ text, share }, index) => {
		const path = `key.accepted.${index}`;
		const name = `Right answer ${index + 1}`;
		const parts = partsOf(text);
		if (parts.every((part) => canonical(part) === null))
			return [
				{
					path,
					text:
						parts.length > 1
							? `${name} is only *, which every answer is.`
							: `${name} is empty.`,
				},
			];
		return share > 0
			? []
			: [{ path, text: `${name} earns nothing: its share is 0.` }];
	});
	return [...faults, ...contradictions(ask, accepted)];
}

/** The same answer twice, with different shares. */
function contradictions(ask: Strictness, accepted: Key["accepted"]): Fault[] {
	const first = new Map<string, number>();
	return accepted.flatMap(({ text, share }, index) => {
		const same = JSON.stringify(
			partsOf(text).map((part) => comparable(part, ask)),
		);
		const earlier = first.get(same);
		if (earlier === undefined) {
			first.set(same, index);
			return [];
		}
		return accepted[earlier]?.share === share
			? []
			: [
					{
						path: `key.accepted.${index}`,
						text: `Right answers ${earlier + 1} and ${index + 1} are the same, with different shares.`,
					},
				];
	});
}
