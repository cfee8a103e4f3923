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
export const theSound = "Sound at the screen";
export const noSound = "None";
export const beepsAtTheEnd = "Soft beeps in the last three seconds";
export const muteWithM =
	"What is heard can be seen, too. The key M at the screen mutes it.";
export const beepsAndMore =
	"These, and a short sound as a question opens and at its answer";
export const briefNoSound = "no sound";
export const briefBeeps = "beeps in the last seconds";
export const briefSound = "sound at the screen";
