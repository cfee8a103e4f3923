import { bare } from "./labels.ts";

const several =
	/^[A-J](?:\s*(?:,|;|&|\+|\/|and|und|et|y)?\s*(?:and\s+|und\s+)?[A-J])*$/i;
const first = /^\(?([A-J])\s*(?:[).:]|[-–—]\s)\s*(.*)$/i;

/** The places of the options that an answer names, by letters, by their number or by their own words; none where it names none. */
export function placesOf(answer: string, options: readonly string[]): number[] {
	const said = bare(answer)
		.replace(/^\((.*)\)$/, "$1")
		.replace(/[.!]$/, "")
		.trim();
	const exact = options.findIndex((option) => isAlike(option, said));
	if (exact !== -1) return [exact];
	const isHere = (place: number) => options[place] !== undefined;
	if (
		several.test(said) &&
		(said.length === 1 || /[^a-z]|^[A-J]+$/.test(said))
	) {
		const letters = said
			.replace(/\b(?:and|und|et|y)\b/gi, " ")
			.match(/[A-J]/gi);
		const places = [...new Set((letters ?? []).map(placeOf))].filter(isHere);
		if (places.length > 0) return places.sort((one, other) => one - other);
	}
	const [, letter, words = ""] = first.exec(said) ?? [];
	if (letter !== undefined && isHere(placeOf(letter))) {
		const more = words.split(/\s*(?:,|;|\band\b)\s*/).flatMap((part) => {
			const [, other] = first.exec(part) ?? [];
			return other !== undefined && isHere(placeOf(other))
				? [placeOf(other)]
				: [];
		});
		return [...new Set([placeOf(letter), ...more])];
	}
	const parts = said.split(/\s*[,;]\s*/);
	const places = parts.map((part) =>
		options.findIndex((option) => isAlike(option, part)),
	);
	if (parts.length > 1 && !places.includes(-1)) return places;
	const number = /^\d{1,2}$/.test(said) ? Number(said) - 1 : -1;
	return isHere(number) ? [number] : [];
}

function placeOf(letter: string): number {
	return letter.toLowerCase().charCodeAt(0) - 97;
}

function isAlike(one: string, other: string): boolean {
	const plain = (text: string) =>
		bare(text)
			.toLowerCase()
			.replace(/[.\s]+$/, "");
	return plain(one) === plain(other);
}
