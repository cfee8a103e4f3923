export const left = (time: string) => `${time} left`;
export const timeIsUp = "Time is up";
export const secondsLeft = (seconds: number) => `${seconds} seconds left`;
export const seconds = (seconds: number) => `${seconds} seconds`;
export const minutesAndSeconds = (minutes: number, seconds: number) =>
	`${minutes} min ${seconds} s`;
export const lectern = "Lectern";
