const lone = /^\s*!\[((?:[^[\]\\]|\\.)*)\]\(image:([0-9a-f]{32})\)\s*$/;

/** A text that is one image and nothing else: its name, and what it shows in words. Null for any other. */
export function loneImage(
	source: string,
): { readonly id: string; readonly alt: string } | null {
	const [, alt = "", id] = lone.exec(source) ?? [];
	return id === undefined
		? null
		: { id, alt: alt.replace(/\\([!-/:-@[-`{-~])/g, "$1") };
}

/** Such a text of these words. */
export function imageText({ id, alt }: { id: string; alt: string }): string {
	return `![${alt.replace(/[!-/:-@[-`{-~]/g, "\\$&")}](image:${id})`;
}

export function isImage(source: string): boolean {
	return lone.test(source);
}
