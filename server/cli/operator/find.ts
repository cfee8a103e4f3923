import type { Holder } from "../../store/operator-store.ts";
import type { Stores } from "../../stores.ts";
import { WrongUse } from "../command.ts";

/** An empty shell variable, or a letter, names nobody, however few there are. */
const leastLetters = 4;

/** The one whose id begins so; throws when that is nobody, or several. */
export async function findHolder(
	stores: Stores,
	prefix: string,
): Promise<Holder> {
	const holders: Holder[] = [];
	for await (const holder of stores.operator.holders()) holders.push(holder);
	return findBy(prefix, holders, ({ id }) => id, "Nobody's id");
}

/** The one of these whose id begins so. `nobody`: of whom it is said that none does. */
export function findBy<T>(
	prefix: string,
	all: readonly T[],
	idOf: (one: T) => string,
	nobody: string,
): T {
	if (prefix.length < leastLetters)
		throw new WrongUse(`Give at least ${leastLetters} letters of the id.`);
	const [one, ...more] = all.filter((each) => idOf(each).startsWith(prefix));
	if (one === undefined)
		throw new Error(`${nobody} begins with ${printable(prefix)}.`);
	if (more.length > 0)
		throw new Error(
			`${more.length + 1} ids begin with ${prefix}: give more of it.`,
		);
	return one;
}

/** What instructors wrote must not move an operator's cursor, nor look like a line of its own or like other words. */
export function printable(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
}
