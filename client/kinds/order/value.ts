import type { Json } from "../../../shared/json.ts";
import { letter } from "../../../shared/kinds/letter.ts";
import type { OrderCounts } from "../../../shared/kinds/order/counts.ts";
import type { Order } from "../../../shared/kinds/order/measures.ts";
import type { Items, Key } from "../../../shared/kinds/order/model.ts";

/** What the server sends of a question or an answer of this kind. */
export const itemsOf = (ask: Json) => (ask as Items).items;
export const rightOf = (key: Json) => (key as Key | null)?.orders ?? [];
export const orderOf = (value: Json) => value as Order | null;
export const countsOf = (distribution: unknown) =>
	distribution as OrderCounts | null;

/** Items have letters, in the order in which all see them first: so an order is a few letters, and a screen can have the words alone. */
export const sayOrder = (order: Order) => order.map(letter).join(" ");
export const isSame = (one: Order, other: Order) =>
	String(one) === String(other);

/** The group of an order, as it is counted by. */
export const sayGroup = (group: string) => sayOrder(Array.from(group, Number));
