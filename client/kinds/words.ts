/** Small words that several kinds say. */

export function showCount(count: number): string {
	return count.toLocaleString("en");
}

/** "A, B and C" */
export function listed(words: readonly string[]): string {
	return words.length < 2
		? words.join("")
		: `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
