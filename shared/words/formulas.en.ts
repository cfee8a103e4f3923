/** A formula in words: for those who hear it where its parts are not told, and where nothing but words can stand. */
export const fraction = (above: string, below: string, isShort: boolean) =>
	isShort
		? `${above} over ${below},`
		: `fraction ${above} over ${below}, end of fraction,`;
export const root = (of: string, isShort: boolean) =>
	`square root of ${of},${isShort ? "" : " end of root,"}`;
export const rootOf = (degree: string, of: string, isShort: boolean) =>
	`root of degree ${degree} of ${of},${isShort ? "" : " end of root,"}`;
export const squared = "squared";
export const cubed = "cubed";
export const power = (exponent: string, isShort: boolean) =>
	`to the power of ${exponent},${isShort ? "" : " end of power,"}`;
export const raised = (what: string) => `super ${what}`;
export const index = (what: string, isShort: boolean) =>
	`sub ${what}${isShort ? "" : ", end of sub,"}`;
export const fromTo = (from: string, to: string) => `from ${from} to ${to} of`;
export const below = (what: string) => `with ${what} below`;
export const above = (what: string) => `with ${what} above`;
export const vector = (of: string) => `vector ${of}`;
export const hat = (of: string) => `${of} hat`;
export const bar = (of: string) => `${of} bar`;
export const crossedOut = (what: string) => `crossed out ${what}`;
export const row = (number: number, cells: string) => `row ${number}: ${cells}`;
