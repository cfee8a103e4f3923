export const newName = "New name";
export const save = "Save";
export const keepIt = "Keep it as it is";
export const leaveExplained =
	"Your place and your name here are given up, and this phone forgets them.";
export const leave = "Leave";
export const stay = "Stay";
export const nobodyAnswered =
	"The server did not answer. Please try again in a moment.";
