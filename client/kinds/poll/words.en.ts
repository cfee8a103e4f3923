export const label = "Poll";
export const hint = "Nothing is right or not, nothing is scored.";
export const theySaid = "Other:";
