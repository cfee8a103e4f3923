export const label = "Single choice";
export const hint = "One option is correct.";
