export const howSureAreYou = "How sure are you?";
export const itIsNotCounted = "It earns and costs nothing.";
export const sayItFirst =
	"Say it before you answer: the first answer stands. It earns and costs nothing.";
/** Least sure first. */
export const levels = { 0: "A guess", 0.5: "Fairly", 1: "Sure" } as const;
