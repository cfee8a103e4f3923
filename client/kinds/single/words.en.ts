export const label = "Single choice";
export const hint = "One option is right.";
export const letters = "A to D";
export const optionsByLetter = ["Option A", "Option B", "Option C", "Option D"];
export const yesOrNo = "Yes or no";
export const yes = "Yes";
export const no = "No";
