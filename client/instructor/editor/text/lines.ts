/** A line with its place in the whole text, from 0. */
export interface Line {
	readonly text: string;
	readonly at: number;
	/** Within a fence of code, its own lines included: whatever it looks like, it is not ours. */
	readonly isCode: boolean;
}

export function linesOf(text: string): Line[] {
	let fence: string | null = null;
	return text.split(/\r\n|[\r\n]/).map((text, at) => {
		const [, sign = "", rest = ""] = /^(`{3,}|~{3,})(.*)$/.exec(text) ?? [];
		const isFence = fence === null ? sign !== "" : ends(fence, sign, rest);
		const isCode = fence !== null || isFence;
		if (isFence) fence = fence === null ? sign : null;
		return { text, at, isCode };
	});
}

/** A fence ends with as many of its signs and nothing else. */
function ends(fence: string, sign: string, rest: string): boolean {
	return sign.startsWith(fence) && rest.trim() === "";
}

/** The lines as one text, without the empty ones around it. */
export function joined(lines: readonly Line[]): string {
	return lines
		.map(({ text }) => text)
		.join("\n")
		.replace(/^(?:[ \t]*\n)+/, "")
		.replace(/(?:\n[ \t]*)+$/, "")
		.replace(/^[ \t]+$/, "");
}

/** Cuts before each line that begins something; what stands before the first of them comes first, and may be nothing. */
export function cut(
	lines: readonly Line[],
	begins: (line: Line) => boolean,
): [before: Line[], parts: Line[][]] {
	const before: Line[] = [];
	const parts: Line[][] = [];
	for (const line of lines) {
		if (!line.isCode && begins(line)) parts.push([line]);
		else (parts.at(-1) ?? before).push(line);
	}
	return [before, parts];
}
