import type { Holder } from "../../store/operator-store.ts";
import type { Stores } from "../../stores.ts";

/** The one whose id begins so; throws when that is nobody, or several. */
export async function findHolder(
	stores: Stores,
	prefix: string,
): Promise<Holder> {
	const found: Holder[] = [];
	for await (const holder of stores.operator.holders())
		if (holder.id.startsWith(prefix)) found.push(holder);
	const [one, ...more] = found;
	if (one === undefined) throw new Error(`Nobody's id begins with ${prefix}.`);
	if (more.length > 0)
		throw new Error(
			`${found.length} ids begin with ${prefix}: give more of it.`,
		);
	return one;
}
