export const notACode =
	"That is not a room code. A code has six letters and digits: please look at the screen again.";
export const joinTitle = "Join · Lectern";
export const pleaseTypeTheCode = "Please type the code from the screen.";
export const roomCode = "Room code";
export const sixLettersAndDigits =
	"Six letters and digits. You find them on the screen.";
