export const fullCharacters = (max: number) => `Full: ${max} characters`;
export const ofCharactersLeft = (left: number, max: number) =>
	`${left} of ${max} characters left`;
export const aWholeNumberFrom = (min: number, max: number, now: string) =>
	`A whole number from ${min} to ${max}. Until then: ${now}.`;
export const moveUp = (name: string) => `Move up: ${name}`;
export const moveDown = (name: string) => `Move down: ${name}`;
export const dragToMove = "Drag to move";
export const remove = (name: string) => `Remove: ${name}`;
export const steps = "Steps";
export const aWordForEachStep = "A word for each step; the two ends need one";
export const wordForStep = (number: number) => `Word for step ${number}`;
export const theLowestAsIn = "the lowest, as in “not at all”";
export const theHighestAsIn = "the highest, as in “entirely”";
