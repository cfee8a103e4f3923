/** The command was called wrongly, or against what it may not touch: nothing was done. Ends with 2. */
export class WrongUse extends Error {}
