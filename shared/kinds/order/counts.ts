import type { Distribution, Tally } from "../kind.ts";
import type { Order } from "./measures.ts";

export interface OrderCounts extends Distribution {
	/** The most frequent orders, most frequent first. */
	readonly orders: readonly OrderCount[];
	/** How many answers are in other ones. */
	readonly others: number;
	/** By item, by place: how many put it there. */
	readonly counts: readonly (readonly number[])[];
}

export type OrderCount = { readonly order: Order; readonly count: number };

const mostOrders = 12;

/**
 * An answer counts for its whole order, a digit for each item, and for the place of each item. Of groups of one size those of the places are told first, so
 * that in a hall where hardly two agree, the places are still told: at worst one is missing where less than one in a hundred put an item.
 */
export const groupsOf = (order: Order): string[] => [
	order.join(""),
	...order.map(placeGroup),
];

const placeGroup = (item: number, place: number) => `~${item}-${place}`;

export function countOrders(
	items: number,
	{ answered, groups }: Tally,
): OrderCounts {
	const orders = Object.entries(groups)
		.filter(([group]) => /^\d+$/.test(group))
		.sort(
			([one, count], [other, more]) => more - count || (one < other ? -1 : 1),
		)
		.slice(0, mostOrders)
		.map(([group, count]) => ({ order: [...group].map(Number), count }));
	return {
		answered,
		orders,
		others: answered - orders.reduce((sum, { count }) => sum + count, 0),
		counts: Array.from({ length: items }, (_, item) =>
			Array.from(
				{ length: items },
				(_, place) => groups[placeGroup(item, place)] ?? 0,
			),
		),
	};
}

/** The order of a group that stands for one; null for what is no order of so many items. */
export function orderIn(group: string, items: number): Order | null {
	const order = /^\d+$/.test(group) ? [...group].map(Number) : null;
	return isOrder(order, items) ? order : null;
}

export function isOrder(raw: unknown, items: number): raw is number[] {
	if (!Array.isArray(raw) || raw.length !== items) return false;
	// A copy: a sparse array's holes are passed over else.
	const places: unknown[] = [...raw];
	const isPlace = (place: unknown) =>
		Number.isInteger(place) && Number(place) >= 0 && Number(place) < items;
	return places.every(isPlace) && new Set(places).size === items;
}
