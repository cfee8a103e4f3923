/** The pictures that a text names. */
export function imagesIn(source: string): string[] {
	return [...source.matchAll(/\]\(image:([a-z0-9]{1,64})[\s)]/g)].map(
		([, id = ""]) => id,
	);
}
