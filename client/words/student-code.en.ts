export const notACode =
	"That is not a room code. A code has six letters and digits: please look at the screen again.";
export const joinTitle = "Join · Lectern";
export const pleaseTypeTheCode = "Please type the code from the screen.";
export const typeTheCode = "Type the code from the screen";
export const noRoomHasThisCode = "No room has this code";
export const roomCode = "Room code";
export const sixLettersAndDigits =
	"Six letters and digits. Capitals, spaces and dashes do not matter.";
