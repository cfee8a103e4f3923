export const trueWord = "True";
export const falseWord = "False";
export const label = "True or false";
export const hint = "A statement to agree or disagree with.";
