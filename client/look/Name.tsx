/** A person's name within a sentence: its direction turns nothing around it, and no browser translates it. */
export function Name({ of }: { readonly of: string }) {
	return <bdi translate={false}>{of}</bdi>;
}

/** The same for words that become a plain string: between the marks that isolate what runs the other way. */
export function isolated(words: string): string {
	return `\u2068${words}\u2069`;
}
