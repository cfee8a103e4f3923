export const theExplanation = "The explanation on the screen";
export const standsBelowTheAnswer =
	"stands below the answer, where there is room";
export const elseOnW = "Else the key W at the screen shows it.";
export const comesWithAPress = "comes with a press of its own";
export const threePresses =
	"One press more for each question that has one, in large type.";
export const whyByPress = "explanations by a press";
export const whyBesideTheAnswer = "explanations below the answer";
export const thePodium = "The podium at the end";
export const placeByPlace = "place by place";
export const thirdSecondFirst = "Third, second, first: a press each.";
export const allAtOnce = "all at once";
export const podiumByPress = "podium place by place";
export const podiumAtOnce = "podium at once";
