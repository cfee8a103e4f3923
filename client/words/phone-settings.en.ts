export const rightOnesInARow = "Right ones in a row";
export const areNotTold = "Are not told";
export const areToldOnThePhone = "Are told on one's own phone, at the reveal";
export const theyEarnNothing = "From the second on. They earn no points.";
export const briefStreaks = "right ones in a row are told";
export const briefNoStreaks = "right ones in a row are not told";
