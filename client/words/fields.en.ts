export const fullCharacters = (max: number) => `Full: ${max} characters`;
export const ofCharactersLeft = (left: number, max: number) =>
	`${left} of ${max} characters left`;
export const aWholeNumberFrom = (min: number, max: number, now: string) =>
	`A whole number from ${min} to ${max}. Until then: ${now}.`;
