export const rightOnesInARow = "Right ones in a row";
export const areNotTold = "Are not told";
export const areToldOnThePhone = "Are told on one's own phone, at the reveal";
export const theyEarnNothing = "From the second on. They earn no points.";
export const briefStreaks = "right ones in a row are told";
export const briefNoStreaks = "right ones in a row are not told";
export const handsAndHearts = "Hands and hearts";
export const noneOnThePhones = "None";
export const handAndHeart =
	"A hand to raise and a heart, in the lower part of the phone";
export const youSeeThem =
	"You see how many, and whose hands. The screen shows how many, quietly.";
export const briefReactions = "hands and hearts on phones";
export const briefNoReactions = "no hands and hearts";
export const howSureTheyAre = "How sure they are";
export const isNotAsked = "Is not asked";
export const isAskedWithEach =
	"Is asked with each answer that can be right: a guess, fairly sure, sure";
export const itEarnsNothing =
	"It earns and costs nothing. The results say how many were sure, and right.";
export const briefConfidence = "asked how sure they are";
export const briefNoConfidence = "not asked how sure they are";
export const ownResults = "Students read their results again";
export const byALinkOfTheirOwn =
	"On the phone, and on any device by a link of their own";
export const whatWasShown =
	"What phones showed: answers, what was right and why, points. Nobody can answer by such a link.";
export const onlyWhileTheRoomRuns =
	"Not by a link: only on the phone, in the room";
export const briefOwnResults = "own results by a link";
export const briefNoOwnResults = "no links to own results";
