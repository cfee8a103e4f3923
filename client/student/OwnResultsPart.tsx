import type { SoFarProps } from "./Results.tsx";
import { results } from "./results.ts";

export function OwnResultsPart() {
	const part = results.use();
	return part === null ? <main /> : <part.ResultsPage />;
}

export function ResultsSoFar(props: SoFarProps) {
	const part = results.use();
	return part === null ? null : <part.ResultsSoFar {...props} />;
}
