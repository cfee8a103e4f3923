export const before = (share: string) => `before ${share}`;
/** In points of the hundred; a true minus. */
export const gain = (points: number) =>
	points > 0 ? `+${points}` : points < 0 ? `\u2212${-points}` : "±0";
export const chooseAllThatApply = "Choose all that apply";
export const answered = (answered: number) => `${answered} answered`;
export const options = "Options";
export const option = "Option";
export const answers = "Answers";
export const share = "Share";
export const shareBefore = "Share in the vote before";
export const right = "Right";
export const andCorrect = ", right";
export const andYours = ", your answer";
export const isRight = "right";
export const isYours = "yours";
export const isRightAndYours = "right, yours";
