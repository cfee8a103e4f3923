export const label = "Poll";
export const hint = "Nothing is correct, nothing is scored.";
export const theySaid = "Other:";
