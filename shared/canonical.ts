/** One text per content, whatever the order of an object's fields. */
export function canonical(content: unknown): string {
	return JSON.stringify(content, (_, value: unknown) =>
		typeof value === "object" && value !== null && !Array.isArray(value)
			? Object.fromEntries(
					Object.entries(value).sort(([one], [other]) =>
						one < other ? -1 : 1,
					),
				)
			: value,
	);
}
