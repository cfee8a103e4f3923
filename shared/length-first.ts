import * as v from "valibot";

/** Wrong items of one list whose faults are told. */
const mostWrong = 5;

/**
 * The same list, whose length is looked at before any of its items, and which is given up after a few wrong ones. By itself valibot
 * comes to `maxLength` after all items, and a million wrong ones cost seconds and a gigabyte of faults.
 */
export function lengthFirst<
	List extends v.GenericSchema & { readonly item: v.GenericSchema },
>(most: number, list: List): List {
	const length = v.pipe(v.array(v.any()), v.maxLength(most));
	const run: List["~run"] = (dataset, config) => {
		const { value } = dataset;
		if (!Array.isArray(value)) return list["~run"](dataset, config);
		if (value.length > most)
			return length["~run"](dataset, config) as ReturnType<typeof run>;
		const judged =
			config.abortEarly === true
				? dataset
				: { ...dataset, value: cut(list.item, value) };
		return list["~run"](judged, config);
	};
	return { ...list, "~run": run };
}

/** Up to the last wrong item that is told. */
function cut(item: v.GenericSchema, items: readonly unknown[]): unknown[] {
	let wrong = 0;
	const end = items.findIndex((value) => {
		const { issues } = item["~run"]({ value }, { abortEarly: true });
		if (issues !== undefined) wrong++;
		return wrong === mostWrong;
	});
	return end === -1 ? [...items] : items.slice(0, end + 1);
}
