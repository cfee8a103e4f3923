/** The library sets them by positions behind two invisible letters; the second pair holds what is seen. */
const pair =
	/<msubsup><mpadded width="0\.1px"><mphantom><mi>X<\/mi><\/mphantom><\/mpadded><mpadded height="0px"[\s\S]*?<\/msubsup><msubsup>([\s\S]*?)<\/msubsup>/g;
const script =
	/<(\w+) style="position:absolute;right:0;bottom:0;">([\s\S]*?)<\/\1><\/mpadded><\/mrow>/g;

/** Numbers to the left of a sign, as an isotope has them, by MathML's own element: styles that place them pass no content policy, and without them they lie on the sign. */
export function withLeftScripts(mathml: string): string {
	return mathml.replace(pair, (all, inner: string) => {
		const [below, above, ...more] = [...inner.matchAll(script)].map(
			([, name = "", of = ""]) => `<${name}>${of}</${name}>`,
		);
		if (below === undefined || above === undefined || more.length > 0)
			return all;
		return `<mmultiscripts><mrow></mrow><mprescripts></mprescripts>${below}${above}</mmultiscripts>`;
	});
}
