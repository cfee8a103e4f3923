import type { StudentResult } from "../../../shared/rest.ts";

export const columns = ["name", "score", "rank", "answered"] as const;
export type Column = (typeof columns)[number];
export interface Order {
	readonly by: Column;
	readonly descending: boolean;
}

/** How many different questions a student answered. */
export function answeredOf(student: StudentResult): number {
	return new Set(student.answers.map((answer) => answer.index)).size;
}

/** The students whose name holds the search, in this order; removed ones last, equal ones by name. */
export function arrange(
	students: readonly StudentResult[],
	search: string,
	order: Order,
): StudentResult[] {
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
			if (one.student.removed !== other.student.removed)
				return one.student.removed ? 1 : -1;
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

function sortValue(student: StudentResult, column: Column): number | string {
	switch (column) {
		case "name":
			return student.name;
		case "score":
			return student.score;
		case "rank":
			return student.rank ?? Number.MAX_SAFE_INTEGER;
		case "answered":
			return answeredOf(student);
	}
}

/** What a column shows first when it is chosen: best scores and most answers on top, names and ranks from the start. */
export function firstOrder(by: Column): Order {
	return { by, descending: by === "score" || by === "answered" };
}
