import type { ResultRow } from "../../../shared/results.ts";

export const columns = ["name", "score", "rank", "answered"] as const;
export type Column = (typeof columns)[number];
export interface Order {
	readonly by: Column;
	readonly descending: boolean;
}

/** The students whose name holds the search, in this order; removed ones last, equal ones by name. */
export function arrange(
	students: readonly ResultRow[],
	search: string,
	order: Order,
): ResultRow[] {
	const part = search.trim().toLowerCase();
	const compareNames = new Intl.Collator(undefined, {
		numeric: true,
		sensitivity: "base",
	}).compare;
	const sign = order.descending ? -1 : 1;
	return students
		.filter((student) => student.name.toLowerCase().includes(part))
		.map((student) => ({ student, value: sortValue(student, order.by) }))
		.sort((one, other) => {
			const [isOut, isOtherOut] = [one, other].map(
				({ student }) => student.removed === true,
			);
			if (isOut !== isOtherOut) return isOut ? 1 : -1;
			const byValue =
				typeof one.value === "number" && typeof other.value === "number"
					? one.value - other.value
					: compareNames(String(one.value), String(other.value));
			return byValue === 0
				? compareNames(one.student.name, other.student.name)
				: sign * byValue;
		})
		.map(({ student }) => student);
}

function sortValue(student: ResultRow, column: Column): number | string {
	switch (column) {
		case "name":
			return student.name;
		case "score":
			return student.score;
		case "rank":
			return student.rank ?? Number.MAX_SAFE_INTEGER;
		case "answered":
			return student.answered;
	}
}

/** What a column shows first when it is chosen: best scores and most answers on top, names and ranks from the start. */
export function firstOrder(by: Column): Order {
	return { by, descending: by === "score" || by === "answered" };
}
